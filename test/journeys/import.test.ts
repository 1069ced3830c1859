import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { product } from '../support/product.ts';
import { until } from '../support/until.ts';

const { by, db, serving, waitUntil, xiaohao } = product();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const mapping = 'examples/boston-311/mapping.yaml';
const sample = ['import', 'examples/boston-311/sample.csv', '--mapping', mapping, '--history', '--json'];

type Stats = Readonly<{ unit: string; onTime: number; overdue: number; closedWithoutLimit: number; open: number; openOverdue: number }>;
type Imported = Readonly<{ imported: number; already: number; refused: number; units: readonly Stats[] }>;
const counts = ({ onTime, overdue, closedWithoutLimit, open }: Stats) => [onTime, overdue, closedWithoutLimit, open];
const sum = (units: readonly Stats[]) => units.map(counts).reduce((all, one) => all.map((value, index) => value + (one[index] ?? 0)), [0, 0, 0, 0]);
const events = async (): Promise<number> => Number((await db.asOwner("select count(*) as n from events where stream_id like 'case/%'"))[0]?.['n']);

describe('the 205 cases of Boston’s ledger', () => {
  test('are imported with their own past, and agree with the source department by department', async () => {
    const { status, stdout, stderr } = await xiaohao(...sample, '--errors', join(folder, 'errors.csv'));
    expect([status, stderr]).toEqual([0, '']);
    const result = JSON.parse(stdout) as Imported;
    expect(result).toMatchObject({ imported: 205, already: 0, refused: 0 });
    const of = (unit: string) => result.units.filter((one) => one.unit === unit).map(counts)[0];
    expect(sum(result.units)).toEqual([102, 28, 39, 36]);
    expect([of('pwdx'), of('isd')]).toEqual([[56, 8, 25, 7], [9, 11, 0, 7]]);
  });

  test('are left as they are when the same file comes again', async () => {
    const before = await events();
    const { status, stdout } = await xiaohao(...sample, '--errors', join(folder, 'errors.csv'));
    expect([status, JSON.parse(stdout)]).toMatchObject([0, { imported: 0, already: 205, refused: 0 }]);
    expect(await events()).toBe(before);
  });

  test('count over HTTP as they did on the command line, and are listed and read like any other case', async () => {
    const { items } = await by('hq').get<{ items: Stats[] }>('/api/stats/units');
    expect(sum(items)).toEqual([102, 28, 39, 36]);
    const open = await by('hq').get<{ items: { caseId: string; history: boolean }[]; next: string | null }>('/api/cases?unit=pwdx&status=rectifying&limit=200');
    expect(open.items).toHaveLength(7);
    const trail = await by('hq').trail(open.items[0]?.caseId ?? '');
    expect(trail.items[0]).toMatchObject({ type: 'ProblemReported', late: true, occurredAt: expect.stringMatching(/^2015-/), recordedAt: expect.stringMatching(/^2026-03-02/) });
  });

  test('are not chased for what was missed before they came; each open one has its duty and its workflow, the closed have none', async () => {
    const open = await db.asOwner("select case_id, next_duty_at >= '2026-03-02' as later from case_list where history and open");
    expect(open.map(({ later }) => later)).toEqual(Array.from({ length: 36 }, () => true));
    expect(await db.asOwner('select 1 from case_list where history and not open and next_duty_at is not null')).toEqual([]);
    const connection = await Connection.connect({ address: serving().settings['TEMPORAL_ADDRESS'] ?? '' });
    const running = async (): Promise<number> => (await new Client({ connection }).workflow.count(`TaskQueue = '${serving().settings['XIAOHAO_TASK_QUEUE']}' and WorkflowType = 'rectificationCase' and ExecutionStatus = 'Running'`)).count;
    await until(running, (count) => count >= 36);
    expect(await running()).toBe(36);
    await connection.close();
    expect(await waitUntil('2026-03-13T09:00:00+08:00')).toMatchObject({ fired: 0 });
    expect(await db.asOwner('select 1 from notices')).toEqual([]);
  });

  test('are brought before somebody after twenty working days, as nobody has looked at them', async () => {
    const { fired } = await waitUntil('2026-03-31T09:00:00+08:00');
    expect(fired).toBeGreaterThanOrEqual(36);
    const { items } = await by('hq').get<{ items: { rule: string; missed: unknown[] }[] }>('/api/escalations?limit=200');
    expect(new Set(items.map(({ rule }) => rule))).toEqual(new Set(['chase.takeover.1', 'chase.rectify.1']));
    expect(items.every(({ missed }) => missed.length === 0)).toBe(true);
  });
});

describe('a ledger with bad rows', () => {
  test('goes in as far as it is good; the bad rows come back with row, column and reason', async () => {
    const [head, one = '', two = ''] = (await readFile('examples/boston-311/sample.csv', 'utf8')).split('\n');
    const rows = [head, one.replace('101001244696', '1'), two.replace('01/15/2015 12:41:48 AM', '02/30/2015 12:41:48 AM').replace('101001247578', '2'), '', two.replace('PWDx,,,', 'NOBODY,,,').replace('101001247578', '3')];
    const [file, errors] = [join(folder, 'bad.csv'), join(folder, 'bad.errors.csv')];
    await writeFile(file, rows.join('\n'));
    const { status, stdout } = await xiaohao('import', file, '--mapping', mapping, '--history', '--json', '--errors', errors);
    expect([status, JSON.parse(stdout)]).toMatchObject([0, { imported: 1, refused: 2, errors }]);
    const lines = (await readFile(errors, 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^"3","OPEN_DT",/);
    expect(lines[2]).toMatch(/^"5","Department",.*[\u4E00-\u9FFF]/);
  });

  test('is not read at all without a mapping that is sound, or without saying that it is history', async () => {
    expect(await xiaohao('import', 'examples/boston-311/sample.csv', '--mapping', mapping)).toMatchObject({ status: 1, stderr: expect.stringContaining('--history') });
    const bad = join(folder, 'mapping.yaml');
    await writeFile(bad, 'system: x\ncolumns: []\n');
    expect(await xiaohao('import', 'examples/boston-311/sample.csv', '--mapping', bad, '--history')).toMatchObject({ status: 1, stderr: expect.stringMatching(/第 2 行第 \d+ 列/) });
  });
});
