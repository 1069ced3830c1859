import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { publishCalendar, dayOff } from '../../test/support/amendments.ts';
import { database } from '../../test/support/database.ts';
import { openTown, type Town } from '../../test/support/town.ts';
import { append } from '#event-store/append';
import type { CaseEvent } from '#domain/case/events';
import { clock as system } from '#domain/city/city';
import { compare, projectionNames, rebuild } from '#read-models/rebuild';
import { agendaOf } from './agenda.ts';
import { amendmentOf } from './amendments.ts';
import { caseStream } from './case-file.ts';
import { adopt } from './recompute.ts';
import { rulesInForce } from './rules-in-force.ts';

/** As cases were written before they were pinned from the report on. Never to be changed. */
const fixture = new URL('fixtures/case-without-pins.json', import.meta.url);

const db = database();
let town: Town;
beforeAll(async () => {
  town = await openTown(db.pool());
});

/** A case with the first events of the old log, beside which nothing was projected. */
async function written(length: number): Promise<string> {
  const events = (JSON.parse(await readFile(fixture, 'utf8')) as CaseEvent[]).slice(0, length);
  const { version } = await town.deps.directory.current(db.pool());
  const ofThisCity = events.map((event) => (event.type === 'OrderIssued' ? { ...event, data: { ...event.data, policy: `default-1+city-${version}` } } : event));
  const caseId = randomUUID();
  await append(db.pool(), { streamId: caseStream(caseId), expectedVersion: 0, commandId: randomUUID(), actor: system, recordedAt: town.now(), events: ofThisCity.map((event) => ({ ...event, occurredAt: '2026-03-02T09:03:00+08:00' })) });
  await rebuild(db.pool(), { rules: town.deps.ruleBook.pinned });
  return caseId;
}
const differences = async (): Promise<object> => Object.fromEntries(await compare(db.pool(), { rules: town.deps.ruleBook.pinned }));

describe('a case of an old log', () => {
  it('that is only reported has no pins, is carried on by the default rules, and is pinned by its registration', async () => {
    const caseId = await written(1);
    const { state, rules } = await town.read(caseId);
    expect(state.pins).toBeUndefined();
    expect([rules.policy.version, rules.calendar.version]).toEqual([expect.stringMatching(/^default-1\+city-\d+$/), 'state-council-2025-11-04']);
    expect((await agendaOf(town.deps, caseId)).duties[0]?.rule).toBe('chase.verify.1');
    expect((await town.act(caseId, 'clerk', 'register', { category: 'rubbish' })).state.pins).toEqual({ policy: rules.policy.version, calendar: rules.calendar.version });
  }, 60_000);

  it('that is under way follows an amendment like any other, its limit being that of the category', async () => {
    const caseId = await written(5);
    const amendment = await amendmentOf(town.deps, db.pool(), await publishCalendar(town, dayOff('1', '2026-03-06')));
    if (amendment === undefined) throw new Error('nothing was published');
    expect(await adopt(town.deps, amendment, await rulesInForce(town.deps), caseId)).toEqual({ adopted: true, moved: 1, again: false });
    expect(await adopt(town.deps, amendment, await rulesInForce(town.deps), caseId)).toEqual({ adopted: true, moved: 1, again: true });
    expect((await town.read(caseId)).state.assignments[0]?.deadline?.dueAt).toBe('2026-03-10T18:00:00+08:00');
  }, 60_000);

  it('makes the same tables again, with what was amended in between', async () => {
    expect(await differences()).toEqual(Object.fromEntries(projectionNames.map((name) => [name, 0])));
  }, 60_000);
});
