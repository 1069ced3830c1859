import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultPolicy } from './default.ts';
import { policyDiff } from './diff.ts';
import { completed, policyFile } from './file.ts';
import type { Policy } from './policy.ts';

const changed = (file: Readonly<Record<string, unknown>>): Policy => completed(policyFile.parse({ id: 'default', name: defaultPolicy.name, ...file }));
const diff = (file: Readonly<Record<string, unknown>>) => policyDiff(defaultPolicy, changed(file)).map(({ path, kind, was, is }) => [path.join('.'), kind, ...(was === undefined ? [] : [was]), ...(is === undefined ? [] : [is])]);
const [soon, nextDay, ...others] = defaultPolicy.ladder;

describe('the difference of two policies', () => {
  it('is nothing when they say the same, whatever their versions', () => expect(policyDiff(defaultPolicy, changed({}))).toEqual([]));

  it('names the rule that changed and nothing else', () => {
    expect(diff({ recheck: '2 工作日' })).toEqual([['recheck', 'changed', { amount: 1, unit: 'workday' }, { amount: 2, unit: 'workday' }]]);
    expect(diff({ papers: { talk: '约谈' } })).toEqual([['papers.talk', 'changed', '督约', '约谈']]);
    expect(diff({ extension: { ordinary: { ranks: ['director'], decideWithin: '1 工作日' } } })).toEqual([
      ['extension.ordinary.ranks', 'changed', ['director', 'area-leader', 'hq'], ['director']],
      ['extension.ordinary.decideWithin', 'changed', { amount: 2, unit: 'workday' }, { amount: 1, unit: 'workday' }],
    ]);
  });

  it('names rungs by their ids, wherever they stand', () => {
    expect(diff({ ladder: [soon, { ...nextDay, to: ['unit-head'] }, ...others] })).toEqual([['ladder.next-day.to', 'changed', ['unit-handler', 'unit-head'], ['unit-head']]]);
    expect(diff({ ladder: [soon, ...others] })).toEqual([['ladder.next-day', 'removed', nextDay]]);
    expect(diff({ ladder: [{ ...soon, id: 'sooner' }, ...defaultPolicy.ladder] })).toEqual([['ladder.sooner', 'added', { ...soon, id: 'sooner' }]]);
    expect(diff({ ladder: [] }).map(([path, kind]) => [path, kind])).toEqual(defaultPolicy.ladder.map(({ id }) => [`ladder.${id}`, 'removed']));
  });

  it('says when only the order changed', () => {
    expect(diff({ ladder: [soon, nextDay, ...others.toReversed()] })).toEqual([['ladder', 'changed', ['due-soon', 'next-day', 'five-days', 'second-failure', 'third-failure'], ['due-soon', 'next-day', 'third-failure', 'second-failure', 'five-days']]]);
  });

  it('names categories and their milestones', () => {
    const one = changed({ categories: { litter: { name: '暴露垃圾', limit: '1 工作日' }, shed: { name: '私搭乱建', limit: '20 工作日', milestones: [{ id: 'stop', name: '停工', limit: '4 工作时' }] } } });
    const other = changed({ categories: { litter: { name: '暴露垃圾', limit: '4 工作时' }, shed: { name: '私搭乱建', limit: '20 工作日', milestones: [{ id: 'stop', name: '停工', limit: '2 工作时' }, { id: 'fine', name: '处罚', limit: '7 工作日' }] } } });
    expect(policyDiff(one, other).map(({ path, kind }) => [path.join('.'), kind])).toEqual([['categories.litter.limit', 'changed'], ['categories.shed.milestones.stop.limit', 'changed'], ['categories.shed.milestones.fine', 'added']]);
    expect(policyDiff(defaultPolicy, one).map(({ path, kind }) => [path.join('.'), kind])).toEqual([['categories.litter', 'added'], ['categories.shed', 'added']]);
  });

  it('is the same there and back, turned round', () => {
    const periods = fc.record({ amount: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom('workday', 'workhour', 'day', 'month') });
    const files = fc.record({ recheck: periods, retry: periods, lookBack: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 3 }), ladder: fc.subarray([...defaultPolicy.ladder]), categories: fc.dictionary(fc.constantFrom('a', 'b'), fc.record({ name: fc.constantFrom('甲', '乙'), limit: periods })) }, { requiredKeys: [] });
    const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    fc.assert(fc.property(files, files, (one, other) => {
      const [a, b] = [changed(one), changed(other)];
      const back = policyDiff(b, a).map(({ path, kind, was, is }) => JSON.stringify([path, turned[kind], is, was])).toSorted();
      expect(policyDiff(a, b).map(({ path, kind, was, is }) => JSON.stringify([path, kind, was, is])).toSorted()).toEqual(back);
      expect(policyDiff(a, b).length === 0).toBe(isDeepStrictEqual(a, b));
    }));
  });
});
