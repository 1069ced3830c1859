import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rules } from '../../../test/support/case/city.ts';
import { life, live } from '../../../test/support/case/moves.ts';
import { agenda, at, caseId, does, tell, told, under, type Step, type Story } from '../../../test/support/case/story.ts';
import { amended, type WorkCalendar } from '#domain/calendar/calendar';
import { asPublished } from '#domain/calendar/state-council';
import { clock } from '#domain/city/city';
import type { Policy } from '#domain/policy/policy';
import { addDays, instantOf, millis, type Day } from '#domain/time';
import { decide } from './case.ts';
import type { Rules } from './chapter.ts';
import type { Happened } from './events.ts';

const why = '国务院办公厅关于延长2020年春节假期的通知';
const words = '写下的话';

/** What adopting other rules emits now. */
const adopting = ({ state, now, rules: before, city }: Story, after: Rules): readonly Happened[] =>
  decide(state, { type: 'adopt-rules', data: { why, cause: 'calendar-amendment/1' } }, { caseId, actor: clock, at: now, rules: before, adopting: after, city, numbers: {} }).map((event) => ({ ...event, at: now, by: 'clock' }));

const adopts = (after: Rules): Step => (story) => ({ ...tell(story, adopting(story, after)), rules: after });
const dated = (calendar: WorkCalendar): Rules => ({ ...rules, calendar });
const dueOf = ({ state }: Story, share = 0): string | undefined => state.assignments[share]?.deadline?.dueAt;
const moves = (events: readonly Happened[]): readonly (readonly string[])[] => events.flatMap((event) => (event.type === 'DeadlineRecomputed' ? [[event.data.from.slice(5, 10), event.data.to.slice(5, 10)]] : []));

const november = dated(asPublished('2020-01-20'));
const extended = dated(asPublished('2020-01-27'));

/** A case ordered on a day in January 2020 under the November notice, five working days. */
const orderedOn = (day: Day, limit?: { amount: number; unit: 'workday' | 'workhour' | 'day' }): Story =>
  told(
    under({}, november.calendar), at(`${day}T08:57:00+08:00`),
    does('street-handler', 'report', { title: words, description: words, source: { kind: 'public' }, place: { address: words, area: 'road' } }),
    does('clerk', 'register', { category: 'rubbish' }),
    does('dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }, { role: 'responsible', unit: 'housing' }], requirement: words, ...(limit === undefined ? {} : { limit }) }),
  );
const published = at('2020-01-27T20:00:00+08:00');

describe('the holiday that was extended on 27 January 2020', () => {
  const days = Array.from({ length: 12 }, (_, index) => addDays('2020-01-16', index));
  const due = Object.fromEntries(days.map((day) => [day, moves(adopting(told(orderedOn(day), published), extended)).at(0)?.join(' → ') ?? 'stays']));

  it('moves the deadlines of five working days that were counted over 31 January or 1 February, and no other', () => {
    expect(due).toEqual({
      '2020-01-16': 'stays', '2020-01-17': 'stays', '2020-01-18': 'stays', '2020-01-19': '01-31 → 02-03', '2020-01-20': '02-01 → 02-04', '2020-01-21': '02-03 → 02-05',
      '2020-01-22': '02-04 → 02-06', '2020-01-23': '02-05 → 02-07', '2020-01-24': '02-05 → 02-07', '2020-01-25': '02-05 → 02-07', '2020-01-26': '02-05 → 02-07', '2020-01-27': '02-05 → 02-07',
    });
    for (let day = '2020-01-02'; day < '2020-01-16'; day = addDays(day, 1)) expect(moves(adopting(told(orderedOn(day), published), extended))).toEqual([]);
  });

  it('moves each share of a case, says from when to when and why, and the case is carried on by the new notice', () => {
    const events = adopting(told(orderedOn('2020-01-20'), published), extended);
    expect(events.map(({ type }) => type)).toEqual(['RulesAdopted', 'DeadlineRecomputed', 'DeadlineRecomputed']);
    expect(events[0]?.data).toEqual({ policy: 'default-1', calendar: 'state-council-2020-01-27', was: { policy: 'default-1', calendar: 'state-council-2019-11-21' }, why, cause: 'calendar-amendment/1' });
    expect(events[1]?.data).toMatchObject({ assignment: 'a1', from: '2020-02-01T18:00:00+08:00', to: '2020-02-04T18:00:00+08:00', why, deadline: { dueAt: '2020-02-04T18:00:00+08:00', calendar: 'state-council-2020-01-27' } });
    const after = tell(told(orderedOn('2020-01-20'), published), events).state;
    expect(after.pins?.calendar).toBe('state-council-2020-01-27');
    expect(after.assignments.map(({ deadline, original }) => [deadline?.dueAt, original?.dueAt])).toEqual([['2020-02-04T18:00:00+08:00', '2020-02-04T18:00:00+08:00'], ['2020-02-04T18:00:00+08:00', '2020-02-04T18:00:00+08:00']]);
  });

  it('counts working hours again too, and moves a calendar day that is no longer worked to the next that is', () => {
    const short = (amount: number, unit: 'workhour' | 'day', hour: string) => moves(adopting(told(orderedOn('2020-01-23', { amount, unit }), at(`2020-01-27T${hour}:00:00+08:00`)), extended))[0];
    expect(short(10, 'workhour', '20')).toEqual(['01-31', '02-03']);
    expect(short(8, 'day', '20')).toEqual(['01-31', '02-03']);
    expect(short(4, 'workhour', '20')).toBeUndefined();
  });

  it('is adopted once', () => {
    const after = told(orderedOn('2020-01-20'), published, adopts(extended));
    expect(adopting(after, extended)).toEqual([]);
    expect(adopting(after, { ...extended, calendar: { ...extended.calendar, version: 'state-council-2020-01-27+calendar-1' } })).toEqual([]);
  });
});

describe('a share', () => {
  const later = does('urban-head', 'request-extension', { until: '2020-02-10', reason: words });
  const claimed = told(orderedOn('2020-01-21'), does('urban-handler', 'claim', {}), does('housing-handler', 'claim', {}));

  it('that is delivered is judged by the rules under which it was delivered; the other one moves', () => {
    const delivered = told(claimed, does('housing-head', 'submit-feedback', { result: words, measures: words }), published);
    const events = adopting(delivered, extended);
    expect(events.map(({ data }) => ('assignment' in data ? data.assignment : ''))).toEqual(['', 'a1']);
  });

  it('that comes back is counted by the rules that its case has adopted meanwhile', () => {
    const back = told(claimed, does('housing-head', 'submit-feedback', { result: words, measures: words }), does('urban-head', 'submit-feedback', { result: words, measures: words }), published, adopts(extended),
      does('dispatcher', 'return-feedback', { reason: words }));
    expect(dueOf(back)).toBe('2020-02-05T18:00:00+08:00');
  });

  it('that was extended stays as extended, and is never shorter than what is counted', () => {
    const granted = told(claimed, later, does('director', 'decide-extension', { granted: true, opinion: words }), published);
    expect(moves(adopting(granted, extended))).toEqual([['02-03', '02-05']]);
    const little = told(claimed, does('urban-head', 'request-extension', { until: '2020-02-04', reason: words }), does('director', 'decide-extension', { granted: true, opinion: words }), published);
    expect(moves(adopting(little, extended))).toEqual([['02-04', '02-05'], ['02-03', '02-05']]);
  });

  it('of a suspended case is counted again, and its pause is added when it ends, which gives the same the other way round', () => {
    const asked = told(claimed, does('urban-head', 'request-suspension', { reason: words, reviewOn: '2020-02-20' }), does('director', 'decide-suspension', { granted: true, opinion: words }));
    const resumes = told(at('2020-02-05T09:00:00+08:00'), (story) => story);
    const end = does('director', 'end-suspension', { reason: words });
    const first = told(asked, published, adopts(extended), at(resumes.now), end);
    const last = told(asked, at(resumes.now), end, adopts(extended));
    expect(first.state.assignments.map(({ deadline }) => deadline?.dueAt)).toEqual(last.state.assignments.map(({ deadline }) => deadline?.dueAt));
    expect(dueOf(first)).toBe('2020-02-11T18:00:00+08:00');
  });
});

describe('another policy', () => {
  const policy = (version: string, amount: number, more: Partial<Policy> = {}): Rules => ({
    ...rules, policy: { ...rules.policy, ...more, version, categories: { ...rules.policy.categories, rubbish: { name: '暴露垃圾', milestones: [], mode: 'immediate', grade: 'ordinary', limit: { amount, unit: 'workday' } } } },
  });
  const handedOut = (limit?: { amount: number; unit: 'workday' }): Story =>
    told(
      does('street-handler', 'report', { title: words, description: words, source: { kind: 'public' }, place: { address: words, area: 'road' } }), does('clerk', 'register', { category: 'rubbish' }),
      does('dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: words, ...(limit === undefined ? {} : { limit }) }),
    );

  it('gives the limit of its category to orders that took theirs from the category, and leaves what was given by hand', () => {
    expect(moves(adopting(handedOut(), policy('longer@2', 8)))).toEqual([['03-09', '03-12']]);
    expect(moves(adopting(handedOut({ amount: 5, unit: 'workday' }), policy('longer@2', 8)))).toEqual([]);
    expect(moves(adopting(handedOut({ amount: 6, unit: 'workday' }), policy('longer@2', 8)))).toEqual([]);
  });

  it('makes nobody overdue who was not', () => {
    expect(moves(adopting(told(handedOut(), at('2026-03-05T09:00:00+08:00')), policy('shorter@2', 4)))).toEqual([['03-09', '03-06']]);
    expect(moves(adopting(told(handedOut(), at('2026-03-05T09:00:00+08:00')), policy('shorter@2', 2)))).toEqual([]);
    expect(moves(adopting(told(handedOut(), at('2026-03-10T09:00:00+08:00')), policy('longer@2', 8)))).toEqual([['03-09', '03-12']]);
  });
});

describe('in any life of a case', () => {
  const works = amended(rules.calendar, { version: 'campaign', days: Object.fromEntries(['2026-03-07', '2026-03-08', '2026-03-14', '2026-03-22'].map((day) => [day, { kind: 'workday' as const, name: '突击周末', notice: '指挥部通知' }])), notices: { 指挥部通知: '指挥部通知' } });
  const changed = dated(works);

  it('an amendment there and back is no change', () => {
    fc.assert(
      fc.property(life(25), (all) => {
        const { after } = live(all).at(-1) ?? {};
        if (after === undefined) return;
        const there = tell(after, adopting(after, changed));
        const back = tell({ ...there, rules: changed }, adopting({ ...there, rules: changed }, after.rules));
        const runs = back.state.assignments.map(({ deadline, milestones }) => [deadline?.dueAt, milestones.map((one) => one.deadline.dueAt)]);
        expect(runs).toEqual(after.state.assignments.map(({ deadline, milestones }) => [deadline?.dueAt, milestones.map((one) => one.deadline.dueAt)]));
        expect(agenda({ ...back, rules: after.rules }).map(({ id, at: due }) => [id, due])).toEqual(agenda(after).map(({ id, at: due }) => [id, due]));
      }),
      { numRuns: 60 },
    );
  });

  it('an amendment changes nothing but deadlines that run, and says which', () => {
    fc.assert(
      fc.property(life(25), (all) => {
        for (const { after } of live(all).slice(-3)) {
          const events = adopting(after, changed);
          const { assignments, listing: _, pins: _pins, version: _version, last: _last, ...rest } = tell(after, events).state;
          const { assignments: before, listing: _b, pins: _bp, version: _bv, last: _bl, ...untouched } = after.state;
          expect(rest).toEqual(untouched);
          const touched = events.flatMap(({ data }) => ('assignment' in data ? [data.assignment] : []));
          const others = (shares: typeof before) => shares.filter(({ id }) => !touched.includes(id));
          expect(others(assignments)).toEqual(others(before));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('nobody becomes overdue by it', () => {
    fc.assert(
      fc.property(life(25), fc.integer({ min: 0, max: 4_000 }), (all, minutes) => {
        const { after } = live(all).at(-1) ?? {};
        if (after === undefined) return;
        const now = instantOf(millis(after.now) + minutes * 60_000);
        const earlier = adopting({ ...after, now }, changed).flatMap((event) => (event.type === 'DeadlineRecomputed' && event.data.from >= now ? [event.data.to] : [])).filter((to) => to < now);
        expect(earlier).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
