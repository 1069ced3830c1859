import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { amendmentOf, recordApplied } from '#commands/amendments';
import { adopt } from '#commands/recompute';
import { rulesInForce } from '#commands/rules-in-force';
import { api } from '../../../test/support/api.ts';
import { bring } from '../../../test/support/town.ts';

const { db, get, post, town } = api();
const keyed = () => ({ 'idempotency-key': randomUUID() });
const overlay = { id: 'storm', name: '台风停工', basis: '市防指〔2026〕3号', holidays: ['2026-03-06'] };

let cases: string[];
beforeAll(async () => {
  cases = [await town().report('甲'), await town().report('乙')];
  for (const caseId of cases) await bring(town(), caseId, 'issued');
});

const ask = async (person: string, path: string) => {
  const answer = await get(person, path);
  return [answer.statusCode, answer.json()] as const;
};

describe('a preview', () => {
  it('lists what would move and writes nothing', async () => {
    const before = await db.pool().query('select count(*) from events');
    const answer = await post('admin', '/api/amendments/preview', { overlay });
    expect(answer.json()).toMatchObject({ why: '台风停工（市防指〔2026〕3号）', looked: 2, adopted: 2, cases: 2, deadlines: 2, complete: true, moved: expect.any(Array) });
    expect(answer.json<{ moved: object[] }>().moved).toEqual(cases.toSorted().map((caseId) => expect.objectContaining({ caseId, unit: 'urban', unitName: '市城管局', from: '2026-03-09T18:00:00+08:00', to: '2026-03-10T18:00:00+08:00' })));
    expect((await db.pool().query('select count(*) from events')).rows).toEqual(before.rows);
  });

  it('of an overlay elsewhere moves nothing', async () => {
    expect((await post('admin', '/api/amendments/preview', { overlay: { ...overlay, areas: ['west'] } })).json()).toMatchObject({ looked: 2, adopted: 0, cases: 0, deadlines: 0, moved: [] });
  });

  it('of a policy tells which cases would get its limits', async () => {
    const policy = 'id: longer\nname: 宽限\ncategories:\n  rubbish:\n    name: 暴露垃圾\n    limit: 8 工作日\n';
    expect((await post('director', '/api/amendments/preview', { policy })).json()).toMatchObject({ why: '宽限', cases: 2, deadlines: 2, moved: [{ to: '2026-03-12T18:00:00+08:00' }, {}] });
  });

  it('is for whoever may publish, and refuses what could not be published', async () => {
    expect((await post('clerk', '/api/amendments/preview', { overlay })).json()).toMatchObject({ status: 403, code: 'calendar-office-only' });
    expect((await post('clerk', '/api/amendments/preview', { policy: 'id: other\nname: 另一个\nretry: 9 工作日\n' })).json()).toMatchObject({ status: 403, code: 'policy-not-yours' });
    expect((await post('admin', '/api/amendments/preview', { overlay: { ...overlay, holidays: ['2026-01-05'] } })).statusCode).toBe(409);
    expect((await post('admin', '/api/amendments/preview', { policy: 'id: [' })).json()).toMatchObject({ status: 400, code: 'policy-has-problems' });
  });
});

describe('an amendment', () => {
  it('is running from its publication, and reports afterwards what moved', async () => {
    await post('admin', '/api/calendars/overlays', overlay, keyed());
    expect(await ask('clerk', '/api/amendments')).toMatchObject([200, { items: [{ id: 'calendar-1', kind: 'calendar', state: 'running', counts: null, why: '台风停工（市防指〔2026〕3号）' }], next: null }]);
    const amendment = await amendmentOf(town().deps, db.pool(), { kind: 'calendar', number: 1 });
    if (amendment === undefined) throw new Error('there is no amendment');
    for (const caseId of cases) await adopt(town().deps, amendment, await rulesInForce(town().deps), caseId);
    await recordApplied(town().deps, amendment, { looked: 2, adopted: 2, failed: 0 });
    await recordApplied(town().deps, amendment, { looked: 2, adopted: 2, failed: 0 });
    const [status, page] = await ask('clerk', '/api/amendments/calendar-1?limit=1');
    expect([status, page]).toMatchObject([200, { amendment: { state: 'applied', counts: { looked: 2, adopted: 2, cases: 2, deadlines: 2 } }, moved: { items: [{ from: '2026-03-09T18:00:00+08:00', to: '2026-03-10T18:00:00+08:00', unitName: '市城管局', assignment: 'a1' }] } }]);
    const { next } = (page as { moved: { next: string } }).moved;
    expect((await ask('clerk', `/api/amendments/calendar-1?limit=1&cursor=${next}`))[1]).toMatchObject({ moved: { items: [{ caseId: cases.toSorted()[1] }], next: null } });
  });

  it('tells nobody of cases that they may not see', async () => {
    expect((await ask('urban-handler', '/api/amendments/calendar-1'))[1]).toMatchObject({ moved: { items: [{}, {}] } });
    expect((await ask('housing-handler', '/api/amendments/calendar-1'))[1]).toMatchObject({ moved: { items: [] } });
  });

  it('that nobody published is not there', async () => {
    for (const id of ['calendar-99', 'policy-1', 'calendar-0', 'x']) expect((await ask('clerk', `/api/amendments/${id}`))[1]).toMatchObject({ status: 404, code: 'unknown-amendment' });
  });
});
