import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Queryable, Statement } from '#event-store/queryable';
import { by, city } from '../../test/support/case/city.ts';
import { database } from '../../test/support/database.ts';
import { dueCases, nextDue } from './clocks.ts';
import { inbox } from './inbox.ts';
import { inspections } from './inspections.ts';
import { listCases, type CaseFilter, type CaseSort } from './list-cases.ts';
import { listEscalations } from './list-escalations.ts';
import { viewerOf } from './viewer.ts';

const db = database();
const now = '2026-03-02T09:00:00+08:00';

/** 60,000 imported cases, nearly all closed: half were the urban unit's, twenty the housing unit's. One in a thousand is overdue. */
const cases = `insert into case_list select 'case-' || n, 7, '2024-' || n, '案件 ' || n, case when open then 'rectifying' else 'closed' end, 'cwb', 'road', '{road,east}', '东大街', 'rubbish', 'ordinary', 'public',
    unit, array[unit], array['office:cwb', 'unit:' || unit, 'area:road', 'area:east', 'person:importer'], case when open then array['unit:' || unit || ':unit-handler'] else '{}' end,
    reported, reported, reported + interval '7 days', reported + interval '6 days', reported + interval '7 days', false, open, 0, 0, 0, 0, 0, open, false, reported + interval '5 days',
    case when open then reported + interval '700 days' end, case when open then 'duty' end, case when open then 'remind' end, reported + interval '5 days', 'case ' || n
  from generate_series(1, 60000) n, lateral (select timestamptz '2024-01-01 09:00+08' + n * interval '18 minutes' as reported, n % 1000 = 7 as open,
    case when n % 3000 = 7 then 'housing' when n % 2 = 0 then 'urban' else 'police' end as unit) as made`;
const rungs = `insert into escalations select case_id, 5, 'escalated', 'ladder.next-day', 'default-1', 2, null, lead_unit, 'clock', '计时器', due_at, due_at, '{}', '[]' from case_list`;
const told = `insert into notices (id, person, name, case_id, version, kind, rule, told_as, copy, step, level, unit, due_at, event, created_at, subject_id) select 'notice-' || n, 'person-' || n % 100, '某人', 'case-' || n, 5, 'turn', 'turn.claim', 'unit-handler', false, 'claim', null, null, null, 'OrderIssued',
    timestamptz '2024-01-01 09:00+08' + n * interval '18 minutes', 'case-' || n from generate_series(1, 60000) n`;

beforeAll(async () => {
  for (const statement of [cases, rungs, told, 'vacuum analyze case_list, escalations, notices']) await db.asOwner(statement);
});

type Node = Readonly<{ 'Shared Hit Blocks': number; 'Shared Read Blocks': number }>;

/** How many pages the statements of a question touch, as PostgreSQL counts them. */
async function pagesTouched(ask: (client: Queryable) => Promise<unknown>): Promise<number> {
  const asked: Statement[] = [];
  const listening: Queryable = {
    query: (statement) => {
      asked.push(statement);
      return db.pool().query(statement);
    },
  };
  await ask(listening);
  let pages = 0;
  for (const { text, values } of asked) {
    const { rows } = await db.pool().query<{ 'QUERY PLAN': readonly { Plan: Node }[] }>({ text: `explain (analyze, buffers, format json) ${text}`, ...(values === undefined ? {} : { values }) });
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
    pages += (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
  }
  return pages;
}

const bound = 1_500;
const page = (person: string, filter: CaseFilter = {}, sort: CaseSort = 'opened', cursor?: string) => (client: Queryable) =>
  listCases(client, viewerOf(by(person), city), filter, { now, sort, ...(cursor === undefined ? {} : { cursor }) });

describe('among 60,000 cases, a page touches few pages of the tables', () => {
  test('all of the list would be far too many', async () => {
    expect(await pagesTouched((client) => client.query({ text: 'select count(title) from case_list' }))).toBeGreaterThan(2 * bound);
  });

  test.each([
    ['newest first', page('clerk')],
    ['oldest first', page('clerk', {}, 'oldest')],
    ['by due time', page('clerk', {}, 'due')],
    ['by what moved last', page('clerk', {}, 'moved')],
    ['of a status', page('clerk', { status: ['rectifying'] })],
    ['of a status that no case has', page('clerk', { status: ['disputed'] })],
    ['overdue', page('clerk', { clock: 'overdue' })],
    ['overdue by due time', page('clerk', { clock: 'overdue' }, 'due')],
    ['of a unit with many', page('clerk', { unit: 'urban' })],
    ['of a unit with few', page('clerk', { unit: 'housing' })],
    ['of an area without any', page('clerk', { area: 'west' })],
    ['for a unit with many', page('urban-head')],
    ['for a unit with few', page('housing-head')],
    ['for a unit with none', page('traffic-head')],
    ['for a leader of nothing here', page('other-leader')],
    ['for oversight', page('oversight')],
    ['that waits for a handler', page('housing-handler', { mine: true })],
    ['given back to a unit', page('urban-head', { unit: 'urban', returned: true })],
    ['that waits for a clerk', page('clerk', { mine: true })],
  ])('%s', async (_, ask) => {
    expect(await pagesTouched(ask)).toBeLessThan(bound);
  });

  test('and shows nobody more than their own', async () => {
    for (const [person, unit] of [['urban-head', 'urban'], ['housing-head', 'housing']] as const) {
      const { items } = await page(person)(db.pool());
      expect(new Set(items.map(({ leadUnit }) => leadUnit))).toEqual(new Set([unit]));
    }
    expect((await page('traffic-head')(db.pool())).items).toEqual([]);
  });

  test('deep in the list', async () => {
    const deep = Buffer.from(JSON.stringify(['cases/opened', '2024-02-01T09:00:00+08:00', 'case-1'])).toString('base64url');
    const { items } = await page('clerk', {}, 'opened', deep)(db.pool());
    expect(items[0]?.openedAt).toBe('2024-02-01T08:42:00+08:00');
    expect(await pagesTouched(page('clerk', {}, 'opened', deep))).toBeLessThan(bound);
  });

  test('of the escalations', async () => {
    for (const person of ['director', 'housing-head', 'traffic-head']) expect(await pagesTouched((client) => listEscalations(client, viewerOf(by(person), city), {}, {}))).toBeLessThan(bound);
  });

  test('of what is to be inspected', async () => {
    for (const person of ['inspector', 'surveyor']) expect(await pagesTouched((client) => inspections(client, viewerOf(by(person), city), { until: now }))).toBeLessThan(bound);
  });

  test('of an inbox', async () => {
    expect(await pagesTouched((client) => inbox(client, 'person-7', {}))).toBeLessThan(bound);
  });

  test('of what is due next', async () => {
    expect(await pagesTouched((client) => nextDue(client, now))).toBeLessThan(bound);
    expect(await pagesTouched((client) => dueCases(client, now))).toBeLessThan(bound);
  });

  test('for whoever sees nothing where every mark is common, so that the planner expects to meet some soon', async () => {
    await db.asOwner("delete from case_list where lead_unit = 'housing'");
    await db.asOwner('vacuum analyze case_list');
    for (const person of ['housing-head', 'traffic-head', 'other-leader']) expect(await pagesTouched(page(person))).toBeLessThan(bound);
  });
});
