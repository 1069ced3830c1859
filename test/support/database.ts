import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import { openPool, type PoolOptions } from '#database/pool';
import { asOwner, databaseUrl, template } from './template.ts';

/** A database of one test file. Its members may be used from beforeAll on. */
export type TestDatabase = Readonly<{
  /** Logs in as the owner, a superuser. */
  url: () => string;
  /** With the rights of the application; closed by itself. */
  pool: () => pg.Pool;
  /** Another pool with the rights of the application; closed by itself. */
  open: (options?: Partial<PoolOptions>) => pg.Pool;
  /** Runs one statement as the owner. */
  asOwner: (sql: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
}>;

/** Where the tests' PostgreSQL is. */
export function clusterUrl(): string {
  const url = process.env['XIAOHAO_TEST_POSTGRES'];
  if (url === undefined) throw new Error('XIAOHAO_TEST_POSTGRES is not set: run the tests with jest.config.js, whose set-up starts PostgreSQL.');
  return url;
}

/** Gives the test file a migrated database of its own; afterwards it fails if a connection was left open, and the database is dropped. */
export function database(): TestDatabase {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = (): string => databaseUrl(clusterUrl(), name);
  const pools: pg.Pool[] = [];
  const open = (options: Partial<PoolOptions> = {}): pg.Pool => {
    const pool = openPool(url(), { applicationName: 'xiaohao-test', ...options });
    pools.push(pool);
    return pool;
  };
  let main: pg.Pool | undefined;
  beforeAll(async () => {
    await asOwner(clusterUrl(), `create database ${name} template ${template}`);
    main = open({ max: 40 });
  });
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    const left = await leftOpen(name);
    await asOwner(clusterUrl(), `drop database ${name} with (force)`);
    if (left.length > 0) throw new Error(`connections left open: ${left.join('; ')}`);
  });
  return { url, open, pool: () => main ?? missing(), asOwner: (sql, values) => asOwner(url(), sql, values) };
}

function missing(): never {
  throw new Error('the test database is there from beforeAll on');
}

/** Who is still connected after a moment in which closed connections disappear. */
async function leftOpen(name: string): Promise<string[]> {
  const sql = "select application_name, state, left(query, 80) as query from pg_stat_activity where datname = $1 and backend_type = 'client backend'";
  let left: string[] = [];
  for (let attempt = 0; attempt < 40; attempt += 1) {
    left = (await asOwner(clusterUrl(), sql, [name])).map((row) => Object.values(row).join(' | '));
    if (left.length === 0) break;
    await sleep(50);
  }
  return left;
}
