import type { Actor, City } from '../city/city.ts';
import { isTopOffice } from '../city/trees.ts';
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { inForce, named, type PolicyBook, type PolicyEvent } from './book.ts';
import { policyDiff } from './diff.ts';
import { completed, type PolicyFile } from './file.ts';
import { policyProblems } from './problems.ts';

/** In what a policy is published: what was published before, who publishes, when. */
export type Circumstances = Readonly<{ book: PolicyBook; city: City; actor: Actor; at: Instant }>;

/** When a policy takes effect (now, unless given), whether open cases move to it, and why it is published. */
export type Terms = Readonly<{ effectiveFrom?: Instant; migrate: boolean; note: string }>;

/** The administrator, and the director of an office that has none above it. */
const mayPublish = (city: City, { roles, office }: Actor): boolean => {
  const atTheTop = office === undefined ? roles.includes('admin') : isTopOffice(city, office);
  return atTheTop && (roles.includes('admin') || roles.includes('director'));
};

/** What publishing a file comes to. Refuses `policy-not-yours`, `policy-has-problems`, `policy-in-the-past`, and `policy-unchanged` when it says what will be in force then anyway. */
export function publish({ book, city, actor, at }: Circumstances, file: PolicyFile, { effectiveFrom = at, migrate, note }: Terms): PolicyEvent {
  if (!mayPublish(city, actor)) throw new Refusal('policy-not-yours', {}, 'forbidden');
  const { version: _, ...policy } = completed(file);
  const problems = policyProblems(completed(file));
  if (problems.length > 0) throw new Refusal('policy-has-problems', { n: problems.length });
  if (effectiveFrom < at) throw new Refusal('policy-in-the-past', { effectiveFrom, now: at });
  const standing = policy.use === 'ordinary' ? inForce(book, effectiveFrom) : named(book, policy.id, effectiveFrom);
  if (standing !== undefined && policyDiff(standing, completed(file)).length === 0) throw new Refusal('policy-unchanged', { version: standing.version });
  return { type: 'PolicyPublished', data: { policy, effectiveFrom, migrate, note } };
}

/** What withdrawing the `number`-th of the stream comes to: from now on it holds for nothing new. Refuses `policy-not-yours`, `policy-not-published`, `policy-already-withdrawn`. */
export function withdraw({ book, city, actor, at }: Circumstances, { number, migrate, note }: Readonly<{ number: number; migrate: boolean; note: string }>): PolicyEvent {
  if (!mayPublish(city, actor)) throw new Refusal('policy-not-yours', {}, 'forbidden');
  const found = book.published.find((one) => one.number === number);
  if (found === undefined) throw new Refusal('policy-not-published', { number });
  if (found.withdrawn !== undefined) throw new Refusal('policy-already-withdrawn', { number, from: found.withdrawn.from });
  return { type: 'PolicyWithdrawn', data: { number, from: at, migrate, note } };
}
