import { beforeAll, describe, expect, it } from '@jest/globals';
import { api } from '../../../test/support/api.ts';
import { bring } from '../../../test/support/town.ts';
import { until } from '../../../test/support/until.ts';

const { ask, db, get, post, town } = api();
const period = { from: '2026-01-01T00:00:00+08:00', to: '2026-12-31T23:59:59+08:00' };
const policy = 'id: hasty\nname: 急\nladder:\n  - { id: card, level: 3, trigger: { kind: after-due, workdays: 1 }, action: propose, paper: red-card, to: [director], issuedBy: director }\n';

type Page = { id: string; status: string; progress: { done: number; all: number }; report: { cases: number; changed: number; units: { unit: string; red: { base: number; tried: number } }[]; examples: { caseId: string; explained: string }[] } | null };
const done = async (person: string, id: string): Promise<Page> => until(async () => (await get(person, `/api/simulations/${id}`)).json<Page>(), ({ status }) => status !== 'running');
const begun = async (person: string, body: object): Promise<string> => {
  const answer = await post(person, '/api/simulations', { ...period, ...body });
  expect([answer.statusCode, answer.statusCode === 202 ? '' : answer.body]).toEqual([202, '']);
  return answer.json<Page>().id;
};

let overdue = '';
beforeAll(async () => {
  overdue = (await bring(town(), await town().report('逾期'), 'claimed')).caseId;
  await town().wait(overdue, '2026-04-20T09:00:00+08:00');
  await bring(town(), await town().report('办结'), 'closed');
}, 60_000);

describe('a simulation', () => {
  it('tells what a policy that nobody has published would have done, and writes nothing', async () => {
    const events = await db.asOwner('select count(*)::int as n from events');
    const { status, report } = await done('director', await begun('director', { policy }));
    expect([status, report?.cases, report?.changed]).toEqual(['done', 2, 1]);
    expect(report?.units).toContainEqual(expect.objectContaining({ unit: 'urban', red: { base: 0, tried: 1 } }));
    expect(report?.examples.map(({ caseId }) => caseId)).toEqual([overdue]);
    expect(report?.examples[0]?.explained).toContain('原规则执行「临期提醒」');
    expect(await db.asOwner('select count(*)::int as n from events')).toEqual(events);
  });

  it('under the version that held finds no difference', async () => {
    const { report } = await done('oversight', await begun('oversight', { policy: 'default-1' }));
    expect([report?.cases, report?.changed, report?.examples]).toEqual([2, 0, []]);
  });

  it('counts every case for whoever runs the system, and shows none', async () => {
    const { report } = await done('admin', await begun('admin', { policy }));
    expect([report?.cases, report?.changed, report?.examples]).toEqual([2, 1, []]);
  });

  it('moves deadlines by a change of the calendar that is only tried', async () => {
    const calendar = 'overlay:\n  id: flood\n  name: 防汛停工\n  basis: 北山防汛〔2026〕1号\n  holidays: [2026-03-03, 2026-03-04]\n';
    const { report } = await done('director', await begun('director', { calendar }));
    expect([report?.changed, report?.examples[0]?.explained.includes('防汛停工')]).toEqual([1, true]);
  });

  it('tells how far it is until it has ended', async () => {
    const id = await begun('director', { policy });
    const events = await get('director', `/api/simulations/${id}/events`);
    expect(events.headers['content-type']).toContain('text/event-stream');
    expect(events.body.trimEnd().split('\n').slice(-2)).toEqual(['event: done', 'data: {"done":2,"all":2}']);
  });

  it('ends when it is cancelled', async () => {
    const id = await begun('director', { policy });
    const answer = await ask('DELETE', `/api/simulations/${id}`, { person: 'director' });
    expect(['cancelled', 'done']).toContain(answer.json<Page>().status);
  });

  it('is only of whoever asked for it', async () => {
    const id = await begun('director', { policy });
    expect((await get('deputy', `/api/simulations/${id}`)).statusCode).toBe(404);
    await done('director', id);
  });

  it.each([
    ['urban-handler', { policy }, 403, 'simulations-office-only'],
    ['director', {}, 400, 'simulation-tries-nothing'],
    ['director', { policy, from: '2027-01-01T00:00:00+08:00' }, 400, 'simulation-period-empty'],
    ['director', { policy: 'hasty@9' }, 404, 'policy-unknown'],
    ['director', { calendar: 'state-council-1999-01-01' }, 404, 'unknown-calendar'],
    ['director', { policy: 'id: hasty\nname: 急\nladdr: []\n' }, 400, 'policy-has-problems'],
    ['director', { calendar: 'notice: 1\n' }, 400, 'simulation-calendar-problems'],
  ])('is refused to %s for %j with %i %s', async (person, body, status, code) => {
    const answer = await post(person, '/api/simulations', { ...period, ...body });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
  });
});
