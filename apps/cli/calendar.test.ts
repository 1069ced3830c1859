import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { addDays, dayOf, instantOf, weekday, type Day } from '#domain/time';
import { database } from '../../test/support/database.ts';
import { run } from '../../test/support/program.ts';
import { bring, openTown } from '../../test/support/town.ts';

jest.setTimeout(180_000);
const db = database();

let folder: string;
let caseId: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calendar-cli-'));
  const town = await openTown(db.pool());
  ({ caseId } = await bring(town, await town.report(), 'claimed'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function calendar(...words: readonly string[]) {
  const program = run(['--import', './test/support/typescript.js', 'apps/cli/main.ts', 'calendar', ...words], { DATABASE_URL: db.url(), XIAOHAO_DATA: folder });
  return { status: await program.ended, stdout: program.stdout(), stderr: program.stderr() };
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** The next Saturday that is at least a month away, so that it is in no festival's week that is over. */
function saturday(): Day {
  let day = addDays(dayOf(instantOf(Date.now())), 31);
  while (weekday(day) !== 6) day = addDays(day, 1);
  return day;
}

describe('xiaohao calendar, without a database', () => {
  test('counts by the calendar of the product, in another way, and as a letter', async () => {
    const words = ['due', '--offline', '--from', '2026-09-30', '--amount', '5'];
    expect((await calendar(...words)).stdout).toContain('2026-10-13T18:00:00+08:00');
    expect((await calendar(...words, '--first-day', 'same', '--end', 'midnight')).stdout).toContain('2026-10-13T00:00:00+08:00');
    expect((await calendar(...words, '--text')).stdout).toContain('届满时间：2026年10月13日 18:00');
  });

  test('finds an example sound, and says what is wrong in another at which line and column', async () => {
    expect((await calendar('check', 'examples/calendars/hours.yaml', '--offline')).stderr).toBe('');
    expect(await calendar('check', 'examples/calendars/amendment-2020.yaml', '--offline')).toMatchObject({ status: 1, stderr: expect.stringMatching(/^第 7 行第 10 列：《国务院办公厅关于延长2020年春节假期的通知》已经发布过了.*\n第 8 行第 14 列：.*已经过去/) });
    const bad = await file('bad.yaml', 'overlay:\n  id: a\n  name: b\n  basis: c\n  workdays: [2027-02-30]\n');
    expect(await calendar('check', bad, '--offline')).toEqual({ status: 1, stdout: '', stderr: '第 5 行第 14 列：没有“2027-02-30”这一天。请写真实存在的日期，如 2026-10-10。\n' });
  });
});

describe('xiaohao calendar, on the city', () => {
  test('previews and publishes an overlay once, counts by it, lists it and takes it back', async () => {
    const day = saturday();
    const path = await file('overlay.yaml', `overlay:\n  id: sprint\n  name: 迎检冲刺\n  basis: 青创卫办〔2026〕1号\n  areas: [road]\n  workdays: [${day}]\n`);
    const friday = addDays(day, -1);
    expect(await calendar('check', path)).toMatchObject({ status: 0, stderr: '' });
    expect((await calendar('preview', path)).stdout).toContain('没有写入任何内容');
    const key = '0b0f4f4e-6a57-4c1d-8a55-2f3c9d7e1a10';
    const published = await calendar('publish', path, '--key', key);
    expect(published).toMatchObject({ status: 0, stdout: expect.stringContaining('+calendar-1') });
    expect(await calendar('publish', path, '--key', key)).toEqual(published);
    expect(await calendar('publish', path)).toMatchObject({ status: 1, stderr: expect.stringMatching(/^第 2 行第 7 列：编号“sprint”/) });
    expect((await calendar('due', '--from', friday, '--amount', '1', '--area', 'road')).stdout).toContain(`${day}T18:00:00+08:00`);
    expect((await calendar('due', '--from', friday, '--amount', '1')).stdout).not.toContain(`${day}T18:00:00+08:00`);
    expect((await calendar('list')).stdout.split('\n')[0]).toMatch(/\+calendar-1 {2}区域或专项日历.*青创卫办〔2026〕1号（现行）$/);
    expect(await calendar('withdraw', 'sprint', '--basis', '青创卫办〔2026〕2号')).toMatchObject({ status: 0, stdout: expect.stringContaining('+calendar-2') });
    expect((await calendar('due', '--from', friday, '--amount', '1', '--area', 'road')).stdout).not.toContain(`${day}T18:00:00+08:00`);
    expect((await calendar('due', '--from', friday, '--amount', '1', '--area', 'road', '--calendar', 'state-council-2025-11-04+calendar-1')).stdout).toContain(`${day}T18:00:00+08:00`);
  });

  test('explains a deadline of a case as a letter, by its id or as the only one', async () => {
    const letter = await calendar('explain', caseId, 'a1');
    expect(letter.stdout).toContain('东大街垃圾堆积');
    expect(letter.stdout).toContain('城管局');
    expect(letter.stdout).toContain('逐日说明：');
    expect(await calendar('explain', '2026-000001')).toEqual(letter);
    expect(await calendar('explain', caseId, 'a9')).toMatchObject({ status: 1, stderr: expect.stringContaining('现有：a1') });
    expect(await calendar('explain', '2026-999999')).toMatchObject({ status: 1, stderr: '没有找到案件 2026-999999。\n' });
  });
});
