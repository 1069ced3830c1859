import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { anyFreePort } from '#local/port';
import { startPostgres } from '#local/postgres';
import { prepareSchema } from '#local/prepare-schema';
import { startTemporal } from '#local/temporal';

/** A PostgreSQL that keeps every commit, in a folder of its own. */
export type Ground = Readonly<{ folder: string; url: (database: string) => string; makeDatabase: (name: string) => Promise<string>; stop: () => Promise<void> }>;

/** Starts PostgreSQL as the product would: durable. Everything measured in one run uses this one. */
export async function ground(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'xiaohao-bench-'));
  await chmod(folder, 0o755);
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: true });
  const url = (database: string): string => Object.assign(new URL(postgres.url), { pathname: `/${database}` }).href;
  return {
    folder,
    url,
    async makeDatabase(name) {
      const client = new pg.Client(postgres.url);
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      await prepareSchema(url(name));
      return url(name);
    },
    async stop() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const program = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Runs one of the product's programs, its output in a file. */
export function run(folder: string, name: string, words: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, [program(name), ...words], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const log = createWriteStream(join(folder, `${name.replaceAll('/', '-')}.log`));
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the API ended with ${child.exitCode}`);
    const well = await fetch(`${url}/readyz`).then(({ ok }) => ok, () => false);
    if (well) return;
    await sleep(100);
  }
  throw new Error('the API was not ready in 30 s');
}

/** The API and the worker with Temporal, on a database. */
export async function startProduct({ folder }: Ground, databaseUrl: string): Promise<Readonly<{ url: string; stop: () => Promise<void> }>> {
  const temporal = await startTemporal({ dataDir: join(folder, 'temporal') });
  const port = await anyFreePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporal.address, PORT: String(port), HOST: '127.0.0.1', XIAOHAO_DATA: folder, XIAOHAO_MODE: 'demonstration', XIAOHAO_SECRET: 'a secret of the benchmark, long enough', XIAOHAO_LOG_LEVEL: 'warn',
    XIAOHAO_REQUESTS_PER_MINUTE: '0',
  };
  const children = [run(folder, 'apps/worker/main.js', [], env), run(folder, 'apps/api/main.js', [], env)];
  const api = children[1];
  if (api === undefined) throw new Error('no API');
  const stop = async (): Promise<void> => {
    await Promise.all(children.map(ended));
    await temporal.stop();
  };
  try {
    await ready(url, api);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}
