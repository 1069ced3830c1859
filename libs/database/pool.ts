import pg from 'pg';
import { columnTypes } from './column-types.ts';
import { databaseError, isUnavailable } from './database-unavailable.ts';

/** How a process uses the database. Times in milliseconds. */
export type PoolOptions = Readonly<{
  /** Shown in pg_stat_activity. */
  applicationName: string;
  /** Connections at most; 10 unless given. */
  max?: number;
  /** The longest a statement may run; 30 s unless given, 0 for no limit. */
  statementTimeout?: number;
  /** Told of connections that break while idle; the pool replaces them. */
  onLost?: (error: Error) => void;
}>;

/** The role whose rights every connection has, whoever owns the URL; the migrations make it. */
export const applicationRole = 'xiaohao_app';

/** A pool of connections with the rights of the application only. Opens none by itself. */
export function openPool(url: string, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool(poolConfig(url, options));
  pool.on('error', options.onLost ?? (() => undefined));
  return pool;
}

/** The address with which a pool was opened, for connections that are not its own. Throws for a pool that was opened in another way. */
export function urlOf({ options: { connectionString } }: pg.Pool): string {
  if (connectionString === undefined) throw new Error('the pool was not opened by an address');
  return connectionString;
}

/** A server that has not even refused a statement so long after its time is away. */
const graceOfSilence = 5_000;

function poolConfig(url: string, options: PoolOptions): pg.PoolConfig {
  const statementTimeout = options.statementTimeout ?? 30_000;
  return {
    connectionString: url,
    application_name: options.applicationName,
    max: options.max ?? 10,
    options: `-c role=${applicationRole} -c timezone=Asia/Shanghai -c datestyle=ISO`,
    types: columnTypes,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementTimeout,
    ...(statementTimeout > 0 ? { query_timeout: statementTimeout + graceOfSilence } : {}),
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 60_000,
  };
}

/** How a transaction is begun. */
export type TransactionMode = 'read committed' | 'repeatable read read only';

/**
 * Runs `work` in one transaction: committed when it returns, rolled back when it throws, and the connection always given back
 * (or closed, when it is broken). Throws DatabaseUnavailable for a lost database; if that was during the commit, its outcome is unknown.
 */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>, mode: TransactionMode = 'read committed'): Promise<T> {
  const client = await connected(pool);
  const ignore = (): void => undefined;
  client.on('error', ignore);
  try {
    const result = await transacted(client, work, mode);
    client.release();
    return result;
  } catch (error) {
    client.release(isUnavailable(error) || (await cannotRollBack(client)));
    throw databaseError(error);
  } finally {
    client.off('error', ignore);
  }
}

async function connected(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw databaseError(error);
  }
}

async function transacted<T>(client: pg.PoolClient, work: (client: pg.PoolClient) => Promise<T>, mode: TransactionMode): Promise<T> {
  await client.query(`begin isolation level ${mode}`);
  const result = await work(client);
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('The transaction had failed and was rolled back, although its work returned.');
  return result;
}

/** A connection on which even that fails is of no further use. */
const cannotRollBack = (client: pg.PoolClient): Promise<boolean> => client.query('rollback').then(() => false, () => true);
