import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anyFreePort } from '#local/port';
import { clusterUrl, database } from '../support/database.ts';
import { type Program, run } from '../support/program.ts';
import { asOwner, databaseUrl } from '../support/template.ts';
import { temporalAddress } from '../support/temporal.ts';

const db = database();
const bare = `bare_${process.pid}`;
let settings: NodeJS.ProcessEnv;
beforeAll(async () => {
  await asOwner(clusterUrl(), `create database ${bare}`);
  settings = { DATABASE_URL: db.url(), TEMPORAL_ADDRESS: temporalAddress(), PORT: String(await anyFreePort()), XIAOHAO_DATA: join(tmpdir(), `xiaohao-test-${process.pid}`), XIAOHAO_SECRET: 'the secret of a product under test' };
});
afterAll(async () => {
  await asOwner(clusterUrl(), `drop database ${bare} with (force)`);
});

const [api, worker, cli] = ['dist/apps/api/main.js', 'dist/apps/worker/main.js', 'dist/apps/cli/main.js'];
const started = (words: readonly string[], more: NodeJS.ProcessEnv = {}): Program => run(words, { ...settings, ...more });

/** Ends with a status that is not 0 and says why in Chinese: one sentence, nothing of the machine, no secret. */
async function expectRefused({ ended, stdout, stderr }: Program, sentence: RegExp): Promise<void> {
  expect([await ended, stderr().trim().split('\n')]).toEqual([1, [expect.stringMatching(sentence)]]);
  expect(stderr()).toMatch(/[\u4E00-\u9FFF].*。$/m);
  expect(stdout() + stderr()).not.toMatch(/node_modules|\.js:\d|the secret of/);
}

describe('a process that cannot start ends with one sentence and a status that is not 0', () => {
  test('the API and the worker on a database whose schema is older than they are', async () => {
    await expectRefused(started([api], { DATABASE_URL: databaseUrl(clusterUrl(), bare) }), /数据库结构比程序旧/);
    await expectRefused(started([worker], { DATABASE_URL: databaseUrl(clusterUrl(), bare) }), /数据库结构不是最新的/);
  });

  test('the API and the worker without a database, the worker without Temporal', async () => {
    await expectRefused(started([api], { DATABASE_URL: '' }), /没有指定数据库/);
    await expectRefused(started([worker], { DATABASE_URL: '' }), /没有指定数据库/);
    await expectRefused(started([worker], { TEMPORAL_ADDRESS: '' }), /没有指定 Temporal/);
    await expectRefused(started([worker], { TEMPORAL_NAMESPACE: 'nowhere' }), /命名空间/);
  });

  test('the API on a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(Number(settings['PORT']), '127.0.0.1', resolve));
    await expectRefused(started([api]), new RegExp(`端口 ${settings['PORT']} 已被`));
    await new Promise((resolve) => other.close(resolve));
  });

  test('each of them in production without a secret, or with a setting that does not exist', async () => {
    for (const program of [api, worker, cli]) {
      const words = program === cli ? [program, 'doctor'] : [program];
      const unsafe = started(words, { XIAOHAO_MODE: 'production', XIAOHAO_SECRET: '' });
      expect([await unsafe.ended, unsafe.stderr()]).toEqual([1, expect.stringContaining('XIAOHAO_SECRET')]);
      const unknown = started(words, { XIAOHAO_SECRETT: 'x' });
      expect([await unknown.ended, unknown.stderr()]).toEqual([1, expect.stringContaining('XIAOHAO_SECRET')]);
    }
  });

  test('the command line and npm start on a database that a newer version has changed; the API and the worker serve it, as it only grows', async () => {
    await db.asOwner("insert into migrations (timestamp, name) values (9999999999999, 'FromTheFuture9999999999999')");
    await expectRefused(started([cli, 'doctor']), /更新的版本升级过（FromTheFuture9999999999999）/);
    const whole = started(['bin/start.js']);
    await expectRefused(whole, /更新的版本升级过/);
    const serving = started([worker]);
    await serving.says('the worker is at work');
    expect(await serving.end()).toBe(0);
  });
});
