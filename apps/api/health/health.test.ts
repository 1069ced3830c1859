import { afterAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { openPool } from '#database/pool';
import { api } from '../../../test/support/api.ts';
import { type Cable, cableTo } from '../../../test/support/cable.ts';
import type { TestDatabase } from '../../../test/support/database.ts';

describe('the health of the process', () => {
  const { ask, post, db, town } = api();

  it('is told to everybody', async () => {
    expect((await ask('GET', '/healthz')).json()).toEqual({ status: 'ok' });
  });

  it('is ready with a database and its schema, even while there is no Temporal', async () => {
    const answer = await ask('GET', '/readyz');
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ready', checks: { database: 'ok', schema: 'ok', temporal: 'unreachable' } }]);
  });

  it('counts requests by route, commands by outcome, and connections', async () => {
    const caseId = await town().report();
    await post('clerk', `/api/cases/${caseId}/register`, { category: 'rubbish' });
    await post('clerk', `/api/cases/${caseId}/claim`, {});
    const { body, headers } = await ask('GET', '/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain('xiaohao_commands_total{command="register",outcome="done"} 1');
    expect(body).toContain('xiaohao_commands_total{command="claim",outcome="refused"} 1');
    expect(body).toContain('route="/api/cases/:caseId/register",status="200"');
    expect(body).toMatch(/xiaohao_database_connections\{state="open"\} \d+/);
    expect(body).not.toContain(caseId);
  });

  it('is not ready on an older schema', async () => {
    await db.asOwner("delete from migrations where name = (select name from migrations order by timestamp desc limit 1)");
    const answer = await ask('GET', '/readyz');
    expect([answer.statusCode, answer.json<{ checks: { schema: string } }>().checks.schema]).toEqual([503, 'behind']);
  });
});

describe('a database that is away', () => {
  let cable: Cable | undefined;
  let pool: pg.Pool | undefined;
  const throughCable = async (db: TestDatabase): Promise<pg.Pool> => {
    cable = await cableTo(db.url());
    pool = openPool(cable.url, { applicationName: 'xiaohao-test' });
    return pool;
  };
  const { ask, get, post, town } = api({ pool: throughCable });
  afterAll(() => pool?.end());

  it('is told with when to ask again', async () => {
    const caseId = await town().report();
    expect((await get('clerk', `/api/cases/${caseId}`)).statusCode).toBe(200);
    await cable?.pull();
    for (const answer of [await get('clerk', '/api/cases'), await post('clerk', `/api/cases/${caseId}/register`, { category: 'rubbish' })]) {
      expect([answer.statusCode, answer.json<{ code: string }>().code, answer.headers['retry-after']]).toEqual([503, 'database-unavailable', '2']);
    }
    expect((await ask('GET', '/healthz')).statusCode).toBe(200);
    const ready = await ask('GET', '/readyz');
    expect([ready.statusCode, ready.json<{ checks: object }>().checks]).toEqual([503, { database: 'unreachable', schema: 'unknown', temporal: 'unreachable' }]);
  });
});

describe('too many requests', () => {
  const { get, ask } = api({ limits: { requestsPerMinute: 5 } });

  it('of one person are put off, of others not', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await get('clerk', '/api/session')).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const late = await get('clerk', '/api/session');
    expect(late.json()).toMatchObject({ code: 'too-many-requests', detail: expect.stringMatching(/请求太频繁，请 \d+ 秒后再试。/) });
    expect(Number(late.headers['retry-after'])).toBeGreaterThan(0);
    expect((await get('director', '/api/session')).statusCode).toBe(200);
    expect((await ask('GET', '/healthz')).statusCode).toBe(200);
  });
});
