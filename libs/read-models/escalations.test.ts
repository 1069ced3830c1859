import { beforeAll, describe, expect, test } from '@jest/globals';
import { markRead } from '#commands/inbox';
import { by, city } from '../../test/support/case/city.ts';
import { database } from '../../test/support/database.ts';
import { bring, openTown, type Town } from '../../test/support/town.ts';
import { inbox, noticesBetween, noticeToSend, undelivered, unreadCount } from './inbox.ts';
import { listEscalations, type EscalationFilter, type EscalationItem } from './list-escalations.ts';
import { refusalsOf } from './refusals.ts';
import { viewerOf } from './viewer.ts';

const db = database();
let town: Town;
let caseId: string;

beforeAll(async () => {
  town = await openTown(db.pool());
  caseId = await town.report();
  await bring(town, caseId, 'claimed');
  await town.wait(caseId, '2026-03-17T18:30:00+08:00');
  await town.act(caseId, 'director', 'decide-sanction', { approve: true, opinion: '同意' });
  await town.act(caseId, 'clerk', 'urge', { text: '请抓紧' });
});

const list = async (person: string, filter: EscalationFilter = {}): Promise<readonly EscalationItem[]> => (await listEscalations(db.pool(), viewerOf(by(person), city), filter, {})).items;
const brief = (items: readonly EscalationItem[]): readonly string[] => items.map(({ kind, rule, level }) => `${kind} ${rule}${level === null ? '' : ` A${level}`}`);

describe('the escalations', () => {
  test('of a case that is overdue are told latest first, each rung with its rule', async () => {
    expect(brief(await list('director'))).toEqual(['urged urge', 'issued ladder.five-days A3', 'proposed ladder.five-days A3', 'escalated ladder.next-day A2', 'escalated ladder.due-soon A1']);
  });

  test('say when a rung was due and fired, under which policy, on whom, and who was told as what', async () => {
    const rung = (await list('director')).find(({ rule }) => rule === 'ladder.next-day');
    expect(rung).toMatchObject({
      caseId, caseNo: '2026-000001', title: '东大街垃圾堆积', unit: 'urban', level: 2, dueAt: '2026-03-10T08:30:00+08:00', firedAt: '2026-03-10T08:30:00+08:00', by: 'clock', missed: [], areas: ['road', 'east'],
      told: [
        { person: 'urban-handler', as: 'unit-handler', copy: false, readAt: null },
        { person: 'urban-head', as: 'unit-head', copy: false },
        { person: 'urban-vice', as: 'unit-vice', copy: true },
        { person: 'gov-vice', copy: true },
        { person: 'leader', as: 'area-leader', copy: true },
      ],
    });
    expect(rung?.policy).toMatch(/^default-1\+city-/);
  });

  test('say when each has read it', async () => {
    const { items } = await inbox(db.pool(), 'urban-head', {});
    const notice = items.find(({ rule }) => rule === 'ladder.next-day');
    town.setTime('2026-03-18T09:00:30+08:00');
    expect(await markRead(town.deps, by('urban-head'), notice?.id ?? '')).toBe(true);
    const rung = (await list('director')).find(({ rule }) => rule === 'ladder.next-day');
    expect(rung?.told.map(({ person, readAt }) => [person, readAt])).toContainEqual(['urban-head', '2026-03-18T09:00:30+08:00']);
    expect(rung?.told.filter(({ readAt }) => readAt !== null)).toHaveLength(1);
  });

  test.each([
    [{ level: 3 }, 2],
    [{ unit: 'urban' }, 4],
    [{ unit: 'housing' }, 0],
    [{ area: 'east' }, 5],
    [{ area: 'west' }, 0],
    [{ from: '2026-03-10T08:30:00+08:00', to: '2026-03-10T08:30:01+08:00' }, 1],
    [{ to: '2026-03-10T08:30:00+08:00' }, 1],
  ] satisfies readonly (readonly [EscalationFilter, number])[])('filtered by %j are %i', async (filter, count) => {
    expect(await list('director', filter)).toHaveLength(count);
  });

  test('are shown to whoever may see the case, and to nobody else', async () => {
    expect(await list('urban-handler')).toHaveLength(5);
    expect(await list('leader')).toHaveLength(5);
    for (const person of ['housing-head', 'other-leader', 'foreign-director', 'admin']) expect([person, await list(person)]).toEqual([person, []]);
  });

  test('come page by page in the same order', async () => {
    const viewer = viewerOf(by('director'), city);
    const first = await listEscalations(db.pool(), viewer, {}, { limit: 3 });
    const second = await listEscalations(db.pool(), viewer, {}, { limit: 3, cursor: first.next ?? '' });
    expect(second.next).toBeUndefined();
    expect(brief([...first.items, ...second.items])).toEqual(brief(await list('director')));
    await expect(listEscalations(db.pool(), viewer, {}, { cursor: 'x' })).rejects.toMatchObject({ code: 'bad-cursor' });
  });
});

describe('an inbox', () => {
  test('holds the notices of one person, latest first, with the case as it stands and what is due', async () => {
    const { items } = await inbox(db.pool(), 'urban-handler', {});
    expect(items.map(({ kind, rule }) => `${kind} ${rule}`)).toEqual([
      'order order.supervision-order', 'escalation ladder.next-day', 'escalation ladder.due-soon', 'turn turn.claim',
    ]);
    expect(items.at(-1)).toMatchObject({ caseId, title: '东大街垃圾堆积', status: 'rectifying', step: 'claim', unit: 'urban', dueAt: '2026-03-09T18:00:00+08:00', readAt: null, mailState: 'pending', event: 'OrderIssued' });
  });

  test('counts and lists what is unread', async () => {
    const before = await unreadCount(db.pool(), 'urban-vice');
    const [first] = (await inbox(db.pool(), 'urban-vice', {})).items;
    await markRead(town.deps, by('urban-vice'), first?.id ?? '');
    expect(await unreadCount(db.pool(), 'urban-vice')).toBe(before - 1);
    expect((await inbox(db.pool(), 'urban-vice', { unread: true })).items.map(({ id }) => id)).not.toContain(first?.id);
    expect((await inbox(db.pool(), 'urban-vice', {})).items).toContainEqual(expect.objectContaining({ id: first?.id, readAt: town.now() }));
  });

  test('is read by its owner only', async () => {
    const [first] = (await inbox(db.pool(), 'urban-handler', {})).items;
    expect(await markRead(town.deps, by('urban-head'), first?.id ?? '')).toBe(false);
    expect(await markRead(town.deps, by('urban-head'), 'nothing')).toBe(false);
  });

  test('comes page by page', async () => {
    const first = await inbox(db.pool(), 'urban-handler', { limit: 3 });
    const second = await inbox(db.pool(), 'urban-handler', { limit: 3, cursor: first.next ?? '' });
    expect([...first.items, ...second.items]).toEqual((await inbox(db.pool(), 'urban-handler', {})).items);
    expect(second.items).toHaveLength(1);
  });
});

describe('the notices of a command', () => {
  test('are found by the versions it made, and one by one for their mail', async () => {
    const { version } = await town.read(caseId);
    const told = await noticesBetween(db.pool(), caseId, version - 1, version);
    expect(told).toHaveLength(1);
    expect(await noticeToSend(db.pool(), told[0] ?? '')).toMatchObject({ person: 'urban-vice', kind: 'reminder', rule: 'urge', address: '东大街 12 号' });
    expect(await noticeToSend(db.pool(), 'nothing')).toBeUndefined();
  });

  test('wait for their mail until its outcome is recorded', async () => {
    expect(await undelivered(db.pool(), '2026-03-02T09:00:00+08:00')).toEqual([]);
    expect((await undelivered(db.pool(), '2026-04-01T00:00:00+08:00')).length).toBeGreaterThan(10);
  });
});

test('a refused attempt stands beside the case with who tried what and why not', async () => {
  await expect(town.act(caseId, 'housing-handler', 'claim', {})).rejects.toMatchObject({ code: 'not-your-case' });
  expect(await refusalsOf(db.pool(), caseId)).toEqual([
    { caseId, version: 1, at: town.now(), person: 'housing-handler', name: '住建局经办人', post: 'unit-handler', unit: 'housing', office: null, command: 'claim', code: 'not-your-case', kind: 'forbidden', facts: {} },
  ]);
});
