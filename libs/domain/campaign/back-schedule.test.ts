import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stateCouncil } from '#domain/calendar/state-council';
import { lastOfMonths } from '#domain/calendar/months';
import { addDays, dayNumber } from '#domain/time';
import { backSchedule, monthlyPlan } from './back-schedule.ts';
import type { Ahead } from './file.ts';

const one = (end: string, before: Ahead) => backSchedule(stateCouncil, end, [{ id: 'm', name: '自查', before }])[0];

describe('a milestone planned backwards', () => {
  test('in working days leaves out the holidays and counts the make-up days', () => {
    expect(one('2026-10-13', { amount: 5, unit: 'workday' })?.due).toBe('2026-09-30');
  });

  test('in days and months is due on the working day before where the day is not worked', () => {
    expect(one('2026-08-20', { amount: 2, unit: 'month' })).toMatchObject({ due: '2026-06-18', provisional: false });
    expect(one('2026-08-20', { amount: 2, unit: 'month' })?.days[1]).toMatchObject({ date: '2026-06-19', counts: false, reason: { code: 'holiday' } });
    expect(one('2026-05-31', { amount: 3, unit: 'month' })?.due).toBe('2026-02-28');
    expect(one('2026-08-20', { amount: 10, unit: 'day' })?.due).toBe('2026-08-10');
  });

  test.each([
    ['2026-03-31', 1, '2026-02-28'], ['2024-02-29', 1, '2024-01-31'], ['2024-03-31', 1, '2024-02-29'], ['2026-04-30', 1, '2026-03-31'], ['2025-02-28', 12, '2024-02-29'], ['2026-12-31', 1, '2026-11-30'],
  ])('to the end of a month is due on the last day from which the months end by then: to %s, %d, on %s', (end, amount, due) => {
    expect(one(end, { amount, unit: 'month' })?.due).toBe(due);
  });

  test('in months is explained by every day of the months, as they are counted forward', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 12 }), (offset, amount) => {
        const end = addDays('2022-06-01', offset);
        const counted = one(end, { amount, unit: 'month' })?.days.filter(({ counts }) => counts) ?? [];
        const start = dayNumber(counted[0]?.date ?? end) - 1;
        expect(counted).toHaveLength(dayNumber(end) - start);
        expect(lastOfMonths(start, amount, false) <= dayNumber(end) && lastOfMonths(start + 1, amount, false) > dayNumber(end)).toBe(true);
      }),
    );
  });

  test('is provisional where a day that decides it has no notice yet', () => {
    expect(one('2027-01-20', { amount: 20, unit: 'workday' })?.provisional).toBe(true);
    expect(one('2026-12-20', { amount: 20, unit: 'workday' })?.provisional).toBe(false);
  });

  test('is explained by days that add up to what it lies ahead', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 120 }), fc.constantFrom('workday', 'day'), (offset, amount, unit) => {
        const planned = one(addDays('2022-06-01', offset), { amount, unit });
        expect(planned?.days.filter(({ counts }) => counts)).toHaveLength(amount);
        expect(planned?.days[0]?.date).toBe(planned?.due);
      }),
    );
  });
});

describe('the plan of a campaign', () => {
  const plan = monthlyPlan({
    phases: [{ id: 'a', name: '起步阶段', from: '2026-03-01', to: '2026-04-30' }, { id: 'b', name: '冲刺阶段', from: '2026-05-01', to: '2026-08-31' }],
    inspection: { earliest: '2026-08-20', latest: '2026-09-10' },
    milestones: [{ id: 'self-check', name: '自查', before: { amount: 2, unit: 'month' } }, { id: 'files', name: '资料归档', before: { amount: 10, unit: 'workday' } }],
  }, stateCouncil);

  test('goes month by month, with the milestones by both ends of the range', () => {
    expect(plan.map(({ month, phases, milestones }) => [month, phases.map(({ id }) => id).join(), milestones.map(({ id, earliest, latest }) => `${id} ${earliest.due} ${latest.due}`).join()])).toEqual([
      ['2026-03', 'a', ''], ['2026-04', 'a', ''], ['2026-05', 'b', ''], ['2026-06', 'b', 'self-check 2026-06-18 2026-07-10'], ['2026-07', 'b', ''], ['2026-08', 'b', 'files 2026-08-06 2026-08-27'], ['2026-09', '', ''],
    ]);
  });
});
