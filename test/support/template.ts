import pg from 'pg';
import { migrate } from '#database/schema';

/** The database that every test database is a copy of. */
export const template = 'xiaohao_template';

/** The URL of another database of the same cluster. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = name;
  return other.href;
}

/** Makes the template: all migrations, and nobody may connect any more, as copying wants it alone. */
export async function makeTemplate(url: string): Promise<void> {
  await asOwner(url, `create database ${template}`);
  await migrate(databaseUrl(url, template));
  await asOwner(url, `alter database ${template} with allow_connections false is_template true`);
}

/** Runs one statement as the owner of the cluster. */
export async function asOwner(url: string, sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'xiaohao-test-owner' });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
