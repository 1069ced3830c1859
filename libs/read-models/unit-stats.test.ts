import { beforeAll, describe, expect, test } from '@jest/globals';
import { importHistory, type Past } from '#commands/import';
import { by, city } from '../../test/support/case/city.ts';
import { database } from '../../test/support/database.ts';
import { openTown, type Town } from '../../test/support/town.ts';
import { areaBoards, redList } from './leader-board.ts';
import { unitBoards } from './unit-board.ts';
import { unitStats, type Span, type UnitStats } from './unit-stats.ts';
import { viewerOf } from './viewer.ts';

const db = database();
let town: Town;
const ids: Record<string, string> = {};

const feedback = { result: '已清理', measures: '每日清运' };
const share = (unit: string, role: 'lead' | 'responsible' | 'assist' = 'lead') => ({ unit, role });

async function order(title: string, ...assignments: readonly ReturnType<typeof share>[]): Promise<string> {
  const id = await town.report(title);
  ids[title] = id;
  await town.act(id, 'clerk', 'register', { category: 'rubbish' });
  await town.act(id, 'dispatcher', 'issue-order', { assignments: [...assignments], requirement: '清理' });
  return id;
}

async function finish(id: string, unit: string): Promise<void> {
  await town.act(id, `${unit}-handler`, 'apply-sign-off', { summary: '完成' });
  await town.act(id, `${unit}-vice`, 'endorse', { opinion: '同意' });
  await town.act(id, 'director', 'endorse', { opinion: '同意' });
}

beforeAll(async () => {
  town = await openTown(db.pool());
  const good = await order('按时', share('urban'));
  await town.act(good, 'urban-handler', 'claim', {});
  town.setTime('2026-03-03T08:59:00+08:00');
  await town.act(good, 'urban-head', 'submit-feedback', feedback);
  await town.act(good, 'inspector', 'reinspect', { result: 'passed', findings: '已整改' });
  await finish(good, 'urban');

  const late = await order('逾期', share('urban'), share('housing', 'responsible'), share('street', 'assist'));
  town.setTime('2026-03-05T10:00:00+08:00');
  await town.act(late, 'housing-handler', 'claim', {});
  await town.act(late, 'dispatcher', 'deem-claimed', { unit: 'urban', reason: '未签收' });
  await town.act(late, 'housing-head', 'submit-feedback', feedback);
  await town.act(late, 'urban-head', 'submit-feedback', feedback);
  await town.act(late, 'inspector', 'reinspect', { result: 'failed', findings: '未整改' });
  town.setTime('2026-03-11T10:00:00+08:00');
  await town.act(late, 'housing-head', 'submit-feedback', feedback);
  await town.act(late, 'urban-head', 'submit-feedback', feedback);
  await town.act(late, 'inspector', 'reinspect', { result: 'passed', findings: '已整改' });
  await finish(late, 'urban');

  const back = await order('反弹', share('traffic'));
  await town.act(back, 'traffic-handler', 'claim', {});
  await town.act(back, 'traffic-head', 'submit-feedback', feedback);
  await town.act(back, 'inspector', 'reinspect', { result: 'passed', findings: '已整改' });
  await finish(back, 'traffic');
  await town.act(back, 'inspector', 'look-back', { result: 'relapsed', findings: '反弹' });

  const bounced = await order('推诿', share('housing'));
  await town.act(bounced, 'housing-handler', 'dispute', { basis: '不属职责' });
  await town.act(bounced, 'director', 'rule-jurisdiction', { ruling: 'upheld', unit: 'urban', basis: '属地' });

  await order('逾期未改', share('street'));
  const suspended = await order('挂账', share('street'));
  await town.act(suspended, 'street-handler', 'claim', {});
  await town.act(suspended, 'street-head', 'request-suspension', { reason: '汛期', reviewOn: '2026-06-01' });
  await town.act(suspended, 'director', 'decide-suspension', { granted: true, opinion: '同意' });
});

const stats = async (person: string, span: Span = {}, now = town.now()): Promise<ReadonlyMap<string, UnitStats>> =>
  new Map((await unitStats(db.pool(), viewerOf(by(person), city), { ...span, now })).map((row) => [row.unit, row]));

describe('the statistics of units', () => {
  test('count what was ordered, claimed, closed in time and late, bounced and relapsed', async () => {
    const all = await stats('director');
    expect(all.get('urban')).toEqual({
      unit: 'urban', issued: 3, claimedOnTime: 1, bounced: 0, closed: 2, onTime: 1, overdue: 1, closedWithoutLimit: 0, meanWorkingHoursHeld: expect.any(Number), firstPassRate: 0.5, relapses: 0, open: 1, openOverdue: 0,
    });
    expect(all.get('housing')).toMatchObject({ issued: 2, claimedOnTime: 0, bounced: 1, closed: 1, onTime: 0, overdue: 1, open: 0 });
    expect(all.get('traffic')).toMatchObject({ issued: 2, claimedOnTime: 1, closed: 1, onTime: 1, firstPassRate: 1, relapses: 1, open: 1 });
    expect(all.get('street')).toMatchObject({ issued: 2, closed: 0, open: 2, openOverdue: 0, firstPassRate: null, meanWorkingHoursHeld: null });
  });

  test('leave out units that need not answer', async () => {
    expect(await db.asOwner("select mandatory, count(*)::int as n from assignments where unit = 'street' group by 1 order by 1")).toEqual([{ mandatory: false, n: 1 }, { mandatory: true, n: 2 }]);
  });

  test('measure working hours in hand: not while others inspect, not at night', async () => {
    const rows = await db.asOwner("select held_minutes, holding from assignments a join case_list c using (case_id) where c.title = '按时' and unit = 'urban'");
    expect(rows).toEqual([{ holding: false, held_minutes: 447 }]);
    const twice = await db.asOwner("select held_minutes from assignments a join case_list c using (case_id) where c.title = '逾期' and unit = 'housing'");
    const [first, second] = [173 + 240 + 450 + 93, 115 + 240 + 3 * 450 + 91];
    expect(twice).toEqual([{ held_minutes: first + second }]);
  });

  test('take what is overdue from the clock, and spare what is suspended', async () => {
    expect((await stats('director', {}, '2026-03-30T10:00:00+08:00')).get('street')).toMatchObject({ open: 2, openOverdue: 1 });
  });

  test('of a period count what happened in it', async () => {
    const first = (await stats('director', { from: '2026-03-01T00:00:00+08:00', to: '2026-03-04T00:00:00+08:00' })).get('urban');
    const later = (await stats('director', { from: '2026-03-04T00:00:00+08:00' })).get('urban');
    expect([first?.issued, first?.closed, first?.onTime, first?.overdue, first?.firstPassRate]).toEqual([2, 1, 1, 0, 1]);
    expect([later?.issued, later?.closed, later?.onTime, later?.overdue, later?.firstPassRate]).toEqual([1, 1, 0, 1, 0]);
  });

  test('show a unit its own row only, a superior those below, a stranger none', async () => {
    expect([...(await stats('housing-head')).keys()]).toEqual(['housing']);
    expect([...(await stats('police-vice')).keys()]).toEqual(['traffic']);
    expect([...(await stats('leader')).keys()]).toEqual(['housing', 'street', 'traffic', 'urban']);
    expect([...(await stats('other-leader')).keys()]).toEqual([]);
  });
});

describe('the boards', () => {
  test('of a unit say what it has on its table', async () => {
    const boards = await unitBoards(db.pool(), viewerOf(by('director'), city), { now: '2026-03-30T10:00:00+08:00' });
    expect(boards.find(({ unit }) => unit === 'street')).toEqual({ unit: 'street', toClaim: 1, working: 0, delivered: 0, suspended: 1, claimOverdue: 1, soon: 0, overdue: 1, level: 0 });
    expect(boards.find(({ unit }) => unit === 'urban')).toMatchObject({ toClaim: 1, overdue: 1 });
    expect(await unitBoards(db.pool(), viewerOf(by('housing-head'), city), { now: town.now() })).toEqual([]);
  });

  test('of areas say how many cases are open, due soon, overdue, at which level, and who answers', async () => {
    const boards = await areaBoards(db.pool(), viewerOf(by('leader'), city), city, { now: '2026-03-30T10:00:00+08:00' });
    expect(boards).toEqual([
      { area: 'east', leaders: [{ person: 'leader', name: '包联领导' }], open: 4, soon: 0, overdue: 3, levels: [4, 0, 0, 0, 0, 0, 0, 0] },
      { area: 'road', leaders: [], open: 4, soon: 0, overdue: 3, levels: [4, 0, 0, 0, 0, 0, 0, 0] },
    ]);
    expect(await areaBoards(db.pool(), viewerOf(by('director'), city), city, { now: town.now(), areas: ['east'] })).toMatchObject([{ area: 'east', open: 4, overdue: 0 }]);
  });

  test('of red cases hold what is overdue or at A3 and above, the worst first', async () => {
    const viewer = viewerOf(by('hq'), city);
    await town.act(ids['挂账'] ?? '', 'dispatcher', 'propose-sanction', { level: 4, unit: 'street', grounds: '不力' });
    await town.act(ids['挂账'] ?? '', 'hq', 'decide-sanction', { approve: true, opinion: '同意' });
    const red = await redList(db.pool(), viewer, { now: '2026-03-30T10:00:00+08:00' });
    expect(red[0]).toMatchObject({ title: '挂账', level: 4, leadUnit: 'street', status: 'suspended' });
    expect(red.slice(1).map(({ title }) => title).toSorted()).toEqual(['反弹', '推诿', '逾期未改'].toSorted());
    expect(await redList(db.pool(), viewer, { now: '2026-03-30T10:00:00+08:00', area: 'west' })).toEqual([]);
    expect(await redList(db.pool(), viewer, { now: '2026-03-30T10:00:00+08:00', limit: 2 })).toHaveLength(2);
  });
});

describe('an imported ledger', () => {
  const row = (index: number, more: Partial<Past>): Past => ({
    system: '旧台账', externalId: `${index}`, row: index, title: '坑洼', description: '坑洼', address: '东大街', source: 'public', unit: 'survey', reportedAt: '2025-03-03T09:00:00+08:00', ...more,
  });
  const due = '2025-03-10T18:00:00+08:00';

  test('is counted by the limits it brings: by it, after it, without one, and open; nobody is told', async () => {
    const before = await db.asOwner('select count(*)::int as n from notices');
    const rows = [
      ...Array.from({ length: 5 }, (_, index) => row(index, { dueAt: due, closedAt: '2025-03-10T18:00:00+08:00' })),
      ...Array.from({ length: 3 }, (_, index) => row(10 + index, { dueAt: due, closedAt: '2025-03-10T18:00:01+08:00' })),
      ...Array.from({ length: 2 }, (_, index) => row(20 + index, { closedAt: '2025-03-12T09:00:00+08:00' })),
      row(30, { dueAt: due }), row(31, {}),
    ];
    expect(await importHistory(town.deps, rows, by('clerk'))).toMatchObject({ imported: 12, refused: [] });
    expect((await stats('director')).get('survey')).toMatchObject({ issued: 12, claimedOnTime: 0, closed: 10, onTime: 5, overdue: 3, closedWithoutLimit: 2, open: 2, openOverdue: 1, firstPassRate: null });
    expect(await db.asOwner('select count(*)::int as n from notices')).toEqual(before);
  });
});
