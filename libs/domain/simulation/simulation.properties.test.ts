import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { rules } from '../../../test/support/case/city.ts';
import { life } from '../../../test/support/case/moves.ts';
import { logOf, otherRules } from '../../../test/support/simulated.ts';
import { stepByStep } from './clock.ts';
import { compare } from './compare.ts';
import { courseOf } from './course.ts';
import { decisionsOf, type Life } from './life.ts';

jest.setTimeout(120_000);

const always = { from: '2020-01-01T00:00:00+08:00', to: '2026-12-31T23:59:59+08:00' };
const under = (held: typeof rules) => () => held;

/** What the clock of the product did, as the log tells it. */
function reallyFired({ events }: Life): readonly string[] {
  const rulesFired = events.flatMap((event): string[] => {
    if (event.by !== 'clock') return [];
    const { type, data } = event;
    if (type === 'ReminderSent' || type === 'EscalationFired' || type === 'SanctionProposed') return [`${event.at} ${data.rule} ${data.unit ?? ''}`];
    if (type === 'LookbackOrdered') return [`${event.at} look-back.${data.round} `];
    if (type === 'ReinspectionOrdered') return [`${event.at} recheck `];
    return type === 'NoticeCompleted' ? [`${event.at} notice `] : [];
  });
  return rulesFired.toSorted();
}

describe('a simulation of any life', () => {
  it('finds no difference under the same rules', () => {
    fc.assert(
      fc.property(life(40), otherRules, (moves, held) => {
        const compared = compare('c', decisionsOf(logOf(moves)), { base: under(held), tried: under({ ...held }), period: always });
        expect(compared?.changed ?? false).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('comes in leaps to what it comes to step by step', () => {
    fc.assert(
      fc.property(life(30), otherRules, fc.integer({ min: 0, max: 900 }), (moves, held, days) => {
        const to = new Date(Date.UTC(2026, 2, 2) + days * 86_400_000).toISOString().replace('.000Z', '+08:00');
        const run = { decisions: decisionsOf(logOf(moves)), rulesFor: under(held), pinnedFor: under(rules), period: { ...always, to } };
        const [leaps, steps] = [courseOf(run), courseOf({ ...run, passing: stepByStep })];
        expect(leaps.fired).toEqual(steps.fired);
        expect({ ...leaps, state: { ...leaps.state, last: undefined } }).toEqual({ ...steps, state: { ...steps.state, last: undefined } });
      }),
      { numRuns: 150 },
    );
  });

  it('fires under its own rules what was really fired, where the clock was never away', () => {
    fc.assert(
      fc.property(life(40).filter(({ from }) => from !== 'archived'), (moves) => {
        const log = logOf({ ...moves, moves: moves.moves.filter(({ kind }) => kind !== 'downtime') });
        const to = log.events.at(-1)?.recordedAt ?? always.to;
        const decisions = decisionsOf(log);
        fc.pre(!decisions.imported);
        const { fired } = courseOf({ decisions, rulesFor: under(rules), pinnedFor: under(rules), period: { ...always, to } });
        const last = log.events.reduce((known, { recordedAt }) => (recordedAt > known ? recordedAt : known), '');
        const both = [fired.map((one) => `${one.at} ${one.rule} ${one.unit ?? ''}`).filter((one) => one < last).toSorted(), reallyFired(log).filter((one) => one < last)];
        expect(both[0]).toEqual(both[1]);
      }),
      { numRuns: 150 },
    );
  });
});
