import { beforeAll, describe, expect, test } from '@jest/globals';
import { by, city } from '../../test/support/case/city.ts';
import { database } from '../../test/support/database.ts';
import { bring, openTown, type Town } from '../../test/support/town.ts';
import { listCases, type CaseFilter, type CaseItem } from './list-cases.ts';
import { viewerOf } from './viewer.ts';

const db = database();
let town: Town;
const ids = new Map<string, string>();

beforeAll(async () => {
  town = await openTown(db.pool());
  for (const stage of ['issued', 'claimed', 'delivered', 'passed', 'closed'] as const) {
    const id = await town.report(`案件-${stage}`);
    ids.set(stage, id);
    await bring(town, id, stage);
  }
  ids.set('reported', await town.report('百分之百 100% 的_问题'));
});

const list = async (person: string, filter: CaseFilter = {}, more: Partial<Parameters<typeof listCases>[3]> = {}): Promise<readonly CaseItem[]> =>
  (await listCases(db.pool(), viewerOf(by(person), city), filter, { now: town.now(), ...more })).items;
const stages = (items: readonly CaseItem[]): readonly (string | undefined)[] => items.map(({ caseId }) => [...ids].find(([, id]) => id === caseId)?.[0]);
const listed = async (person: string, filter: CaseFilter = {}, more: Partial<Parameters<typeof listCases>[3]> = {}) => stages(await list(person, filter, more));

describe('the list of cases', () => {
  test('shows the office everything, newest first, with where each stands', async () => {
    const items = await list('clerk');
    expect(stages(items)).toEqual(['reported', 'closed', 'passed', 'delivered', 'claimed', 'issued']);
    expect(items.at(-2)).toMatchObject({
      status: 'rectifying', leadUnit: 'urban', units: ['urban'], area: 'road', areas: ['road', 'east'], category: 'rubbish', dueAt: '2026-03-09T18:00:00+08:00', soonAt: '2026-03-06T08:30:00+08:00',
      running: true, open: true, clock: 'normal', level: 0, relapses: 0, history: false, version: 5,
    });
    expect(items.find(({ caseId }) => caseId === ids.get('closed'))).toMatchObject({ status: 'closed', open: false, running: false, clock: null, nextDutyKind: 'lookBack' });
  });

  test('says nothing of who reported', async () => {
    expect(JSON.stringify(await list('director'))).not.toMatch(/street-handler|viewers|waitsFor/);
  });

  test('shows a unit only its own, and the reporter also the own reports', async () => {
    expect(await listed('urban-handler')).toEqual(['closed', 'passed', 'delivered', 'claimed', 'issued']);
    expect(await listed('housing-handler')).toEqual([]);
    expect(await listed('street-handler')).toHaveLength(6);
    expect(await listed('admin')).toEqual([]);
  });

  test('shows a leader the own areas, and oversight everything', async () => {
    expect(await listed('leader')).toHaveLength(6);
    expect(await listed('other-leader')).toEqual([]);
    expect(await listed('oversight')).toHaveLength(6);
  });

  test.each([
    [{ status: ['closed', 'reported'] }, ['reported', 'closed']],
    [{ unit: 'urban', status: ['issued'] }, ['issued']],
    [{ unit: 'housing' }, []],
    [{ area: 'east' }, ['reported', 'closed', 'passed', 'delivered', 'claimed', 'issued']],
    [{ area: 'west' }, []],
    [{ category: 'rubbish', status: ['rectifying'] }, ['claimed']],
    [{ category: 'spill' }, []],
    [{ level: 1 }, []],
    [{ q: '案件 closed' }, ['closed']],
    [{ q: '100% 的_' }, ['reported']],
    [{ q: '100_' }, []],
    [{ q: '１００％' }, ['reported']],
    [{ q: '2026-000001' }, ['issued']],
    [{ q: '交办〔2026〕2号' }, ['claimed']],
    [{ dueFrom: '2026-03-09T00:00:00+08:00', dueTo: '2026-03-10T00:00:00+08:00', status: ['issued', 'rectifying'] }, ['claimed', 'issued']],
    [{ dueTo: '2026-03-09T18:00:00+08:00' }, []],
    [{ openedFrom: '2026-03-03T00:00:00+08:00' }, []],
    [{ openedTo: '2026-03-02T09:02:00+08:00' }, ['issued']],
  ] satisfies readonly (readonly [CaseFilter, readonly string[]])[])('filters by %j', async (filter, expected) => {
    expect(await listed('clerk', filter)).toEqual(expected);
  });

  test('shows each what waits for them', async () => {
    expect(await listed('clerk', { mine: true })).toEqual(['reported']);
    expect(await listed('urban-handler', { mine: true })).toEqual(['passed', 'claimed', 'issued']);
    expect(await listed('urban-head', { mine: true })).toEqual([]);
    expect(await listed('dispatcher', { mine: true })).toEqual(['delivered']);
  });

  test.each([
    ['2026-03-05T12:00:00+08:00', 'normal'],
    ['2026-03-06T08:30:00+08:00', 'soon'],
    ['2026-03-09T18:00:00+08:00', 'soon'],
    ['2026-03-09T18:00:01+08:00', 'overdue'],
  ] as const)('tells the clock of a running limit at %s: %s', async (now, clock) => {
    for (const wanted of ['normal', 'soon', 'overdue'] as const) {
      const found = await listed('clerk', { clock: wanted, status: ['issued', 'rectifying'] }, { now });
      expect([wanted, found]).toEqual([wanted, wanted === clock ? ['claimed', 'issued'] : []]);
    }
    expect((await list('clerk', { status: ['issued'] }, { now }))[0]?.clock).toBe(clock);
  });

  test.each(['opened', 'oldest', 'due', 'moved'] as const)('gives the same cases page by page as at once, sorted by %s', async (sort) => {
    const viewer = viewerOf(by('clerk'), city);
    const whole = await list('clerk', {}, { sort });
    const pages: CaseItem[] = [];
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const page = await listCases(db.pool(), viewer, {}, { now: town.now(), sort, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      pages.push(...page.items);
      cursor = page.next;
    }
    expect(pages).toEqual(whole);
    expect(new Set(pages.map(({ caseId }) => caseId)).size).toBe(6);
  });

  test('sorts by what is due first, with what has no limit last', async () => {
    expect((await listed('clerk', {}, { sort: 'due' })).at(-1)).toBe('reported');
    expect((await listed('clerk', {}, { sort: 'moved' }))[0]).toBe('reported');
    expect((await listed('clerk', {}, { sort: 'oldest' }))[0]).toBe('issued');
  });

  test.each(['', 'x', 'bnVsbA', Buffer.from('["cases/due","2026-03-02T09:00:00+08:00","a"]').toString('base64url'), Buffer.from('["cases/opened","soon","a"]').toString('base64url'), Buffer.from('["cases/opened","2026-02-30T09:00:00+08:00","a"]').toString('base64url'), Buffer.from('["cases/opened","2026-03-02T09:00:00+08:00","\\u0000"]').toString('base64url')])(
    'refuses the cursor %s that it did not give',
    async (cursor) => {
      await expect(list('clerk', {}, { cursor })).rejects.toMatchObject({ code: 'bad-cursor' });
    },
  );
});

describe('the list of what waits', () => {
  test('shows an inspector of another unit what waits for inspection, and an inspector of a unit on the case not', async () => {
    const caseId = await town.report('待复查');
    await bring(town, caseId, 'delivered');
    await town.act(caseId, 'dispatcher', 'order-reinspection', {});
    expect((await list('surveyor', { mine: true })).map(({ title }) => title)).toEqual(['待复查']);
    expect(await list('urban-inspector', { mine: true })).toEqual([]);
  });
});
