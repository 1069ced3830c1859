import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess, identify, isRunning } from './process-identity.ts';
import { type ChildSpec, supervise } from './supervise.ts';
import { workshop } from './test-program.ts';

const { folder, file, run, clean } = workshop('supervise');
afterAll(clean);

/** Writes its number into a file when it runs. */
const living = (mark: string): string => file(`import { writeFileSync } from 'node:fs';
  writeFileSync(${JSON.stringify(join(folder, mark))}, String(process.pid)); setInterval(() => undefined, 1000);`);

const pidIn = (mark: string): number => (existsSync(join(folder, mark)) ? Number(readFileSync(join(folder, mark), 'utf8')) : 0);

const spec = (name: string, program: string, more: Partial<ChildSpec> = {}): ChildSpec => ({
  name,
  words: [program],
  env: process.env,
  logFile: join(folder, 'logs', `${name}.log`),
  isReady: async () => pidIn(name) > 0,
  ...more,
});

describe('a supervised child', () => {
  it('is started again when it was killed, and no more once it is stopped', async () => {
    const told: unknown[] = [];
    const child = supervise(spec('again', living('again')), { ended: (name, pause) => told.push(`${name} ended, ${pause}`), started: () => told.push('started') });
    await child.ready();
    const first = child.identity();
    expect(first?.pid).toBe(pidIn('again'));
    if (first) await endProcess(first, 0, 'SIGKILL');
    while ([0, first?.pid].includes(pidIn('again'))) await sleep(20);
    expect(told).toEqual(['again ended, 250', 'started']);
    const second = child.identity();
    await child.stop();
    expect(second && isRunning(second)).toBe(false);
    expect(told).toHaveLength(2);
  }, 30_000);

  it('that ends before it was ready is one clear refusal with what it said last', async () => {
    const broken = file("console.log('looking for the database'); console.error('the schema is old'); process.exit(3);");
    const child = supervise(spec('broken', broken), { ended: () => undefined, started: () => undefined });
    await expect(child.ready()).rejects.toMatchObject({ code: 'child-cannot-start', facts: { child: 'broken', reason: 'the schema is old' } });
  });

  it('that never becomes ready is refused, too', async () => {
    const child = supervise(spec('slow', living('slow'), { isReady: async () => false, patienceMs: 500 }), { ended: () => undefined, started: () => undefined });
    await expect(child.ready()).rejects.toMatchObject({ code: 'child-not-ready', facts: { child: 'slow' } });
    await child.stop();
    expect(identify(pidIn('slow'))).toBeUndefined();
  });

  it('that ignores the wish to stop is ended by force', async () => {
    const deaf = file(`import { writeFileSync } from 'node:fs'; process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000);
      writeFileSync(${JSON.stringify(join(folder, 'deaf'))}, String(process.pid));`);
    const child = supervise(spec('deaf', deaf), { ended: () => undefined, started: () => undefined });
    await child.ready();
    await child.stop(200);
    expect(identify(pidIn('deaf'))).toBeUndefined();
  });

  it('ends when the product that started it was killed', async () => {
    const parent = run(`import { supervise } from '#local/supervise';
      const child = supervise({ name: 'orphan', words: [${JSON.stringify(living('orphan'))}], env: process.env, logFile: ${JSON.stringify(join(folder, 'orphan.log'))}, isReady: async () => true }, { ended() {}, started() {} });
      await child.ready(); console.log('ready'); setInterval(() => undefined, 1000);`);
    await parent.says('ready');
    while (pidIn('orphan') === 0) await sleep(20);
    const orphan = identify(pidIn('orphan'));
    expect(orphan).toBeDefined();
    parent.child.kill('SIGKILL');
    await parent.ended;
    while (orphan && isRunning(orphan)) await sleep(20);
  }, 30_000);
});
