import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type Amendment, amendmentOf, recordApplied } from '#commands/amendments';
import { adopt } from '#commands/recompute';
import { rulesInForce } from '#commands/rules-in-force';
import { dayOff, handedOut, publishCalendar } from '../../test/support/amendments.ts';
import { database } from '../../test/support/database.ts';
import { run } from '../../test/support/program.ts';
import { openTown, type Town } from '../../test/support/town.ts';

jest.setTimeout(120_000);
const db = database();
let folder: string;
let town: Town;
let ids: readonly string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amendment-cli-'));
  town = await openTown(db.pool());
  ids = await handedOut(town, 2, '2026-03-02T09:00:00+08:00');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function xiaohao(...words: readonly string[]) {
  const program = run(['--import', './test/support/typescript.js', 'apps/cli/main.ts', ...words], { DATABASE_URL: db.url(), XIAOHAO_DATA: folder });
  return { status: await program.ended, stdout: program.stdout(), stderr: program.stderr() };
}

async function carriedOut(): Promise<Amendment> {
  const amendment = await amendmentOf(town.deps, db.pool(), await publishCalendar(town, dayOff('1', '2026-03-06')));
  if (amendment === undefined) throw new Error('nothing was published');
  for (const id of ids) await adopt(town.deps, amendment, await rulesInForce(town.deps), id);
  await recordApplied(town.deps, amendment, { looked: 2, adopted: 2, failed: 0 });
  return amendment;
}

test('the command line previews a policy, lists the amendments and shows what one has moved', async () => {
  expect(await xiaohao('amendment', 'list')).toEqual({ status: 0, stdout: '没有涉及在办案件的调整。\n', stderr: '' });
  const path = join(folder, 'longer.yaml');
  await writeFile(path, 'id: longer\nname: 宽限\ncategories:\n  rubbish: { name: 暴露垃圾, limit: 500 工作日 }\n');
  expect((await xiaohao('policy', 'preview', path)).stdout).toMatch(/^2026-\d{6} {2}市城管局 {2}2026年3月9日 18:00 → .+\n.+\n若发布：核对 2 件，2 件的 2 个期限会变动。什么都没有写入。\n$/);
  const { id } = await carriedOut();
  expect((await xiaohao('amendment', 'list')).stdout).toBe('calendar-1  已执行  工作日历调整：停工一日（指挥部〔2026〕1号）\n');
  const shown = (await xiaohao('amendment', 'show', id)).stdout;
  expect(shown).toMatch(/^calendar-1 {2}已执行 .+\n2026-\d{6} {2}市城管局 {2}2026年3月9日 18:00 → 2026年3月10日 18:00\n.+\n核对 2 件，改按新规则 2 件；2 件的 2 个期限有变动；0 件未能处理。\n$/);
  expect(await xiaohao('amendment', 'show', 'calendar-7')).toMatchObject({ status: 1, stderr: '没有编号为“calendar-7”的调整，或者它不涉及在办案件。请从调整列表里选择。\n' });
});
