import type pg from 'pg';
import { caseProjections } from './projections.ts';
import { refold, staleStreams, type RulesOf, type Stale } from './refold.ts';
import { refusals } from './refusals.ts';

/** The tables that can be made again from the log, by the name of their projection. */
const tables = new Map([...caseProjections.map(({ name, table }) => [name, table] as const), ['refusals', refusals.name] as const]);
export const projectionNames: readonly string[] = [...tables.keys()];

/** How far a rebuilding has got, in streams. */
export type Progress = Readonly<{ done: number; total: number }>;
export type RebuildOptions = Readonly<{ rules: RulesOf; onProgress?: (progress: Progress) => void }>;

/** A rebuilding that cannot begin or end: `unknown-projection`, `rebuild-under-way`, `rebuild-needs-owner`, `tables-busy`. */
export class RebuildProblem extends Error {
  override readonly name = 'RebuildProblem';
  constructor(
    readonly code: 'unknown-projection' | 'rebuild-under-way' | 'rebuild-needs-owner' | 'tables-busy',
    readonly facts: Readonly<Record<string, string>> = {},
    cause?: unknown,
  ) {
    super(code, { cause });
  }
}

const batch = 250;
const schema = 'rebuilding';
const lockKey = "hashtextextended('xiaohao-rebuild', 0)";

/** SQLSTATEs. */
const insufficientPrivilege = '42501';
const lockNotAvailable = '55P03';
const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

async function transacted<T>(client: pg.PoolClient, begin: string, work: () => Promise<T>): Promise<T> {
  await client.query(begin);
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Works on a connection of its own with the rights of the owner, alone of its kind; empty shadow tables hide the real ones from unqualified names. */
async function besideTheTables<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('set role none; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0');
    const { rows } = await client.query<{ alone: boolean }>(`select pg_try_advisory_lock(${lockKey}) as alone`);
    if (rows[0]?.alone !== true) throw new RebuildProblem('rebuild-under-way');
    await makeShadow(client);
    const result = await work(client);
    await client.query(`drop schema ${schema} cascade`);
    return result;
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => undefined);
    client.release(true);
  }
}

async function makeShadow(client: pg.PoolClient): Promise<void> {
  const copies = [...tables.values()].map((table) => `create table ${schema}.${table} (like public.${table} including all)`);
  const text = [`drop schema if exists ${schema} cascade`, `create schema ${schema}`, ...copies, `create table ${schema}.folded (stream_id text primary key, version integer not null)`, `set search_path = ${schema}, public`];
  try {
    await client.query(text.join('; '));
  } catch (error) {
    throw hasCode(error, insufficientPrivilege) ? new RebuildProblem('rebuild-needs-owner', {}, error) : error;
  }
}

/** Folds what has grown since the last look, a batch at a time, each in a transaction of its own. */
async function follow(client: pg.PoolClient, stale: readonly Stale[], { rules, onProgress }: RebuildOptions): Promise<void> {
  const receipts = stale.filter(({ streamId }) => /^(inbox|delivery)\//.test(streamId));
  const ordered = [...stale.filter((one) => !receipts.includes(one)), ...receipts];
  for (let done = 0; done < ordered.length; done += batch) {
    await transacted(client, 'begin', () => refold(client, ordered.slice(done, done + batch), rules));
    onProgress?.({ done: Math.min(done + batch, ordered.length), total: ordered.length });
  }
}

/** Rounds until little is left to do while nobody else may write. */
async function catchUp(client: pg.PoolClient, options: RebuildOptions): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    const stale = await staleStreams(client);
    if (stale.length === 0) return;
    await follow(client, stale, options);
    if (stale.length < batch) return;
  }
}

const swap = (table: string): string => `drop table public.${table}; alter table ${schema}.${table} set schema public; grant select, insert, update, delete on public.${table} to xiaohao_app`;

/** Puts the shadow tables in place of the real ones. Waits less than a second for the tables, so that others find no deadlock with it. */
async function swapIn(client: pg.PoolClient, wanted: readonly string[], options: RebuildOptions): Promise<void> {
  await transacted(client, 'begin', async () => {
    await client.query("set local lock_timeout = '700ms'");
    await client.query(`lock table ${[...tables.values()].map((table) => `public.${table}`).join(', ')} in access exclusive mode`);
    await refold(client, await staleStreams(client), options.rules);
    await client.query(wanted.map(swap).join('; '));
  });
}

async function swapInPatiently(client: pg.PoolClient, wanted: readonly string[], options: RebuildOptions): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await swapIn(client, wanted, options);
    } catch (error) {
      if (!hasCode(error, lockNotAvailable)) throw error;
      if (tries === 30) throw new RebuildProblem('tables-busy', {}, error);
      await catchUp(client, options);
    }
  }
}

function tablesOf(name: string | undefined): readonly string[] {
  if (name === undefined) return [...tables.values()];
  const table = tables.get(name);
  if (table === undefined) throw new RebuildProblem('unknown-projection', { name });
  return [table];
}

/**
 * Makes the tables of one projection, or of all, again from the log, beside live traffic: into shadow tables, then caught up, then put in their place in
 * one transaction. The pool's login must be the owner of the schema. Throws RebuildProblem.
 */
export async function rebuild(pool: pg.Pool, options: RebuildOptions, name?: string): Promise<void> {
  const wanted = tablesOf(name);
  await besideTheTables(pool, async (client) => {
    await catchUp(client, options);
    await swapInPatiently(client, wanted, options);
  });
}

/** How many rows of a projection, or of each, are not what the log says, as of one moment; 0 everywhere when a projection equals a fold of the log. */
export async function compare(pool: pg.Pool, options: RebuildOptions, name?: string): Promise<ReadonlyMap<string, number>> {
  const wanted = tablesOf(name);
  return besideTheTables(pool, async (client) => {
    await catchUp(client, options);
    return transacted(client, 'begin isolation level repeatable read', async () => {
      await refold(client, await staleStreams(client), options.rules);
      const counts = new Map<string, number>();
      for (const [projection, table] of tables) if (wanted.includes(table)) counts.set(projection, await differing(client, table));
      return counts;
    });
  });
}

async function differing(client: pg.PoolClient, table: string): Promise<number> {
  const [real, shadow] = [`table public.${table}`, `table ${schema}.${table}`];
  const text = `select count(*)::int as rows from ((${real} except all ${shadow}) union all (${shadow} except all ${real})) as d`;
  return (await client.query<{ rows: number }>(text)).rows[0]?.rows ?? 0;
}
