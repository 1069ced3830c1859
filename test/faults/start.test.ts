import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anyFreePort } from '#local/port';
import { isRunning, type ProcessIdentity } from '#local/process-identity';
import { runningProduct } from '#local/start-lock';
import { peopleOf } from '../support/people.ts';
import { type Program, run } from '../support/program.ts';
import { xiaohao } from '../support/product.ts';
import { asOwner } from '../support/template.ts';
import { until } from '../support/until.ts';

let dataDir: string;
let port: number;
const programs: Program[] = [];
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'whole-product-'));
  await chmod(dataDir, 0o755);
  port = await anyFreePort();
});
afterAll(async () => {
  for (const { end } of programs) await end('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

/** `npm start` as it is run on a fresh machine. */
function start(settings: NodeJS.ProcessEnv = {}): Program {
  const program = run(['bin/start.js'], { XIAOHAO_DATA: dataDir, PORT: String(port), ...settings });
  programs.push(program);
  return program;
}

const by = peopleOf(() => `http://127.0.0.1:${port}`);
const cases = async (): Promise<number> => Number((await asOwner(runningProduct(dataDir)?.ownerUrl ?? '', "select count(*) as n from streams where stream_id like 'case/%'"))[0]?.['n']);
const children = (): readonly ProcessIdentity[] => runningProduct(dataDir)?.children ?? [];
const ready = '已就绪';

/** Ends with a status that is not 0, and one sentence in Chinese; nothing of the machine. */
async function expectRefused(program: Program, sentence: RegExp): Promise<void> {
  expect(await program.ended).toBe(1);
  expect(program.stderr().trim().split('\n').filter((line) => !line.startsWith('npm '))).toEqual([expect.stringMatching(sentence)]);
}

describe('npm start on a machine that has nothing', () => {
  test('that is killed while it prepares the demonstration city begins anew, and brings up the whole of it', async () => {
    const killed = start();
    await killed.says('50/351', 240_000);
    await killed.end('SIGKILL');
    const product = start();
    await product.says(ready, 300_000);
    expect(product.stdout()).toContain(`http://127.0.0.1:${port}`);
    expect(await cases()).toBe(354);
    const { items } = await by('p-gao-wenbin').get<{ items: unknown[] }>('/api/cases?limit=200');
    expect(items).toHaveLength(200);
    const doctor = async () => JSON.parse((await xiaohao({ XIAOHAO_DATA: dataDir }, 'doctor', '--json')).stdout) as { checks: { name: string; ok: boolean }[] };
    expect((await until(doctor, ({ checks }) => checks.every(({ ok }) => ok), 60_000)).checks.map(({ name }) => name)).toContain('workflows');
  }, 600_000);

  test('is not started twice', async () => {
    await expectRefused(start({ PORT: '0' }), new RegExp(`已经在运行：http://127.0.0.1:${port}`));
  }, 30_000);

  test('that is killed outright leaves no process of its own, and the next start finds everything', async () => {
    const before = children();
    expect(before).toHaveLength(2);
    await programs[1]?.end('SIGKILL');
    await until(() => Promise.resolve(before.filter(isRunning).length), (count) => count === 0, 20_000);
    const again = start();
    await again.says(ready, 120_000);
    expect(await cases()).toBe(354);
    expect(await again.end('SIGINT')).toBe(0);
    expect(runningProduct(dataDir)).toBeUndefined();
  }, 180_000);
});

describe('a start that cannot succeed says why in one sentence', () => {
  test('when the port that was named is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    await expectRefused(start(), new RegExp(`端口 ${port} 已被`));
    await new Promise((resolve) => other.close(resolve));
  }, 60_000);

  test('when the disk is full', async () => {
    await expectRefused(start({ XIAOHAO_LEAST_DISK_MB: '1000000000' }), /磁盘空间不足/);
  }, 60_000);

  test('when the Temporal or the database that was named is not there', async () => {
    await expectRefused(start({ TEMPORAL_ADDRESS: '127.0.0.1:9' }), /连接不上 Temporal 127\.0\.0\.1:9/);
    const without = start({ DATABASE_URL: 'postgres://somebody:a-password@127.0.0.1:9/nowhere' });
    await expectRefused(without, /连接不上数据库 127\.0\.0\.1:9\/nowhere/);
    expect(without.stdout() + without.stderr()).not.toContain('a-password');
  }, 120_000);
});
