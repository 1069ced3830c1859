import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { writtenHours, writtenNotice, writtenOverlay, writtenWithdrawal } from '#domain/calendar/written';
import { api } from '../../../test/support/api.ts';
import { bring } from '../../../test/support/town.ts';
import { hoursExample, noticeExample, overlayExample, withdrawExample } from './examples.ts';

const { ask, get, post, town } = api();

const keyed = () => ({ 'idempotency-key': randomUUID() });
const overlay = (id: string, day: string, change: object = {}) => ({ id, name: '迎检冲刺', basis: '青创卫办〔2026〕1号', workdays: [day], ...change });
const due = async (more = '', from = '2026-03-06', amount = 1) => (await get('clerk', `/api/calendar/due?from=${from}&amount=${amount}&unit=workday${more}`)).json<{ dueAt: string; calendar: string; counting: object; days: { date: string; reason: string; code: string }[] }>();

describe('publishing the calendar', () => {
  it('makes a version of which every later count knows, and leaves the earlier version as it was', async () => {
    const before = await due();
    const answer = await post('admin', '/api/calendars/overlays', overlay('weekend', '2026-03-07'), keyed());
    expect([answer.statusCode, answer.json()]).toEqual([201, { version: 'state-council-2025-11-04+calendar-1' }]);
    expect(await due()).toMatchObject({ dueAt: '2026-03-07T18:00:00+08:00', calendar: 'state-council-2025-11-04+calendar-1' });
    expect((await due('&lang=zh')).days[1]).toMatchObject({ code: 'make-up', reason: '调休上班（迎检冲刺，青创卫办〔2026〕1号）' });
    expect((await due('&calendar=state-council-2025-11-04')).dueAt).toBe(before.dueAt);
    expect((await due(`&calendar=${encodeURIComponent('state-council-2025-11-04+calendar-1')}`)).dueAt).toBe('2026-03-07T18:00:00+08:00');
  });

  it('is done once for one key, however often it is asked', async () => {
    const headers = keyed();
    const [body, other] = [overlay('once', '2026-04-11'), overlay('once', '2026-04-12')];
    const first = (await post('director', '/api/calendars/overlays', body, headers)).json();
    expect((await post('director', '/api/calendars/overlays', body, headers)).json()).toEqual(first);
    expect((await post('director', '/api/calendars/overlays', other, headers)).json()).toMatchObject({ status: 409, code: 'idempotency-key-reused' });
  });

  it('is for the administrator and the director of the first office only', async () => {
    for (const person of ['clerk', 'dispatcher', 'urban-head', 'leader', 'oversight']) {
      const answer = await post(person, '/api/calendars/overlays', overlay(`by-${person}`, '2026-04-18'), keyed());
      expect([person, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([person, 403, 'calendar-office-only']);
    }
  });

  it('holds in its area only', async () => {
    await post('admin', '/api/calendars/overlays', overlay('road-only', '2026-05-16', { areas: ['road'] }), keyed());
    expect((await due('&area=road', '2026-05-15')).dueAt).toMatch(/^2026-05-16/);
    expect((await due('', '2026-05-15')).dueAt).toMatch(/^2026-05-18/);
    expect((await get('clerk', '/api/calendar/due?from=2026-05-15&amount=1&unit=workday&area=moon')).json()).toMatchObject({ status: 404, code: 'unknown-area' });
  });

  it('of an overlay can be taken back', async () => {
    await post('admin', '/api/calendars/overlays', overlay('taken-back', '2026-05-30'), keyed());
    expect((await due('', '2026-05-29')).dueAt).toMatch(/^2026-05-30/);
    const answer = await post('admin', '/api/calendars/overlays/taken-back/withdraw', { basis: '青创卫办〔2026〕2号' }, keyed());
    expect(answer.statusCode).toBe(201);
    expect((await due('', '2026-05-29')).dueAt).toMatch(/^2026-06-01/);
    expect((await post('admin', '/api/calendars/overlays/taken-back/withdraw', { basis: '青创卫办〔2026〕2号' }, keyed())).json()).toMatchObject({ status: 409, code: 'calendar-unknown-overlay' });
  });

  it('makes a provisional deadline firm when the notice of the year comes', async () => {
    town().setTime('2026-11-06T09:00:00+08:00');
    expect(await due('', '2026-12-31')).toMatchObject({ dueAt: '2027-01-01T18:00:00+08:00', provisional: true });
    const notice = { year: 2027, number: '国办发明电〔2026〕8号', published: '2026-11-05', festivals: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }] };
    expect((await post('admin', '/api/calendars/notices', { ...notice, year: 2028, festivals: [{ name: '元旦', from: '2028-01-01', to: '2028-01-03' }] }, keyed())).json()).toMatchObject({ status: 409, code: 'calendar-year-gap', detail: expect.stringContaining('2027') });
    expect((await post('admin', '/api/calendars/notices', notice, keyed())).statusCode).toBe(201);
    expect(await due('', '2026-12-31')).toMatchObject({ dueAt: '2027-01-04T18:00:00+08:00', provisional: false });
    expect((await post('admin', '/api/calendars/notices', notice, keyed())).json()).toMatchObject({ code: 'calendar-year-published' });
  });

  it('of hours counts from the day on which they hold', async () => {
    const body = { from: '2026-12-01', basis: '青政办〔2026〕5号', hours: ['09:00-12:00', '13:00-17:00'], seasons: [{ name: '夏令时间', from: '06-01', to: '09-30', hours: ['08:00-12:00', '15:00-18:00'] }] };
    expect((await post('admin', '/api/calendars/hours', body, keyed())).statusCode).toBe(201);
    expect((await due('', '2026-12-07')).dueAt).toBe('2026-12-08T17:00:00+08:00');
    expect((await due('', '2026-11-10')).dueAt).toBe('2026-11-11T18:00:00+08:00');
    expect((await due('', '2027-06-07')).dueAt).toBe('2027-06-08T18:00:00+08:00');
  });
});

describe('the versions of the calendar', () => {
  it('are listed, the latest first, with what made them and who', async () => {
    const { items } = (await get('clerk', '/api/calendars')).json<{ items: { version: string; origin: string; current: boolean; by?: string }[] }>();
    expect(items[0]).toMatchObject({ version: expect.stringMatching(/\+calendar-\d+$/), origin: 'hours', current: true, by: expect.any(String) });
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    expect(items.map(({ origin }) => origin)).toEqual(expect.arrayContaining(['built-in', 'overlay', 'withdrawal', 'year', 'hours']));
    const then = (await get('clerk', '/api/calendars?asOf=2025-01-01T00:00:00Z')).json<{ items: { version: string }[] }>();
    expect(then.items[0]).toMatchObject({ version: 'state-council-2024-11-12', current: true });
  });

  it('show their days, overlays and hours', async () => {
    const { items } = (await get('clerk', '/api/calendars')).json<{ items: { version: string }[] }>();
    const page = (await get('clerk', `/api/calendars/${items[0]?.version}`)).json();
    expect(page).toMatchObject({ version: items[0]?.version, basis: '青政办〔2026〕5号', formerHours: [{ before: '2026-12-01' }], overlays: expect.arrayContaining([expect.objectContaining({ id: 'road-only', areas: ['road'] })]) });
    expect((await get('clerk', '/api/calendars/state-council-2025-11-04+calendar-99')).json()).toMatchObject({ status: 404, code: 'unknown-calendar' });
  });
});

describe('a count', () => {
  it('takes another way of counting', async () => {
    const counted = (more: string) => due(`${more}&calendar=state-council-2025-11-04`, '2026-03-02T10:00:00%2B08:00', 5);
    expect((await counted('')).counting).toEqual({ firstDay: 'next', end: 'close', unworkedEnd: 'moves-on' });
    expect((await counted('')).dueAt).toBe('2026-03-09T18:00:00+08:00');
    expect((await counted('&firstDay=same')).dueAt).toBe('2026-03-06T18:00:00+08:00');
    expect((await counted('&end=midnight')).dueAt).toBe('2026-03-10T00:00:00+08:00');
  });

  it('takes months, and refuses more of them than anybody can read', async () => {
    const answer = (amount: number) => get('clerk', `/api/calendar/due?from=2026-01-31&amount=${amount}&unit=month&calendar=state-council-2025-11-04`);
    expect((await answer(1)).json()).toMatchObject({ dueAt: '2026-02-28T18:00:00+08:00', provisional: false });
    expect((await answer(241)).json()).toMatchObject({ status: 400, code: 'malformed-request', errors: [{ path: 'amount' }] });
  });

  it('refuses a campaign that does not exist', async () => {
    expect((await get('clerk', '/api/calendar/due?from=2026-05-15&amount=1&unit=workday&campaign=moon')).json()).toMatchObject({ status: 404, code: 'unknown-campaign' });
  });

  it('is a text for a letter when it is asked for as text', async () => {
    const path = '/api/calendar/due?from=2026-09-30&amount=5&unit=workday&calendar=state-council-2025-11-04';
    const answer = await ask('GET', path, { person: 'clerk', headers: { accept: 'text/plain' } });
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.body).toContain('届满时间：2026年10月13日 18:00');
    expect(answer.body).toContain('2026年10月1日至2026年10月7日（7 天）  放假（国庆节，国办发明电〔2025〕7号）');
    expect(answer.body).toContain('第 5 日');
    expect(answer.body).toContain('国务院办公厅关于2026年部分节假日安排的通知(国办发明电〔2025〕7号)');
    expect((await get('clerk', `${path}&format=text`)).body).toBe(answer.body);
    expect((await get('clerk', path)).headers['content-type']).toMatch(/^application\/json/);
  });
});

describe('a deadline of a case', () => {
  it('is explained as a text for a letter, by the calendar that holds at its place', async () => {
    town().setTime('2026-03-02T09:00:00+08:00');
    const { caseId, state } = await bring(town(), await town().report(), 'claimed');
    const path = `/api/cases/${caseId}/deadlines/a1`;
    const letter = await ask('GET', path, { person: 'director', headers: { accept: 'text/plain' } });
    expect([letter.statusCode, letter.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(letter.body).toContain(`${state.caseNo}  东大街垃圾堆积\n市城管局`);
    expect((await get('director', `${path}?format=text&lang=en`)).body).toContain('Day by day:');
    const { dueAt, days } = (await get('director', path)).json<{ dueAt: string; days: { date: string; counts: boolean; reason: string }[] }>();
    expect(letter.body).toContain(`合计：${days.filter(({ counts }) => counts).length} 日。`);
    expect(days.at(-1)?.date).toBe(dueAt.slice(0, 10));
    expect((await get('director', `/api/cases/${caseId}/deadlines/a9?format=text`)).json()).toMatchObject({ status: 404, code: 'unknown-deadline' });
    expect((await get('housing-head', `${path}?format=text`)).statusCode).toBe(404);
  });
});

describe('the examples of the documentation', () => {
  it.each([[writtenNotice, noticeExample], [writtenOverlay, overlayExample], [writtenWithdrawal.omit({ id: true }), withdrawExample], [writtenHours, hoursExample]])('are taken', (schema, example) => {
    expect(schema.safeParse(example).error).toBeUndefined();
  });
});
