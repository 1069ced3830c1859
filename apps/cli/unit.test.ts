import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { executeUnit } from '#commands/unit-records';
import { clock } from '#domain/city/city';
import { database } from '../../test/support/database.ts';
import { run } from '../../test/support/program.ts';
import { bring, openTown } from '../../test/support/town.ts';

jest.setTimeout(180_000);
const db = database();

beforeAll(async () => {
  const town = await openTown(db.pool());
  await bring(town, await town.report(), 'claimed');
  const data = { colour: 'red', caseId: '1', caseNo: '2026-000001', sanction: 's1', docNo: '督牌〔2026〕1号', issuedBy: 'hq', givenAt: town.now() } as const;
  await executeUnit(town.deps, { unit: 'urban', command: { type: 'give-card', data }, actor: clock, commandId: randomUUID() });
});

async function unit(...words: readonly string[]) {
  const program = run(['--import', './test/support/typescript.js', 'apps/cli/main.ts', 'unit', ...words], { DATABASE_URL: db.url() });
  return { status: await program.ended, stdout: program.stdout(), stderr: program.stderr() };
}

describe('xiaohao unit', () => {
  test('shows cards, figures with their sentences, and what happens next', async () => {
    const { status, stdout } = await unit('urban');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^市城管局 {2}责任档案（第 1 版）\n {2}黄牌红牌:\n {4}红牌 {2}督牌〔2026〕1号 {2}2026-000001 {2}有效 {2}有效期至 2027年3月2日 18:00\n/);
    expect(stdout).toContain('    接办: 1 (1)  期内交到该单位手里');
    expect(stdout).toContain('    2027-03-02T18:00:00+08:00  牌到期');
  });

  test('prints JSON, as of an instant too, and says which unit there is not', async () => {
    expect(JSON.parse((await unit('urban', '--json')).stdout)).toMatchObject({ unit: 'urban', version: 1, cards: [{ colour: 'red' }], figures: [{ measure: 'taken', value: 1 }], held: { holding: 1 } });
    expect(JSON.parse((await unit('urban', '--json', '--as-of', '2026-03-01')).stdout)).toMatchObject({ version: 0, cards: [], figures: [], held: null });
    expect(await unit('nowhere')).toEqual({ status: 1, stdout: '', stderr: '没有编号为“nowhere”的单位。\n' });
  });
});
