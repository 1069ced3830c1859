import pg from 'pg';
import { dataSource } from './data-source.ts';
import { databaseError } from './database-unavailable.ts';
import { migrations } from './migrations.ts';

/** What the schema of a database lacks, or has beyond what this program knows. */
export type SchemaState =
  | Readonly<{ kind: 'up-to-date' }>
  | Readonly<{ kind: 'behind'; missing: readonly string[] }>
  | Readonly<{ kind: 'ahead'; unknown: readonly string[] }>;

const known = migrations.map((migration) => migration.name);

/** Compares the migrations that have run with those of this program. */
export async function schemaState(pool: Pick<pg.Pool, 'query'>): Promise<SchemaState> {
  const done = await migrationsDone(pool);
  const missing = known.filter((name) => !done.includes(name));
  if (missing.length > 0) return { kind: 'behind', missing };
  const unknown = done.filter((name) => !known.includes(name));
  return unknown.length > 0 ? { kind: 'ahead', unknown } : { kind: 'up-to-date' };
}

async function migrationsDone(pool: Pick<pg.Pool, 'query'>): Promise<readonly string[]> {
  try {
    const { rows } = await pool.query<{ name: string }>('select name from migrations order by timestamp');
    return rows.map((row) => row.name);
  } catch (error) {
    if (isNeverMigrated(error)) return [];
    throw databaseError(error);
  }
}

/** Undefined table; or the application's role, which the first migration makes, is not there yet. */
const isNeverMigrated = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '42P01' || (error.code === '22023' && error.message.includes('role')));

/** Runs the migrations that are missing and returns their names. `ownerUrl` logs in as the owner of the schema. Two at a time wait for each other. */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const guard = new pg.Client({ connectionString: ownerUrl, application_name: 'xiaohao-migrate', connectionTimeoutMillis: 5_000 });
  try {
    await guard.connect();
    await guard.query("select pg_advisory_lock(hashtextextended('xiaohao-migrate', 0))");
    return await migrated(ownerUrl);
  } catch (error) {
    throw databaseError(error);
  } finally {
    await guard.end();
  }
}

async function migrated(ownerUrl: string): Promise<readonly string[]> {
  const source = await dataSource(ownerUrl).initialize();
  try {
    return (await source.runMigrations()).map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}
