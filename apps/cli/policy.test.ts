import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { database } from '../../test/support/database.ts';
import { run } from '../../test/support/program.ts';

jest.setTimeout(180_000);
const db = database();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function policy(...words: readonly string[]) {
  const program = run(['--import', './test/support/typescript.js', 'apps/cli/main.ts', 'policy', ...words], { DATABASE_URL: db.url(), XIAOHAO_DATA: folder });
  return { status: await program.ended, stdout: program.stdout(), stderr: program.stderr() };
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe('xiaohao policy, without a database', () => {
  test('finds a shipped file sound', async () => {
    expect(await policy('check', 'policies/sanming.yaml', '--offline')).toEqual({ status: 0, stdout: '规则文件没有问题：三色督查单。\n', stderr: '' });
  });

  test('says what is wrong at which line and column, and ends with status 1', async () => {
    const path = await file('bad.yaml', 'id: bad\nname: 有问题的规则\ncategories:\n  litter: { name: 暴露垃圾 }\n');
    expect(await policy('check', path)).toEqual({ status: 1, stdout: '', stderr: '第 4 行第 11 列：缺少“limit”这个时限。请补上，例如 limit: 15 工作日。\n' });
    expect(await policy('check', join(folder, 'gone.yaml'), '--offline')).toMatchObject({ status: 1, stderr: expect.stringContaining('打不开这个文件（ENOENT）') });
  });

  test('tells how two files differ, and shows one in words and as JSON', async () => {
    expect((await policy('diff', 'default-1', 'policies/jiangmen.yaml')).stdout).toContain('新增单位台阶“周排名连续两次末三位”：A5，周排名末 3 位连续 2 次，约谈通知书，告知指挥部，抄送办公室主任。\n');
    expect((await policy('diff', 'default-1', 'policies/default.yaml')).stdout).toBe('没有不同。\n');
    expect((await policy('show', 'policies/digital-city.yaml')).stdout).toContain('  类别“私搭乱建”：时限 20 工作日 (停工 4 工作时 → 处罚 7 工作日)\n');
    expect(JSON.parse((await policy('show', 'default-1', '--json')).stdout)).toMatchObject({ version: 'default-1' });
  });
});

describe('xiaohao policy publish', () => {
  test('publishes once under a key, lists, and withdraws', async () => {
    const key = '0b0f4f4e-6a57-4c1d-8a55-2f3c9d7e1a10';
    const publish = () => policy('publish', 'policies/longchang.yaml', '--note', '试行', '--key', key, '--json');
    const first = await publish();
    expect([first.stderr, first.status, JSON.parse(first.stdout)]).toMatchObject(['', 0, { version: 'longchang@1', number: 1, migrate: false }]);
    expect((await publish()).stdout).toBe(first.stdout);
    expect((await policy('list')).stdout).toMatch(/^longchang@1 {2}红黄牌督办 {2}自 .+ （现行）\ndefault-1 {2}通用规则 {2}随软件提供\n$/);
    expect(await policy('publish', 'policies/longchang.yaml', '--note', '再发')).toMatchObject({ status: 1, stderr: expect.stringContaining('longchang@1') });
    expect(await policy('publish', 'policies/sanming.yaml', '--note', '补发', '--from', '2020-01-01')).toMatchObject({ status: 1, stderr: expect.stringContaining('规则不能从过去生效（2020年1月1日 00:00') });
    expect(await policy('withdraw', 'longchang@1', '--note', '试行结束')).toMatchObject({ status: 0, stdout: '已撤回 longchang@1。\n' });
    expect((await policy('list')).stdout).toContain('default-1  通用规则  随软件提供 （现行）');
  });
});
