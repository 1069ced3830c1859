import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { isWorkday } from '#domain/calendar/timetable';
import { evolve, replay } from '#domain/case/case';
import type { Happened } from '#domain/case/events';
import { isOpen, nothing, standing } from '#domain/case/state';
import { dayOf, instantOf, millis, type Day, type Instant } from '#domain/time';
import { rules } from '../../../test/support/case/city.ts';
import { life, live } from '../../../test/support/case/moves.ts';
import * as steps from '../../../test/support/case/steps.ts';
import { at, does, told, type Story } from '../../../test/support/case/story.ts';
import { contributionsOf, partOf, type Contribution } from './figures.ts';
import { holderNames } from './holders.ts';
import { wallClock, workingClock } from './working-clock.ts';

jest.setTimeout(120_000);

const march = (day: number, time: string): Instant => `2026-03-${String(day).padStart(2, '0')}T${time}:00+08:00`;
const { calendar } = rules;

/** How often each unit has each measure, `held` left out. */
function counted(all: readonly Contribution[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { holder, measure, value } of all) if (measure !== 'held') sums[`${holder.replace('unit:', '')} ${measure}`] = (sums[`${holder.replace('unit:', '')} ${measure}`] ?? 0) + value;
  return sums;
}

/** Minutes in the hands of each holder until an instant: in full, in calendar time, and divided. */
function heldUntil(all: readonly Contribution[], now: Instant): ReadonlyMap<string, Readonly<{ minutes: number; elapsed: number; share: number }>> {
  const sums = new Map<string, { minutes: number; elapsed: number; share: number; holding: number; among: number; place: number }>();
  for (const { holder, value, held } of all) {
    if (held === undefined) continue;
    const sum = sums.get(holder) ?? { minutes: 0, elapsed: 0, share: 0, holding: 0, among: 0, place: 0 };
    sums.set(holder, { minutes: sum.minutes + value, elapsed: sum.elapsed + held.elapsed, share: sum.share + held.share, holding: sum.holding + held.holding, among: held.among, place: held.place });
  }
  const [working, wall] = [workingClock(calendar, now), wallClock(now)];
  return new Map([...sums].map(([holder, { minutes, elapsed, share, holding, among, place }]) => [
    holder, { minutes: minutes + holding * working, elapsed: elapsed + holding * wall, share: share + (holding > 0 ? partOf(working, among, place) : 0) },
  ]));
}

const held = (story: Story, now = story.now) => Object.fromEntries(heldUntil(contributionsOf(story.events, rules), now));

describe('the figures of a case', () => {
  const whole = told(
    at(march(2, '09:00')), steps.reported, at(march(2, '10:00')), steps.registered(), at(march(2, '14:29')), steps.issued(), at(march(2, '15:00')), steps.claimed(), at(march(3, '10:59')), steps.delivered(),
    at(march(3, '16:59')), steps.passed, at(march(4, '08:59')), steps.applied, at(march(4, '09:59')), steps.signedBy('urban-vice'), at(march(4, '10:59')), steps.signedBy('director'),
  );

  test('say who held it and how long, in working and in calendar minutes, to the minute', () => {
    expect(held(whole)).toEqual({
      'office:cwb:clerk': { minutes: 60, elapsed: 60, share: 60 },
      'office:cwb:dispatcher': { minutes: 149 + 240, elapsed: 269 + 360, share: 389 },
      'office:cwb:inspector': { minutes: 0, elapsed: 0, share: 0 },
      'unit:urban': { minutes: 210 + 150 + 60 + 30 + 60, elapsed: 1230 + 960 + 60, share: 510 },
      'office:cwb:director': { minutes: 60, elapsed: 60, share: 60 },
    });
  });

  test('count what was taken, inspected, passed at first, rectified in time', () => {
    expect(counted(contributionsOf(whole.events, rules))).toEqual({ 'urban taken': 1, 'urban inspected': 1, 'urban first-pass': 1, 'urban rectified': 1, 'urban on-time': 1 });
  });

  test('count a failed re-inspection as rework, and what came too late not as in time', () => {
    const story = told(steps.inFeedback, steps.failed, at(march(20, '10:00')), steps.delivered(), steps.passed);
    expect(counted(contributionsOf(story.events, rules))).toEqual({ 'urban taken': 1, 'urban inspected': 1, 'urban rework': 1, 'urban rectified': 1 });
  });

  test('count ping-pong: who said that it was not theirs, and from whom it went to whom', () => {
    const story = told(steps.inDispute, does('director', 'rule-jurisdiction', { ruling: 'upheld', unit: 'housing', basis: '住建职责' }));
    expect(counted(contributionsOf(story.events, rules))).toEqual({ 'urban taken': 1, 'urban bounced': 1, 'urban reassigned': 1, 'urban left': 1, 'housing taken': 1 });
    const back = told(steps.inDispute, does('director', 'rule-jurisdiction', { ruling: 'rejected', basis: '城管职责' }));
    expect(counted(contributionsOf(back.events, rules))).toEqual({ 'urban taken': 1, 'urban bounced': 1 });
  });

  test('count a relapse against its look back, and take the case in hand again', () => {
    const story = told(whole, at('2026-03-20T10:00:00+08:00'), does('inspector', 'look-back', { result: 'relapsed', findings: '又有垃圾' }));
    expect(counted(contributionsOf(story.events, rules))).toMatchObject({ 'urban taken': 2, 'urban looked-back': 1, 'urban relapsed': 1, 'urban rectified': 1 });
  });

  test('leave the time of a suspension to nobody, and the share out of the stock', () => {
    const onHold = told(steps.suspended);
    const all = contributionsOf(onHold.events, rules);
    expect(counted(all)).toEqual({ 'urban taken': 1, 'urban left': 1 });
    expect(heldUntil(all, '2026-03-30T18:00:00+08:00')).toEqual(heldUntil(all, onHold.now));
  });

  test('divide the time of units that hold it at once, none twice', () => {
    const story = told(at(march(2, '09:00')), steps.reported, steps.registered(), steps.issued([{ role: 'lead', unit: 'urban' }, { role: 'responsible', unit: 'housing' }]));
    const { 'unit:urban': urban, 'unit:housing': housing } = held(story, march(2, '11:04'));
    expect([urban?.minutes, housing?.minutes, (urban?.share ?? 0) + (housing?.share ?? 0)]).toEqual([121, 121, 121]);
  });
});

/** Working minutes between two instants, one by one: a second computation that knows only which days are worked and the business hours. */
const worked = new Map<Day, boolean>();
function minuteByMinute(from: Instant, to: Instant): number {
  let minutes = 0;
  for (let time = millis(from); time < millis(to); time += 60_000) {
    const instant = instantOf(time);
    const [day, clock] = [dayOf(instant), instant.slice(11, 16)];
    const isWorked = worked.get(day) ?? isWorkday(calendar, day).workday;
    worked.set(day, isWorked);
    if (isWorked && ((clock >= '08:30' && clock < '12:00') || (clock >= '14:00' && clock < '18:00'))) minutes += 1;
  }
  return minutes;
}

/** Times of a log never run backwards here; late entries are told at the time of their recording. */
const inOrder = (events: readonly Happened[]): readonly Happened[] => {
  let last = '';
  return events.map((event) => {
    last = event.at > last ? event.at : last;
    return { ...event, at: last };
  });
};

const lives = (check: (events: readonly Happened[]) => void, numRuns: number): void =>
  fc.assert(fc.property(life(25), (all) => check(inOrder(live(all).at(-1)?.after.events ?? []))), { numRuns });

describe('in any life of a case', () => {
  test('the shares of its holders add up to its open working time, and each time in hand to that of its stretches', () => {
    lives((events) => {
      const open = { shares: 0, full: new Map<string, number>() };
      let state = nothing;
      for (const [index, event] of events.entries()) {
        state = evolve(state, event);
        const next = events[index + 1];
        if (next === undefined || !isOpen(state) || state.status === 'suspended') continue;
        const minutes = minuteByMinute(event.at, next.at);
        open.shares += minutes;
        for (const holder of holderNames(state)) open.full.set(holder, (open.full.get(holder) ?? 0) + minutes);
      }
      const found = heldUntil(contributionsOf(events, rules), events.at(-1)?.at ?? '2026-03-02T09:00:00+08:00');
      expect([...found.values()].reduce((sum, { share }) => sum + share, 0)).toBe(open.shares);
      expect(new Map([...found].flatMap(([holder, { minutes }]) => (minutes === 0 ? [] : [[holder, minutes]])))).toEqual(new Map([...open.full].filter(([, minutes]) => minutes > 0)));
    }, 30);
  });

  test('what was taken and neither rectified nor left is what is in hand', () => {
    lives((events) => {
      const state = replay(events);
      const stock = contributionsOf(events, rules).reduce((sum, { measure, value }) => sum + (measure === 'taken' ? value : measure === 'rectified' || measure === 'left' ? -value : 0), 0);
      const inHand = isOpen(state) && state.status !== 'suspended' ? standing(state).filter(({ mandatory, status }) => mandatory && status !== 'accepted').length : 0;
      expect(stock).toBe(inHand);
    }, 100);
  });

  test('a longer history only adds to the figures of a shorter one', () => {
    lives((events) => {
      const all = contributionsOf(events, rules);
      for (let length = 0; length <= events.length; length += 1 + Math.floor(events.length / 5)) {
        const some = contributionsOf(events.slice(0, length), rules);
        expect(all.slice(0, some.length)).toEqual(some);
        expect(all.slice(some.length).every(({ version }) => version > length)).toBe(true);
      }
    }, 50);
  });

  test('ping-pong is what the log says, event by event', () => {
    lives((events) => {
      const disputes = events.flatMap((event) => (event.type === 'JurisdictionDisputed' ? [event.data.unit] : [])).toSorted();
      expect(contributionsOf(events, rules).flatMap(({ measure, holder }) => (measure === 'bounced' ? [holder.slice('unit:'.length)] : [])).toSorted()).toEqual(disputes);
    }, 100);
  });
});

