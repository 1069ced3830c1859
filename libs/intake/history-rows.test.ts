import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stateCouncil } from '#domain/calendar/state-council';
import { historyMapping, readMapping, type HistoryMapping } from './history-mapping.ts';
import { historyRows, MissingColumns, type Row, type RowProblem } from './history-rows.ts';
import { UnreadableEncoding } from './text-lines.ts';

const mapping: HistoryMapping = historyMapping.parse({
  system: 'old-ledger',
  columns: { externalId: '编号', title: '问题', description: { join: ['问题', '要求'] }, address: { first: ['地点'], otherwise: '不详' }, reportedAt: '交办日期', dueAt: '时限', closedAt: '完成日期' },
  unit: { column: '责任单位', names: { 城管局: { id: 'cgj', name: '城市管理局' } } },
  source: 'inspection',
  times: { pattern: 'Y-M-D' },
});
const header = '编号,问题,要求,地点,交办日期,时限,完成日期,责任单位';
const good = (id: string, closed = '2016-3-4') => `${id},井盖缺失,补齐,人民路,2016-03-01,2016-03-05,${closed},城管局`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiaohao-rows-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Uint8Array, name = 'ledger.csv', how = mapping): Promise<readonly Row[]> {
  const file = join(folder, name);
  await writeFile(file, content);
  const rows: Row[] = [];
  for await (const row of historyRows(file, how, stateCouncil)) rows.push(row);
  return rows;
}
const lines = (...rows: readonly string[]): string => [header, ...rows].join('\n');
const problems = (rows: readonly Row[]): readonly RowProblem[] => rows.flatMap((row) => ('problem' in row ? [row.problem] : []));
const ids = (rows: readonly Row[]): readonly string[] => rows.flatMap((row) => ('past' in row ? [row.past.externalId] : []));

describe('an old ledger is read', () => {
  it('row by row, with its dates as instants of China Standard Time', async () => {
    const [row] = await read(lines(good('1')));
    expect(row).toEqual({
      past: {
        system: 'old-ledger', row: 2, externalId: '1', title: '井盖缺失', description: '井盖缺失 / 补齐', address: '人民路', source: 'inspection', unit: 'cgj',
        reportedAt: '2016-03-01T00:00:00+08:00', dueAt: '2016-03-05T00:00:00+08:00', closedAt: '2016-03-04T00:00:00+08:00',
      },
    });
  });

  it('as GBK too, as Windows writes it, and packed by gzip', async () => {
    const gbk = Buffer.concat([Buffer.from('b1e0bac5', 'hex'), Buffer.from(',a,b,c,d,e,f,g\n')]);
    const how = { ...mapping, columns: { externalId: '编号', title: 'a', description: 'a', address: 'c', reportedAt: 'd' }, unit: { ...mapping.unit, column: 'g' } };
    const row = Buffer.from('7,x,y,z,2016-01-02,,,');
    const unit = Buffer.from('b3c7b9dcbed6', 'hex');
    expect(ids(await read(Buffer.concat([gbk, row, unit]), 'gbk.csv', how))).toEqual(['7']);
    expect(ids(await read(gzipSync(lines(good('1'))), 'packed.csv.gz'))).toEqual(['1']);
  });

  it('with a byte order mark, Windows line ends, empty lines and quoted line breaks', async () => {
    const rows = await read(`\uFEFF${header}\r\n\r\n${good('1')}\r\n,,,,,,,\r\n2,"井盖\r\n缺失","他说 ""马上""",路,2016-03-01,,,城管局\r\n`);
    expect(ids(rows)).toEqual(['1', '2']);
    expect(problems(rows)).toMatchObject([{ row: 4, code: 'import-empty', column: '交办日期' }]);
  });

  it('with the limit counted in working days where the source has no due time', async () => {
    const how = { ...mapping, columns: { ...mapping.columns, dueAt: '要求' }, limit: { amount: 5, unit: 'workday' } as const };
    const [row] = await read(lines('1,井盖,,路,2026-09-30,,,城管局'), 'limit.csv', how);
    expect(row).toMatchObject({ past: { dueAt: '2026-10-13T18:00:00+08:00' } });
  });
});

describe('a bad row comes back with its line, column and reason, and the good ones go in', () => {
  it.each([
    ['a broken quote', '2,"井盖,补,路,2016-03-01,,,城管局', { code: 'import-quotes' }],
    ['too few columns', '2,井盖', { code: 'import-columns' }],
    ['a day that does not exist', '2,井盖,补,路,2016-02-30,,,城管局', { code: 'import-time', column: '交办日期' }],
    ['an unknown unit', '2,井盖,补,路,2016-02-03,,,住建', { code: 'import-unknown-unit', column: '责任单位' }],
    ['an end before its start', '2,井盖,补,路,2016-03-04,,2016-03-01,城管局', { code: 'import-ends-before-start', column: '完成日期' }],
    ['no title', '2,,补,路,2016-03-01,,,城管局', { code: 'import-empty', column: '问题' }],
    ['a text of a megabyte', `2,${'长'.repeat(1_000_000)},补,路,2016-03-01,,,城管局`, { code: 'import-too-long' }],
    ['a title of a thousand', `2,${'长'.repeat(1000)},补,路,2016-03-01,,,城管局`, { code: 'import-too-long', column: '问题' }],
    ['a NUL', '2,井\u0000盖,补,路,2016-03-01,,,城管局', { code: 'import-malformed', column: '问题' }],
  ])('%s', async (_, bad, problem) => {
    const rows = await read(lines(good('1'), bad, good('3')));
    expect(ids(rows)).toEqual(['1', '3']);
    expect(problems(rows)).toMatchObject([{ ...problem, row: 3, text: bad }]);
  });

  it('while an end before its start is kept, and marked, where the mapping says so', async () => {
    const rows = await read(lines(good('1', '2016-02-01')), 'kept.csv', { ...mapping, endsBeforeItStarts: 'keep' });
    expect(rows).toMatchObject([{ past: { disorder: true } }]);
  });
});

describe('a file is refused as a whole', () => {
  it('without the columns that the mapping reads', async () => {
    await expect(read('编号,问题\n1,井盖')).rejects.toThrow(MissingColumns);
    await expect(read('')).rejects.toThrow(MissingColumns);
  });

  it('in an encoding that is neither UTF-8 nor GBK', async () => {
    await expect(read(Uint8Array.from([0xff, 0xff, 0xff, 0xfe, 0xff]))).rejects.toThrow(UnreadableEncoding);
  });
});

describe('the mapping of Boston’s 311 cases', () => {
  it('reads the whole sample, and keeps the six cases that end before they start', async () => {
    const { value } = await readMapping('examples/boston-311/mapping.yaml');
    if (value === undefined) throw new Error('the mapping is unreadable');
    const rows: Row[] = [];
    for await (const row of historyRows('examples/boston-311/sample.csv', value, stateCouncil)) rows.push(row);
    expect(problems(rows)).toEqual([]);
    expect(rows).toHaveLength(205);
    expect(rows.filter((row) => 'past' in row && row.past.disorder === true)).toHaveLength(6);
  });
});
