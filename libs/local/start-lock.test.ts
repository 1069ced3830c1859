import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalProblem } from './local-problem.ts';
import { identify } from './process-identity.ts';
import { lock, runningProduct } from './start-lock.ts';
import { workshop } from './test-program.ts';

const { folder, run, clean } = workshop('start-lock');
afterAll(clean);

function place(name: string): string {
  mkdirSync(join(folder, name));
  return join(folder, name);
}

function problemOf(work: () => unknown): LocalProblem | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof LocalProblem) return error;
    throw error;
  }
}

const taking = (dataDir: string): string => `
  import { lock } from '#local/start-lock';
  try { lock(${JSON.stringify(dataDir)}); console.log('taken'); } catch (error) { console.log(error.code); }
  setInterval(() => undefined, 1000);`;

describe('the lock of a data folder', () => {
  it('is refused to a second product, with the address of the first', () => {
    const dataDir = place('second');
    const first = lock(dataDir);
    expect(problemOf(() => lock(dataDir))).toMatchObject({ code: 'already-starting' });
    first.note({ url: 'http://127.0.0.1:3000', children: [] });
    expect(problemOf(() => lock(dataDir))).toMatchObject({ code: 'already-running', facts: { url: 'http://127.0.0.1:3000' } });
    first.release();
    expect(problemOf(() => lock(dataDir).release())).toBeUndefined();
  });

  it('tells others, and only its owner, where the product runs', () => {
    const dataDir = place('tells');
    const held = lock(dataDir);
    held.note({ url: 'http://127.0.0.1:3000', databaseUrl: 'postgres://h/d', children: [] });
    expect(runningProduct(dataDir)).toMatchObject({ pid: process.pid, databaseUrl: 'postgres://h/d' });
    expect(statSync(join(dataDir, 'running.json')).mode & 0o777).toBe(0o600);
    held.release();
    expect(runningProduct(dataDir)).toBeUndefined();
  });

  it('is taken over from a product that was killed, with what it left running', async () => {
    const dataDir = place('killed');
    const killed = run(taking(dataDir));
    await killed.says('taken');
    expect(problemOf(() => lock(dataDir))).toMatchObject({ code: 'already-starting' });
    killed.child.kill('SIGKILL');
    await killed.ended;
    const held = lock(dataDir);
    expect(held.left).toMatchObject({ pid: killed.child.pid, children: [] });
    held.release();
    expect(existsSync(join(dataDir, 'running.json'))).toBe(false);
  });

  it('is not held by another process that got the number of a dead one', () => {
    const dataDir = place('reused');
    writeFileSync(join(dataDir, 'running.json'), JSON.stringify({ ...identify(process.pid), started: 'long ago', url: 'x', children: [] }));
    const held = lock(dataDir);
    expect(held.left).toMatchObject({ started: 'long ago' });
    held.release();
  });

  it.each(['', '{"pid":', 'null'])('is free when its file holds only %j', (text) => {
    const dataDir = place(`damaged-${text.length}`);
    writeFileSync(join(dataDir, 'running.json'), text);
    expect(problemOf(() => lock(dataDir).release())).toBeUndefined();
  });

  it('goes to exactly one of four that start at once over a dead one', async () => {
    const dataDir = place('race');
    writeFileSync(join(dataDir, 'running.json'), JSON.stringify({ pid: process.pid, started: 'long ago', url: 'x', children: [] }));
    const racing = Array.from({ length: 4 }, () => run(taking(dataDir)));
    await Promise.all(racing.map((program) => program.says('a')));
    expect(racing.map((program) => program.output().trim()).toSorted()).toEqual(['already-starting', 'already-starting', 'already-starting', 'taken']);
  }, 30_000);
});
