import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { database } from '../../test/support/database.ts';
import { gateBefore } from '../../test/support/gate.ts';
import { type Program, run } from '../../test/support/program.ts';
import { temporalAddress } from '../../test/support/temporal.ts';
import { openTown } from '../../test/support/town.ts';
import { until } from '../../test/support/until.ts';
import { openStarter } from './starter.ts';
import { caseWorkflowId } from './wake.ts';

const db = database();
const running: Program[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.end('SIGKILL')));
});

/** Starts the worker as a process. */
function start(settings: NodeJS.ProcessEnv = {}): Program {
  const program = run(['--import', './test/support/typescript.js', 'apps/worker/main.ts'], {
    DATABASE_URL: db.url(), TEMPORAL_ADDRESS: temporalAddress(), XIAOHAO_DATA: '/nowhere', XIAOHAO_SECRET: 'the secret of a worker under its test', XIAOHAO_TASK_QUEUE: `main-${randomUUID()}`, ...settings,
  });
  running.push(program);
  return program;
}

describe('the worker as a process', () => {
  test('waits for a Temporal that is away, wakes what waits when it comes, and ends at a signal', async () => {
    const { report } = await openTown(db.pool());
    const caseId = await report();
    const gate = await gateBefore(temporalAddress());
    const program = start({ TEMPORAL_ADDRESS: gate.address });
    await program.says(`Temporal at ${gate.address} cannot be reached; trying again`);
    gate.open();
    await program.says('the worker is at work');
    const starter = openStarter({ address: temporalAddress(), namespace: 'default', taskQueue: '' });
    const { status } = await until(() => starter.client.workflow.getHandle(caseWorkflowId(caseId)).describe(), () => true);
    expect(status.name).toBe('RUNNING');
    await starter.close();
    expect(await program.end('SIGTERM')).toBe(0);
    expect(program.stdout()).toContain('the worker has stopped');
    await gate.close();
  }, 120_000);

  test('waits for a database that is away', async () => {
    const gate = await gateBefore(new URL(db.url()).host);
    const url = new URL(db.url());
    url.host = gate.address;
    const program = start({ DATABASE_URL: url.href });
    await program.says('the database cannot be reached; trying again');
    gate.open();
    await program.says('the worker is at work');
    expect(await program.end('SIGINT')).toBe(0);
    await gate.close();
  }, 120_000);

  test('leaves a log without passwords', async () => {
    const program = start({ XIAOHAO_SMTP_URL: 'smtp://office:very-secret@127.0.0.1:1', XIAOHAO_LOG_LEVEL: 'debug' });
    await program.says('the worker is at work');
    await program.end();
    expect(program.stdout() + program.stderr()).not.toMatch(/very-secret|under its test/);
  }, 120_000);

  test.each([
    ['without a database', { DATABASE_URL: '' }, /^没有指定数据库。/],
    ['without a Temporal', { TEMPORAL_ADDRESS: '' }, /^没有指定 Temporal。/],
    ['with settings that are wrong', { XIAOHAO_SMTP_URL: 'mail' }, /^设置有误，没有启动：\s+XIAOHAO_SMTP_URL 的写法不对/],
    ['with an unknown namespace', { TEMPORAL_NAMESPACE: 'nowhere' }, /Temporal 里没有名为 nowhere 的命名空间/],
  ])('does not start %s, and says why in one sentence', async (_, settings, sentence) => {
    const program = start(settings);
    expect(await program.ended).toBe(1);
    expect(program.stderr().trim()).toMatch(sentence);
    expect(program.stderr()).not.toMatch(/\n\s+at /);
  }, 60_000);

  test('does not start on an older schema', async () => {
    await db.asOwner('delete from migrations where name = (select name from migrations order by timestamp desc limit 1)');
    const program = start();
    expect(await program.ended).toBe(1);
    expect(program.stderr().trim()).toMatch(/^数据库结构不是最新的（缺 \w+）/);
  }, 60_000);
});
