import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { database } from '../../test/support/database.ts';
import { run } from '../../test/support/program.ts';

jest.setTimeout(180_000);
const db = database();

let folder: string;
async function xiaohao(...words: readonly string[]) {
  const program = run(['--import', './test/support/typescript.js', 'apps/cli/main.ts', ...words], { DATABASE_URL: db.url(), XIAOHAO_DATA: folder });
  return { status: await program.ended, stdout: program.stdout(), stderr: program.stderr() };
}
const simulate = (...words: readonly string[]) => xiaohao('simulate', '--from', '2015-01-01', '--to', '2015-12-31', ...words);
const events = () => db.asOwner('select count(*)::int as n from events');

/** The rows of the sample six times over, under ids of their own: more than one thread reads at once. */
async function ledger(): Promise<string> {
  const [header = '', ...rows] = (await readFile('examples/boston-311/sample.csv', 'utf8')).trimEnd().split('\n');
  const file = join(folder, 'ledger.csv');
  await writeFile(file, [header, ...Array.from({ length: rows.length * 6 }, (_, row) => `${900_000_000_000 + row}${(rows[row % rows.length] ?? '').replace(/^[^,]*/, '')}`)].join('\n'));
  return file;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulate-cli-'));
  await xiaohao('import', await ledger(), '--mapping', 'examples/boston-311/mapping.yaml', '--history', '--errors', join(folder, 'errors.csv'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('xiaohao simulate', () => {
  test('runs an imported year under red and yellow cards, case by case and in sum, and writes nothing', async () => {
    const before = await events();
    const cases = join(folder, 'cases.ndjson');
    const { status, stdout } = await simulate('--policy', 'policies/longchang.yaml', '--json', '--cases', cases);
    const report = JSON.parse(stdout) as { cases: number; imported: number; changed: number; sums: { rule: string; base: number; tried: number }[]; examples: { explained: string }[] };
    const lines = (await readFile(cases, 'utf8')).trimEnd().split('\n').map((line) => JSON.parse(line) as { changed: boolean; explained?: string });
    expect([status, report.cases, report.imported]).toEqual([0, lines.length, lines.length]);
    expect(report.changed).toBe(lines.filter(({ changed }) => changed).length);
    expect(report.changed).toBeGreaterThan(10);
    expect(lines.every(({ changed, explained }) => changed === (explained !== undefined))).toBe(true);
    const [yellow] = report.sums.filter(({ rule }) => rule === 'ladder.yellow');
    expect(yellow).toMatchObject({ name: '逾期未改黄牌' });
    expect([yellow?.base, (yellow?.tried ?? 0) > 10]).toEqual([0, true]);
    expect(report.examples).toHaveLength(10);
    expect(await events()).toEqual(before);
  });

  test('tells the same, in the same order, whether one thread works or several do', async () => {
    const by = async (threads: number) => {
      const cases = join(folder, `by-${threads}.ndjson`);
      const { status, stdout, stderr } = await simulate('--policy', 'policies/longchang.yaml', '--json', '--threads', String(threads), '--cases', cases);
      expect([status, stderr]).toEqual([0, '']);
      return { report: { ...(JSON.parse(stdout) as object), seconds: 0, casesPerSecond: 0 }, lines: await readFile(cases, 'utf8') };
    };
    const alone = await by(0);
    expect(alone).toMatchObject({ report: { cases: 1_230 } });
    expect(await by(2)).toEqual(alone);
  });

  test('finds no difference under the policy that held', async () => {
    const { status, stdout } = await simulate('--policy', 'default-1');
    expect([status, stdout.includes('没有任何不同。')]).toEqual([0, true]);
  });

  test('says what it lacks or cannot find, and ends with status 1', async () => {
    expect(await simulate()).toMatchObject({ status: 1, stderr: '请说明试行哪个规则或哪个日历（policy、calendar 至少写一项）。\n' });
    expect(await simulate('--policy', 'nobody@7')).toMatchObject({ status: 1, stderr: expect.stringContaining('nobody@7') });
    expect(await simulate('--calendar', 'state-council-1999-01-01')).toMatchObject({ status: 1, stderr: expect.stringContaining('state-council-1999-01-01') });
    expect(await xiaohao('simulate', '--policy', 'default-1', '--from', '2015-02-01', '--to', '2015-01-01')).toMatchObject({ status: 1, stderr: expect.stringContaining('结束早于开始') });
  });
});
