import pg from 'pg';
import { isUnavailable } from '#database/database-unavailable';
import { migrate, schemaState } from '#database/schema';
import { LocalProblem } from './local-problem.ts';

/** Brings the schema up to date. Refuses with `database-unreachable`, and with `schema-ahead` when a newer version of the product has changed it. */
export async function prepareSchema(ownerUrl: string): Promise<void> {
  const client = new pg.Pool({ connectionString: ownerUrl, max: 1, connectionTimeoutMillis: 5_000 });
  try {
    const state = await schemaState(client);
    if (state.kind === 'ahead') throw new LocalProblem('schema-ahead', { unknown: state.unknown.join(', ') });
    if (state.kind === 'behind') await migrate(ownerUrl);
  } catch (error) {
    throw isAway(error) ? new LocalProblem('database-unreachable', { address: addressOf(ownerUrl), reason: reasonOf(error) }) : error;
  } finally {
    await client.end();
  }
}

/** SQLSTATEs of a server that lets nobody in like that: a wrong user or password, or no such database. */
const turnedAway = new Set(['28000', '28P01', '3D000']);
const isAway = (error: unknown): boolean => isUnavailable(error) || (error instanceof pg.DatabaseError && turnedAway.has(error.code ?? ''));

/** Where the database is, without who logs in and how. */
function addressOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  if (!(error instanceof Error)) return String(error);
  return error.message === '' || error.cause instanceof Error ? reasonOf(error.cause ?? error.name) : error.message;
}
