import { describe, expect, it } from '@jest/globals';
import { defaultPolicy } from './default.ts';
import { chasedStep, policy, type Policy } from './policy.ts';
import { policyProblems } from './problems.ts';

/** Where a changed default policy is wrong, and how. */
function problems(change: Partial<Policy> | Readonly<Record<string, unknown>>): readonly string[] {
  const result = policy.safeParse({ ...defaultPolicy, ...change });
  if (result.success) return policyProblems(result.data).map(({ path, code }) => `${path.join('.')} ${code}`);
  return result.error.issues.map(({ path, message, code }) => `${path.join('.')} ${code === 'custom' ? message : code}`);
}
const [soon, nextDay, fiveDays, second, third] = defaultPolicy.ladder;
const withRungs = (...rungs: readonly unknown[]) => problems({ ladder: rungs, unit: { ...defaultPolicy.unit, ladder: [] } });
const after = (rung: string) => ({ kind: 'after-rung', rung, period: { amount: 5, unit: 'workday' } });

describe('a policy', () => {
  it('is the default one as it is, without a problem', () => {
    expect(policy.parse(defaultPolicy)).toEqual(defaultPolicy);
    expect(policyProblems(defaultPolicy)).toEqual([]);
  });

  it('chases every step', () => {
    for (const one of chasedStep.options) {
      const { [one]: _, ...rest } = defaultPolicy.chases;
      expect(problems({ chases: rest })).toEqual([`chases.${one} invalid_type`]);
    }
  });

  it('takes periods as people write them', () => {
    const recheck = (written: unknown) => policy.parse({ ...defaultPolicy, recheck: written }).recheck;
    expect(['15 工作日', '4工作时', '30 天', '12 个月', '2 workdays'].map(recheck)).toEqual([{ amount: 15, unit: 'workday' }, { amount: 4, unit: 'workhour' }, { amount: 30, unit: 'day' }, { amount: 12, unit: 'month' }, { amount: 2, unit: 'workday' }]);
    expect(['15 工作曰', '工作日', '1.5 工作日', '-1 工作日', '1 constructor', '0 工作日', '99999 工作日'].map((written) => problems({ recheck: written }))).toEqual(Array.from({ length: 7 }, () => ['recheck policy-bad-period']));
    expect(problems({ recheck: { amount: 0, unit: 'workday' } })).toEqual(['recheck.amount too_small']);
  });

  it('chases with rungs that come later and later, across units', () => {
    const chase = (...periods: readonly Policy['recheck'][]) => problems({ chases: { ...defaultPolicy.chases, verify: { rungs: periods.map((period) => ({ after: period, to: ['director'] })) } } });
    expect(chase({ amount: 2, unit: 'workday' }, { amount: 2, unit: 'workday' })).toEqual(['chases.verify.rungs.1.after policy-rungs-not-later']);
    expect(chase({ amount: 1, unit: 'workday' }, { amount: 4, unit: 'workhour' })).toEqual(['chases.verify.rungs.1.after policy-rungs-not-later']);
    expect(chase({ amount: 4, unit: 'workhour' }, { amount: 1, unit: 'workday' }, { amount: 7, unit: 'day' })).toEqual([]);
  });

  it('leads up, by rungs of different names, each after an earlier one that time drives', () => {
    expect(withRungs(soon, nextDay, fiveDays, second, third)).toEqual([]);
    expect(withRungs()).toEqual([]);
    expect(withRungs(soon, soon)).toEqual(['ladder.1.id policy-rung-twice']);
    expect(withRungs(soon, fiveDays)).toEqual(['ladder.1.trigger.rung policy-rung-unknown']);
    expect(withRungs(second, { ...fiveDays, id: 'late', trigger: after('second-failure') })).toEqual(['ladder.1.trigger.rung policy-rung-follows-event']);
    expect(withRungs({ ...fiveDays, id: 'late', level: 3, trigger: after('next-day') }, { ...nextDay, id: 'later', level: 3, action: 'propose', issuedBy: 'director' }, { ...second, id: 'next-day', name: '逾期', trigger: { kind: 'after-due', workdays: 1 } })).toEqual(['ladder.0.trigger.rung policy-rung-follows-later']);
    expect(withRungs(nextDay, soon)).toEqual(['ladder.1.level policy-rung-lower']);
  });

  it('does not follow itself, at however many removes', () => {
    const rung = (id: string, follows: string) => ({ ...fiveDays, id, trigger: after(follows) });
    expect(withRungs(rung('a', 'a'))).toEqual(['ladder.0.trigger.rung policy-rung-circle']);
    expect(withRungs(rung('a', 'c'), rung('b', 'a'), rung('c', 'b'))).toEqual(['ladder.0.trigger.rung policy-rung-circle', 'ladder.1.trigger.rung policy-rung-circle', 'ladder.2.trigger.rung policy-rung-circle']);
  });

  it('lets the clock remind on A1 and A2 only, and propose from A3 on', () => {
    expect(withRungs({ ...soon, level: 3 })).toEqual(['ladder.0.action policy-rung-accuses']);
    expect(withRungs({ ...second, level: 2 })).toEqual(['ladder.0.action policy-rung-accuses']);
    expect(withRungs({ ...nextDay, paper: 'red-card' })).toEqual(['ladder.0.paper policy-paper-accuses']);
  });

  it('says where a word is misspelt', () => expect(problems({ recheck: undefined, rechek: { amount: 1, unit: 'workday' } })).toEqual(['recheck policy-period-missing', ' unrecognized_keys']));
});

describe('those whom a chase tells', () => {
  const chasing = (chases: Readonly<Partial<Record<keyof Policy['chases'], readonly string[]>>>) =>
    problems({ chases: { ...defaultPolicy.chases, ...Object.fromEntries(Object.entries(chases).map(([one, to]) => [one, { rungs: [{ after: '1 工作日', to }] }])) } });

  it('are not only those who hold the step', () => {
    expect(chasing({ verify: ['holder'] })).toEqual(['chases.verify.rungs.0.to policy-chase-tells-holder']);
    expect(chasing({ verify: ['clerk'] })).toEqual(['chases.verify.rungs.0.to policy-chase-tells-holder']);
    expect(chasing({ appeal: ['holder'] })).toEqual([]);
  });

  it('do not only chase each other, over one step or several', () => {
    expect(chasing({ verify: ['dispatcher'], dispatch: ['clerk'] })).toEqual(['chases.verify.rungs.0.to policy-chase-circle']);
    expect(chasing({ verify: ['dispatcher'], dispatch: ['inspector'], reinspect: ['clerk'], 'look-back': ['clerk'] })).toEqual(['chases.verify.rungs.0.to policy-chase-circle']);
    expect(chasing({ verify: ['dispatcher'], dispatch: ['holder'] })).toEqual(['chases.dispatch.rungs.0.to policy-chase-tells-holder']);
    expect(chasing({ verify: ['dispatcher'], dispatch: ['clerk', 'area-leader'] })).toEqual([]);
    expect(chasing({ verify: ['dispatcher'], dispatch: ['unit-head'] })).toEqual([]);
  });
});
