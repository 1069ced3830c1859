import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { city } from '../../../test/support/case/city.ts';
import type { Actor } from '../city/city.ts';
import { Refusal } from '../refusal.ts';
import { instantOf, millis, type Instant } from '../time.ts';
import { bookAfter, everyRung, inForce, named, noPolicies, ofVersion, withCategories, type PolicyBook, type PolicyEvent } from './book.ts';
import { defaultPolicy } from './default.ts';
import { policyFile, type PolicyFile } from './file.ts';
import { publish, withdraw, type Terms } from './publishing.ts';

const monday = '2026-03-02T09:00:00+08:00';
const day = (n: number): Instant => instantOf(millis(monday) + n * 86_400_000);
const director: Actor = { person: 'director', name: '主任', post: '主任', office: 'cwb', offices: ['cwb', 'dxq'], roles: ['director'], areas: [] };
const file = (id: string, change: object = {}): PolicyFile => policyFile.parse({ id, name: `规则 ${id}`, ...change });

type Stored = PolicyEvent & Readonly<{ recordedAt: Instant }>;
/** A log that is written by publishing and withdrawing. */
class Office {
  readonly events: Stored[] = [];
  book = (): PolicyBook => bookAfter(this.events);
  #keep(event: PolicyEvent, recordedAt: Instant): this {
    this.events.push({ ...event, recordedAt });
    return this;
  }
  publishes = (one: PolicyFile, at: Instant, terms: Partial<Terms> = {}, actor = director): this => this.#keep(publish({ book: this.book(), city, actor, at }, one, { migrate: false, note: '会议通过', ...terms }), at);
  withdraws = (number: number, at: Instant, actor = director): this => this.#keep(withdraw({ book: this.book(), city, actor, at }, { number, migrate: false, note: '结束' }), at);
}

describe('a book of policies', () => {
  it('has the default policy in force before anything is published', () => {
    expect(inForce(noPolicies, monday)).toBe(defaultPolicy);
    expect([ofVersion(noPolicies, 'default-1'), named(noPolicies, 'default', monday)]).toEqual([defaultPolicy, defaultPolicy]);
    expect([ofVersion(noPolicies, 'default-2'), named(noPolicies, 'sanming', monday)]).toEqual([undefined, undefined]);
  });

  it('has in force what took effect last, whenever it was published', () => {
    const { book } = new Office().publishes(file('a'), day(0), { effectiveFrom: day(10) }).publishes(file('b'), day(1), { effectiveFrom: day(5) }).publishes(file('c'), day(2), { effectiveFrom: day(10) });
    expect([day(4), day(5), day(9), day(10)].map((at) => inForce(book(), at).version)).toEqual(['default-1', 'b@2', 'b@2', 'c@3']);
  });

  it('goes back to the one before when the last is withdrawn, and keeps what cases were issued under', () => {
    const office = new Office().publishes(file('a'), day(0)).publishes(file('b'), day(2)).withdraws(2, day(4));
    expect([day(1), day(3), day(4), day(9)].map((at) => inForce(office.book(), at).version)).toEqual(['a@1', 'b@2', 'a@1', 'a@1']);
    expect(ofVersion(office.book(), 'b@2')?.id).toBe('b');
    expect(inForce(office.publishes(file('b'), day(5)).book(), day(6)).version).toBe('b@4');
  });

  it('keeps policies of campaigns apart', () => {
    const office = new Office().publishes(file('drive', { use: 'campaign' }), day(0)).publishes(file('a'), day(1)).publishes(file('drive', { use: 'campaign', recheck: '2 工作日' }), day(2));
    expect(inForce(office.book(), day(3)).version).toBe('a@2');
    expect([day(1), day(3)].map((at) => named(office.book(), 'drive', at)?.version)).toEqual(['drive@1', 'drive@3']);
  });

  it('refuses the past, what is in force already, what has problems, and people who may not', () => {
    const code = (act: () => unknown): string => {
      try {
        act();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };
    const office = new Office().publishes(file('a'), day(0));
    const by = (actor: Actor): string => code(() => office.publishes(file('b', { retry: '9 工作日' }), day(1), {}, actor));
    expect(code(() => office.publishes(file('b'), day(1), { effectiveFrom: day(0) }))).toBe('policy-in-the-past');
    expect(code(() => office.publishes(file('a'), day(1)))).toBe('policy-unchanged');
    expect(code(() => new Office().publishes(policyFile.parse({ id: 'default', name: defaultPolicy.name }), day(1)))).toBe('policy-unchanged');
    expect(code(() => office.publishes(file('b', { lookBack: [7, 7] }), day(1)))).toBe('policy-has-problems');
    const { office: _, ...operator } = { ...director, roles: ['admin'] as const };
    const { office: __, ...nobody } = director;
    expect([by({ ...director, office: 'dxq' }), by({ ...director, roles: ['dispatcher'] }), by({ ...director, office: 'gone' }), by(nobody)]).toEqual(Array.from({ length: 4 }, () => 'policy-not-yours'));
    expect([code(() => office.withdraws(1, day(1), nobody)), code(() => office.withdraws(7, day(1))), by(operator)]).toEqual(['policy-not-yours', 'policy-not-published', 'done']);
    expect([code(() => office.withdraws(1, day(2))), code(() => office.withdraws(1, day(3)))]).toEqual(['done', 'policy-already-withdrawn']);
  });

  it('lets the categories of the policy win over those of the city', () => {
    const policy = { ...defaultPolicy, categories: { rubbish: { name: '垃圾', limit: { amount: 3, unit: 'workhour' as const }, milestones: [], mode: 'immediate' as const, grade: 'ordinary' as const } } };
    const merged = withCategories(policy, city);
    expect([merged.version, merged.categories['rubbish']?.limit.amount]).toEqual([`default-1+city-${city.version}`, 3]);
    expect(Object.keys(merged.categories).toSorted()).toEqual([...new Set([...Object.keys(city.categories), 'rubbish'])].toSorted());
  });

  it('knows the latest name of every rung', () => {
    const rung = (name: string) => ({ ladder: [{ ...defaultPolicy.ladder[0], id: 'blue', name }], unit: { ladder: [] } });
    const { book } = new Office().publishes(file('a', rung('蓝单')), day(0)).publishes(file('a', rung('蓝色督查单')), day(1));
    expect(everyRung(book()).ladder.map(({ name }) => name)).toEqual(['蓝色督查单', '蓝单']);
  });

  it('is at each moment what a prefix of its log makes it', () => {
    const step = fc.record({ id: fc.constantFrom('a', 'b'), retry: fc.integer({ min: 4, max: 20 }), later: fc.integer({ min: 0, max: 4 }), withdrawn: fc.boolean() });
    fc.assert(fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const office = new Office();
      steps.forEach(({ id, retry, later, withdrawn }, index) => {
        const open = office.book().published.filter((one) => one.withdrawn === undefined);
        const [first] = open;
        if (withdrawn && first !== undefined) office.withdraws(first.number, day(index));
        else {
          try {
            office.publishes(file(id, { retry: `${retry} 工作日` }), day(index), { effectiveFrom: day(index + later) });
          } catch (error) {
            if (!(error instanceof Refusal && error.code === 'policy-unchanged')) throw error;
          }
        }
      });
      for (const [index, event] of office.events.entries()) {
        const then = bookAfter(office.events.slice(0, index + 1));
        expect(then.count).toBe(index + 1);
        for (const { policy } of then.published) expect(ofVersion(office.book(), policy.version)).toEqual(policy);
        const gone = event.type === 'PolicyWithdrawn' ? event.data.number : 0;
        expect(inForce(then, event.recordedAt).version.endsWith(`@${gone}`)).toBe(false);
      }
    }), { numRuns: 40 });
  });
});
