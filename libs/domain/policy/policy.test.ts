import { describe, expect, it } from '@jest/globals';
import { defaultPolicy } from './default.ts';
import { policy, step, type Policy } from './policy.ts';

/** Where a changed default policy is wrong, and how. */
function problems(change: Partial<Policy> | Readonly<Record<string, unknown>>): readonly string[] {
  const result = policy.safeParse({ ...defaultPolicy, ...change });
  return result.success ? [] : result.error.issues.map(({ path, message, code }) => `${path.join('.')} ${code === 'custom' ? message : code}`);
}
const [soon, nextDay, fiveDays, second, third] = defaultPolicy.ladder;
const withRungs = (...rungs: readonly unknown[]) => problems({ ladder: rungs });

describe('a policy', () => {
  it('is the default one as it is', () => expect(policy.parse(defaultPolicy)).toEqual(defaultPolicy));

  it('chases every step', () => {
    for (const one of step.options) {
      const { [one]: _, ...rest } = defaultPolicy.chases;
      expect(problems({ chases: rest })).toEqual([`chases.${one} invalid_type`]);
    }
  });

  it('chases with rungs that come later and later, across units', () => {
    const chase = (...periods: readonly Policy['recheck'][]) => problems({ chases: { ...defaultPolicy.chases, verify: { rungs: periods.map((after) => ({ after, to: ['holder'] })), repeat: defaultPolicy.recheck } } });
    expect(chase({ amount: 2, unit: 'workday' }, { amount: 2, unit: 'workday' })).toEqual(['chases.verify.rungs policy-rungs-not-later']);
    expect(chase({ amount: 1, unit: 'workday' }, { amount: 4, unit: 'workhour' })).toEqual(['chases.verify.rungs policy-rungs-not-later']);
    expect(chase({ amount: 4, unit: 'workhour' }, { amount: 1, unit: 'workday' }, { amount: 7, unit: 'day' })).toEqual([]);
  });

  it('leads up, by rungs of different names, each after an earlier one that time drives', () => {
    expect(withRungs(soon, nextDay, fiveDays, second, third)).toEqual([]);
    expect(withRungs()).toEqual([]);
    expect(withRungs(soon, soon)).toEqual(['ladder.1.id policy-rung-twice']);
    expect(withRungs(soon, fiveDays)).toEqual(['ladder.1.trigger.rung policy-rung-unknown']);
    expect(withRungs(second, { ...fiveDays, trigger: { kind: 'after-rung', rung: 'second-failure', period: { amount: 5, unit: 'workday' } } })).toEqual(['ladder.1.trigger.rung policy-rung-unknown']);
    expect(withRungs(nextDay, soon)).toEqual(['ladder.1.level policy-rung-lower']);
  });

  it('lets the clock remind on A1 and A2 only, and propose from A3 on', () => {
    expect(withRungs({ ...soon, level: 3 })).toEqual(['ladder.0.action policy-rung-accuses']);
    expect(withRungs({ ...second, level: 2 })).toEqual(['ladder.0.action policy-rung-accuses']);
  });

  it('looks back later and later', () => expect(problems({ lookBack: [7, 7] })).toEqual(['lookBack policy-look-backs-not-later']));
  it('says where a word is misspelt', () => expect(problems({ recheck: undefined, rechek: { amount: 1, unit: 'workday' } })).toEqual(['recheck invalid_type', ' unrecognized_keys']));
});
