import { describe, expect, it } from '@jest/globals';
import { differenceSentence } from '#catalogue/simulation';
import { asPublished, stateCouncil } from '#domain/calendar/state-council';
import type { Rules } from '#domain/case/chapter';
import { rules } from '../../../test/support/case/city.ts';
import { delivered, handedOut, inWork, registered, reported, issued, claimed, failed } from '../../../test/support/case/steps.ts';
import { at, told, untouched, does } from '../../../test/support/case/story.ts';
import { logOfStory } from '../../../test/support/simulated.ts';
import { compare, type Compared } from './compare.ts';
import { firstDifference } from './difference.ts';
import { rowsOf } from './in-a-row.ts';
import { decisionsOf } from './life.ts';
import { reportOf } from './report.ts';
import { addCase, addTally, emptyTally } from './tally.ts';

const workdays = (amount: number) => ({ amount, unit: 'workday' as const });
const year = { from: '2020-01-01T00:00:00+08:00', to: '2026-12-31T23:59:59+08:00' };
const { policy } = rules;

function tried(story: ReturnType<typeof told>, other: Partial<Rules['policy']>, calendars: Readonly<{ base?: Rules['calendar']; tried?: Rules['calendar'] }> = {}, period = year): Compared {
  const base: Rules = { policy, calendar: calendars.base ?? rules.calendar };
  const under: Rules = { policy: { ...policy, version: 'other@draft', ...other }, calendar: calendars.tried ?? base.calendar };
  const compared = compare('c', decisionsOf(logOfStory(story)), { base: () => base, tried: () => under, period });
  if (compared === undefined) throw new Error('the case had nothing to do with the period');
  return compared;
}
const explained = ({ base, tried: other }: Compared): string => {
  const first = firstDifference(base, other);
  return first === undefined ? '' : differenceSentence('zh-CN', first);
};

describe('the amendment of 27 January 2020', () => {
  const beforeFestival = told(at('2020-01-22T09:00:00+08:00'), reported, registered(), issued([{ role: 'lead', unit: 'urban' }], { limit: workdays(5) }), claimed());
  const calendars = { base: asPublished('2019-12-31'), tried: asPublished('2020-01-28') };

  it('moves a deadline of five working days from 4 to 6 February, and says from which day on', () => {
    const compared = tried(beforeFestival, {}, calendars, { ...year, to: '2020-02-28T00:00:00+08:00' });
    expect(compared.moves).toEqual({ earlier: 0, later: 1, same: 0 });
    expect(compared.tried.course.deadlines.map(({ deadline }) => deadline.dueAt)).toEqual(['2020-02-06T18:00:00+08:00']);
    expect(explained(compared)).toMatch(/2020年2月4日 18:00.*2020年2月6日 18:00.*从 2020年/);
  });
});

describe('a policy that is tried', () => {
  it('moves the limit of the category, and leaves one that was given by hand', () => {
    const categories: Rules['policy']['categories'] = { ...policy.categories, rubbish: { ...policy.categories['rubbish'], name: '垃圾堆积', limit: workdays(9), milestones: [], mode: 'immediate', grade: 'ordinary' } };
    expect(tried(told(inWork), { categories }).moves).toMatchObject({ later: 1, same: 0 });
    const byHand = told(reported, registered(), issued([{ role: 'lead', unit: 'urban' }], { limit: workdays(4) }), claimed());
    expect(tried(byHand, { categories }).moves).toEqual({ earlier: 0, later: 0, same: 1 });
  });

  it('proposes its own cards, and says that the other policy has no such rule', () => {
    const ladder: Rules['policy']['ladder'] = [{ id: 'card', level: 3, trigger: { kind: 'after-due', workdays: 1 }, action: 'propose', paper: 'yellow-card', to: ['director'], copy: [], issuedBy: 'director' }];
    const compared = tried(told(inWork), { ladder }, {}, { ...year, to: '2026-04-01T00:00:00+08:00' });
    expect(compared.tried.course.fired.filter(({ kind }) => kind === 'proposal').map(({ paper }) => paper)).toEqual(['yellow-card']);
    expect(explained(compared)).toMatch(/原规则执行「临期提醒」.*other@draft 没有这一条/);
  });

  it('lets a decision on what it would not have proposed stand aside', () => {
    const decidedOn = told(inWork, untouched('2026-04-13T09:00:00+08:00'), does('director', 'decide-sanction', { approve: true, opinion: '同意' }));
    const ladder = policy.ladder.filter(({ action }) => action === 'remind');
    const compared = tried(decidedOn, { ladder });
    expect([compared.base.course.unfollowed, compared.tried.course.unfollowed.map(({ type }) => type)]).toEqual([[], ['SanctionIssued']]);
  });

  it('sets the deadline of another attempt anew', () => {
    const again = told(inWork, delivered(), failed);
    const compared = tried(again, { retry: workdays(30) });
    expect(compared.moves).toEqual({ earlier: 0, later: 1, same: 1 });
    expect(explained(compared)).toMatch(/other@draft/);
  });

  it('adds up to a report with the first of the cases that differ', () => {
    const tally = emptyTally();
    const changed = tried(told(inWork), { recheck: workdays(2), retry: workdays(10), soon: [workdays(2)], lookBack: [5] });
    addCase(tally, changed, { most: 1, shown: true });
    addCase(tally, tried(told(inWork, delivered(), failed), { retry: workdays(10) }), { most: 1, shown: true });
    const { cases, changed: different, examples } = reportOf(year, tally);
    expect([cases, different, examples.length]).toEqual([2, 1, 1]);
  });
});

describe('parts of a log', () => {
  const ladder: Rules['policy']['ladder'] = [{ id: 'card', level: 3, trigger: { kind: 'after-due', workdays: 1 }, action: 'propose', paper: 'red-card', to: ['director'], copy: [], issuedBy: 'director' }];
  const cases = [
    tried(told(inWork), { ladder }),
    tried(told(inWork, delivered(), failed), { ladder, retry: workdays(10) }),
    tried(told(inWork), {}),
    tried(told(handedOut), { ladder }),
  ];
  const summed = (some: readonly Compared[]) => {
    const tally = emptyTally();
    for (const one of some) addCase(tally, one, { most: 2, shown: true });
    return tally;
  };

  it('add up to the report on the whole, wherever it is cut', () => {
    const whole = reportOf(year, summed(cases));
    expect(whole).toMatchObject({ cases: 4, changed: 3, examples: { length: 2 } });
    for (let cut = 0; cut <= cases.length; cut += 1) {
      const sum = emptyTally();
      for (const part of [cases.slice(0, cut), cases.slice(cut)]) addTally(sum, structuredClone(summed(part)), 2);
      expect(reportOf(year, sum)).toEqual(whole);
    }
  });
});

describe('cards in a row', () => {
  const ladder = policy.unit.ladder;
  const card = (day: string, colour: 'yellow' | 'red', until = '2027-01-01T00:00:00+08:00') => ({ at: `2026-0${day}T09:00:00+08:00`, colour, until, ladder });

  it('lead to a talk after three reds, and count anew after it', () => {
    expect(rowsOf([card('1-01', 'red'), card('1-02', 'red'), card('1-03', 'red'), card('1-04', 'red'), card('1-05', 'red')])).toBe(1);
  });

  it('are broken by another colour, and by expiry', () => {
    expect(rowsOf([card('1-01', 'red'), card('1-02', 'yellow'), card('1-03', 'red'), card('1-04', 'red')])).toBe(0);
    expect(rowsOf([card('1-01', 'red', '2026-01-02T00:00:00+08:00'), card('1-03', 'red'), card('1-04', 'red')])).toBe(0);
  });
});

it('reads the same words from the newest calendar as from the one that was pinned', () => {
  expect(tried(told(inWork), {}, { base: stateCouncil, tried: asPublished('9999-12-31') }).changed).toBe(false);
});
