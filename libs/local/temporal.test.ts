import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { keepRunning } from './keep-running.ts';
import { endProcess, identify } from './process-identity.ts';
import { startTemporal } from './temporal.ts';
import { isReady } from './temporal-health.ts';
import { workshop } from './test-program.ts';

const { folder, run, clean } = workshop('temporal');
afterAll(clean);

async function withClient<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

const attributes = { office: ['o1'], unit: ['u1', 'u2'], status: ['issued'], dueAt: [new Date('2026-10-13T10:00:00Z')] };

describe('Temporal on one machine', () => {
  it('keeps its workflows from one start to the next', async () => {
    const dataDir = join(folder, 'kept');
    const first = await startTemporal({ dataDir });
    await withClient(first.address, (client) => client.workflow.start('life', { workflowId: 'case/1', taskQueue: 'nobody', searchAttributes: attributes }));
    await first.stop();
    expect(identify(first.pid)).toBeUndefined();
    const second = await startTemporal({ dataDir });
    expect(second).toMatchObject({ adopted: false, uiUrl: expect.stringMatching(/^http:/) });
    const description = await withClient(second.address, (client) => client.workflow.getHandle('case/1').describe());
    expect(description.status.name).toBe('RUNNING');
    expect(description.searchAttributes).toMatchObject(attributes);
    await second.stop();
  }, 60_000);

  it('is found again, still running, after the product was killed', async () => {
    const dataDir = join(folder, 'adopted');
    const parent = run(`import { startTemporal } from '#local/temporal';
      const { pid } = await startTemporal({ dataDir: ${JSON.stringify(dataDir)} }); console.log('pid', pid, '.'); setInterval(() => undefined, 1000);`);
    await parent.says('.');
    const pid = Number(/pid (\d+)/.exec(parent.output())?.[1]);
    parent.child.kill('SIGKILL');
    await parent.ended;
    const found = await startTemporal({ dataDir });
    expect(found).toMatchObject({ adopted: true, pid });
    await found.stop();
    expect(identify(pid)).toBeUndefined();
  }, 60_000);

  it('that hangs is ended and started anew', async () => {
    const dataDir = join(folder, 'hangs');
    const stuck = await startTemporal({ dataDir });
    process.kill(stuck.pid, 'SIGSTOP');
    const anew = await startTemporal({ dataDir });
    expect(anew.adopted).toBe(false);
    expect(identify(stuck.pid)).toBeUndefined();
    await anew.stop();
  }, 60_000);

  it('is started again on the same port when it was killed', async () => {
    const dataDir = join(folder, 'killed');
    const first = await startTemporal({ dataDir });
    const port = Number(first.address.split(':')[1]);
    const told: string[] = [];
    const stop = keepRunning(first, () => startTemporal({ dataDir, port }), () => told.push('restarting'));
    const identity = identify(first.pid);
    if (identity) await endProcess(identity, 0, 'SIGKILL');
    while (!(await isReady(first.address, 'default'))) await sleep(50);
    expect(told).toEqual(['restarting']);
    await stop(true);
    expect(await isReady(first.address, 'default')).toBe(false);
  }, 60_000);
});

describe('the address of Temporal', () => {
  it('is refused when the user named a port that is taken', async () => {
    const one = await startTemporal({ dataDir: join(folder, 'one'), ephemeral: true });
    const port = Number(one.address.split(':')[1]);
    await expect(startTemporal({ dataDir: join(folder, 'two'), port })).rejects.toMatchObject({ code: 'port-in-use', facts: { port } });
    await one.stop();
  }, 60_000);

  it('has the namespace that was asked for', async () => {
    const running = await startTemporal({ dataDir: join(folder, 'namespace'), ephemeral: true, namespace: 'city' });
    expect(await isReady(running.address, 'city')).toBe(true);
    expect(await isReady(running.address, 'village')).toBe(false);
    await running.stop();
  }, 60_000);
});
