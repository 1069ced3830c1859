import pg from 'pg';
import { prepareSchema } from './prepare-schema.ts';

/**
 * Fills a new database beside an empty one, and puts it in its place when it is full: whoever looks, also after a kill on the way,
 * finds it empty or full. `ownerUrl` logs in as somebody who may create databases; nobody else may be connected.
 */
export async function fillWhole(ownerUrl: string, fill: (url: string) => Promise<void>): Promise<void> {
  const name = new URL(ownerUrl).pathname.slice(1);
  const draft = `${name}_draft`;
  await asAdministrator(ownerUrl, [`drop database if exists "${draft}" with (force)`, `create database "${draft}"`, `alter database "${draft}" set synchronous_commit = off`]);
  const draftUrl = databaseOn(ownerUrl, draft);
  await prepareSchema(draftUrl);
  await fill(draftUrl);
  await asAdministrator(ownerUrl, [`alter database "${draft}" reset synchronous_commit`, `drop database if exists "${name}" with (force)`, `alter database "${draft}" rename to "${name}"`]);
}

/** The URL of another database of the same server. */
function databaseOn(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function asAdministrator(ownerUrl: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseOn(ownerUrl, 'postgres'), connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
