import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asOwner, databaseUrl } from '../../test/support/template.ts';
import { clusterUrl, database } from '../../test/support/database.ts';
import { migrations } from './migrations.ts';
import { openPool } from './pool.ts';
import { migrate, schemaState } from './schema.ts';

const names = migrations.map((migration) => migration.name);
const db = database();

describe('a migrated database', () => {
  test('is up to date', async () => {
    expect(await schemaState(db.pool())).toEqual({ kind: 'up-to-date' });
  });

  test('is not changed by migrating again', async () => {
    expect(await migrate(db.url())).toEqual([]);
  });

  test('that lacks a migration is behind by its name', async () => {
    const last = names.at(-1);
    await db.asOwner('update migrations set name = $2 where name = $1', [last, 'aside']);
    expect(await schemaState(db.pool())).toEqual({ kind: 'behind', missing: [last] });
    await db.asOwner('update migrations set name = $1 where name = $2', [last, 'aside']);
  });

  test('that a newer program has migrated is ahead', async () => {
    await db.asOwner("insert into migrations (timestamp, name) values (9999999999999, 'FromTheFuture9999999999999')");
    expect(await schemaState(db.pool())).toEqual({ kind: 'ahead', unknown: ['FromTheFuture9999999999999'] });
  });
});

describe('an empty database', () => {
  const fresh = ['test_fresh_1', 'test_fresh_2'].map((name) => `${name}_${process.pid}`);
  const url = (index: number): string => databaseUrl(clusterUrl(), fresh[index] ?? '');
  beforeAll(() => Promise.all(fresh.map((name) => asOwner(clusterUrl(), `create database ${name}`))));
  afterAll(() => Promise.all(fresh.map((name) => asOwner(clusterUrl(), `drop database ${name}`))));

  test('is behind by every migration', async () => {
    const pool = openPool(url(0), { applicationName: 'test' });
    expect(await schemaState(pool)).toEqual({ kind: 'behind', missing: names });
    await pool.end();
  });

  test('is migrated once by several that start at the same time, beside another of the same cluster', async () => {
    const done = await Promise.all([migrate(url(0)), migrate(url(1)), migrate(url(0)), migrate(url(1)), migrate(url(0))]);
    expect(done.flat().sort()).toEqual([...names, ...names].sort());
  });
});

describe('migrations', () => {
  test('have different numbers, in order', () => {
    const numbers = names.map((name) => Number(name.slice(-13)));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  test('of a database that is away fail with database-unavailable', async () => {
    await expect(migrate('postgres://x:y@127.0.0.1:1/x')).rejects.toMatchObject({ code: 'database-unavailable' });
    const pool = openPool('postgres://x:y@127.0.0.1:1/x', { applicationName: 'test' });
    await expect(schemaState(pool)).rejects.toMatchObject({ code: 'database-unavailable' });
    await pool.end();
  });
});
