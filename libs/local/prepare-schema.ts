import pg from 'pg';
import { migrate, schemaState } from '#database/schema';
import { LocalProblem } from './local-problem.ts';

/** Brings the schema up to date. Refuses with `schema-ahead` when a newer version of the product has changed it. */
export async function prepareSchema(ownerUrl: string): Promise<void> {
  const client = new pg.Pool({ connectionString: ownerUrl, max: 1, connectionTimeoutMillis: 5_000 });
  try {
    const state = await schemaState(client);
    if (state.kind === 'ahead') throw new LocalProblem('schema-ahead', { unknown: state.unknown.join(', ') });
    if (state.kind === 'behind') await migrate(ownerUrl);
  } finally {
    await client.end();
  }
}
