import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { executeRound } from '#commands/rounds-execute';
import { by } from '../../test/support/case/city.ts';
import { database } from '../../test/support/database.ts';
import { run } from '../../test/support/program.ts';
import { openTown, type Town } from '../../test/support/town.ts';

jest.setTimeout(180_000);
const db = database();
let [folder, town]: [string, Town | undefined] = ['', undefined];
beforeAll(async () => {
  town = await openTown(db.pool());
  folder = await mkdtemp(join(tmpdir(), 'rounds-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function rounds(...words: readonly string[]) {
  const program = run(['--import', './test/support/typescript.js', 'apps/cli/main.ts', 'rounds', ...words], { DATABASE_URL: db.url() });
  return { status: await program.ended, stdout: program.stdout(), stderr: program.stderr() };
}
async function file(text: string): Promise<string> {
  const path = join(folder, `${text.length}.yaml`);
  await writeFile(path, text);
  return path;
}
const plan = 'name: 三月暗访\noffice: cwb\ntiming: unscheduled\nmanner: covert\nextent: spot\nbegins: 2020-03-02\nends: 2090-03-06\ninspectors: [inspector]\ndraws: 1\nplaces:\n  - { address: 东大街 1 号, area: road }\n  - { address: 东大街 2 号, area: road }\n';

describe('xiaohao rounds', () => {
  test('says where a plan is wrong, and of what it is made when it is sound', async () => {
    expect(await rounds('check', 'examples/rounds/covert-markets.yaml')).toMatchObject({ status: 0, stdout: '督查计划没有问题：3 个点位，检查人员 1 人。\n' });
    expect(await rounds('check', await file(plan.replace('covert', 'secret')))).toMatchObject({ status: 1, stderr: expect.stringMatching(/^第 4 行第 9 列：/) });
  });

  test('plans a round, revises and draws it, publishes what was found, and closes it', async () => {
    const { id } = JSON.parse((await rounds('plan', await file(plan), '--json')).stdout) as { id: string };
    expect(await rounds('revise', id, await file('reason: 推迟\nends: 2091-03-09\n'))).toMatchObject({ status: 0, stdout: '修订计划：待抽签，第 2 版。\n' });
    expect((await rounds('draw', id)).stdout).toBe('抽取点位：检查中，第 3 版。\n');
    expect((await rounds('list', '--status', 'inspecting')).stdout).toBe(`${id}  2020-03-02 至 2091-03-09  检查中，未公布  三月暗访（市创卫办）\n`);
    const round = await town?.deps.rounds.current(db.pool(), id);
    const [place = ''] = round?.draw?.drawn ?? [];
    if (town !== undefined) await executeRound(town.deps, { id, command: { type: 'file-findings', data: { findings: [{ place, result: 'clear' }] } }, actor: by('inspector'), commandId: 'found' });
    expect((await rounds('show', id)).stdout).toMatch(/已查 1\/1 处，问题 0 个\n.*修订：推迟\n/);
    expect((await rounds('publish', id, '--text', '查 1 处，没有问题。')).stdout).toBe('发布通报：已通报，第 5 版。\n');
    expect(await rounds('revise', id, await file('reason: 再推迟\nends: 2092-03-09\n'))).toMatchObject({ status: 1, stderr: '本轮已经通报，不能再登记或更改。新发现的问题请直接上报。\n' });
    expect((await rounds('close', id, '--reason', '结束')).stdout).toBe('结束本轮：已结束，第 6 版。\n');
    expect(await rounds('show', 'nothing')).toMatchObject({ status: 1, stderr: '没有编号为“nothing”的督查轮次。\n' });
  });
});
