import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { database } from '../../test/support/database.ts';
import { DatabaseUnavailable, databaseError, isUnavailable } from './database-unavailable.ts';
import { inTransaction, openPool } from './pool.ts';

const db = database();

const count = async (): Promise<unknown> => (await db.pool().query<{ n: number }>('select count(*)::int as n from counters')).rows[0]?.n;
const insert = (series: string): { text: string; values: string[] } => ({ text: 'insert into counters (series, value) values ($1, 1)', values: [series] });

describe('a pool', () => {
  test('has the rights of the application, although the URL is the owner’s', async () => {
    const { rows } = await db.pool().query('select current_user as role, session_user as login');
    expect(rows).toEqual([{ role: 'xiaohao_app', login: 'xiaohao' }]);
  });

  test('has them again after a statement that gave the role up', async () => {
    await inTransaction(db.pool(), (client) => client.query('reset role'));
    const { rows } = await db.pool().query('select current_user as role');
    expect(rows).toEqual([{ role: 'xiaohao_app' }]);
  });

  test('is named in the list of connections', async () => {
    const { rows } = await db.open({ applicationName: 'xiaohao-api' }).query("select current_setting('application_name') as name");
    expect(rows).toEqual([{ name: 'xiaohao-api' }]);
  });

  test.each([
    ["'2026-10-13T12:00:00+08:00'::timestamptz", '2026-10-13T12:00:00+08:00'],
    ["'2026-10-13T04:00:00.250Z'::timestamptz", '2026-10-13T12:00:00.250+08:00'],
    ["'2026-10-13T04:00:00.1Z'::timestamptz", '2026-10-13T12:00:00.100+08:00'],
    ["'2026-10-13'::date", '2026-10-13'],
    ['9007199254740993::bigint', '9007199254740993'],
    ['0.10::numeric', '0.10'],
    ["'[1,2]'::json", [1, 2]],
    ['array[1,2]', [1, 2]],
    ['true', true],
    ['7', 7],
  ])('gives %s as %j', async (sql, value) => {
    expect((await db.pool().query(`select ${sql} as value`)).rows).toEqual([{ value }]);
  });

  test('breaks off a statement that takes too long', async () => {
    const pool = db.open({ statementTimeout: 50 });
    await expect(pool.query('select pg_sleep(10)')).rejects.toMatchObject({ code: '57014' });
  });
});

describe('a transaction', () => {
  test('is committed when its work returns, and gives what it returned', async () => {
    expect(await inTransaction(db.pool(), async (client) => (await client.query(insert('committed'))).rowCount)).toBe(1);
    expect(await count()).toBe(1);
  });

  test('is rolled back when its work throws, and throws the same', async () => {
    const reason = new Error('refused');
    const failing = inTransaction(db.pool(), async (client) => {
      await client.query(insert('rolled back'));
      throw reason;
    });
    await expect(failing).rejects.toBe(reason);
    expect(await count()).toBe(1);
  });

  test('whose failed statement was overlooked by its work is not taken for a success', async () => {
    const failing = inTransaction(db.pool(), async (client) => {
      await client.query(insert('overlooked'));
      await client.query('select 1 / 0').catch(() => undefined);
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await count()).toBe(1);
  });

  test('gives its connection back, however it ends', async () => {
    const pool = db.open({ max: 1 });
    for (let round = 0; round < 5; round += 1) {
      await expect(inTransaction(pool, (client) => client.query('select 1 / 0'))).rejects.toMatchObject({ code: '22012' });
      await inTransaction(pool, (client) => client.query('select 1'));
    }
    expect([pool.totalCount, pool.idleCount]).toEqual([1, 1]);
  });

  test('that only reads cannot write, and sees one moment', async () => {
    await inTransaction(db.pool(), async (client) => {
      await client.query('select 1 from counters');
      await db.pool().query(insert('meanwhile'));
      expect((await client.query('select 1 from counters')).rowCount).toBe(1);
      await expect(client.query(insert('mine'))).rejects.toMatchObject({ code: '25006' });
      await client.query('rollback; begin');
    }, 'repeatable read read only');
  });
});

describe('a database that is away', () => {
  const servers: Server[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))));

  const unavailable = expect.objectContaining({ code: 'database-unavailable' });

  async function pretender(behave: (socket: import('node:net').Socket) => void): Promise<string> {
    const server = createServer(behave);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return `postgres://x:y@127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/x`;
  }

  test('where nobody listens gives the code database-unavailable', async () => {
    const pool = openPool('postgres://x:y@127.0.0.1:1/x', { applicationName: 'test' });
    await expect(inTransaction(pool, () => Promise.resolve())).rejects.toEqual(unavailable);
    await pool.end();
  });

  test('where somebody hangs up gives the code database-unavailable', async () => {
    const pool = openPool(await pretender((socket) => socket.destroy()), { applicationName: 'test' });
    await expect(inTransaction(pool, () => Promise.resolve())).rejects.toEqual(unavailable);
    await pool.end();
  });

  test('that cuts the connection in the middle gives the code, and the next transaction has a new connection', async () => {
    const pool = db.open({ max: 1 });
    const cut = inTransaction(pool, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      await db.asOwner('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await client.query('select 1');
    });
    await expect(cut).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect(await inTransaction(pool, async (client) => (await client.query('select 1')).rowCount)).toBe(1);
  });

  test('that cuts idle connections is told of, and does not end the process', async () => {
    const lost: Error[] = [];
    const pool = db.open({ applicationName: 'idle', onLost: (error) => lost.push(error) });
    await pool.query('select 1');
    await db.asOwner("select pg_terminate_backend(pid, 1000) from pg_stat_activity where application_name = 'idle'");
    expect((await pool.query('select 1')).rowCount).toBe(1);
    expect(lost.map(isUnavailable)).toEqual([true]);
  });

  test('is told from a statement that is wrong', async () => {
    const wrong: unknown = await db.pool().query('select nonsense').catch((error: unknown) => error);
    expect(isUnavailable(wrong)).toBe(false);
    expect(databaseError(wrong)).toBe(wrong);
    expect(databaseError(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))).toBeInstanceOf(DatabaseUnavailable);
  });
});
