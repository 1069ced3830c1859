import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { executeUnit } from '#commands/unit-records';
import { clock } from '#domain/city/city';
import { database } from '../../test/support/database.ts';
import { openTown, type Town } from '../../test/support/town.ts';
import { NoticeSubjects1790000000700 } from './migrations/0007-notice-subjects.ts';
import { compare, rebuild } from './rebuild.ts';

const db = database();
let town: Town;
beforeAll(async () => {
  town = await openTown(db.pool());
});

const options = () => ({ rules: town.deps.ruleBook.pinned });
type Row = Readonly<{ kind: string; row: unknown }>;
const rows = async (): Promise<readonly Row[]> => (await db.pool().query<Row>('select subject_kind as kind, to_jsonb(n) as row from notices n order by id')).rows;

test('a database of before keeps the notices of its cases, and has those of units after it was made again from the log', async () => {
  await town.report();
  const data = { colour: 'red', caseId: 'c1', sanction: 's1', docNo: '督牌〔2026〕1号', issuedBy: 'hq', givenAt: town.now() } as const;
  await executeUnit(town.deps, { unit: 'urban', command: { type: 'give-card', data }, actor: clock, commandId: randomUUID() });
  const all = await rows();
  expect(all.map(({ kind }) => kind).toSorted()).toEqual(['case', 'unit', 'unit']);
  const migration = new NoticeSubjects1790000000700();
  await migration.down({ query: db.asOwner });
  await migration.up({ query: db.asOwner });
  expect(await rows()).toEqual(all.filter(({ kind }) => kind === 'case'));
  expect((await compare(db.pool(), options(), 'notices')).get('notices')).toBe(2);
  await rebuild(db.pool(), options(), 'notices');
  expect(await rows()).toEqual(all);
});
