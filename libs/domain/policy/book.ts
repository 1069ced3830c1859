import { z } from 'zod';
import type { City } from '../city/city.ts';
import type { Messages } from '../message.ts';
import { instant, text } from '../text.ts';
import type { Instant } from '../time.ts';
import { defaultPolicy } from './default.ts';
import { policy, type Policy } from './policy.ts';

const note = text(500);

/** The stream of the policies. A published policy is kept whole, so that what it says never depends on what the default is later. */
const policyEvents = {
  /** `migrate`: open cases move to it from `effectiveFrom` on; without it they keep the policy that they were issued under. */
  PolicyPublished: z.strictObject({ policy: policy.omit({ version: true }), effectiveFrom: instant, migrate: z.boolean(), note }),
  /** From `from` on the policy holds for nothing new; cases that were issued under it keep it unless `migrate`. */
  PolicyWithdrawn: z.strictObject({ number: z.int().positive(), from: instant, migrate: z.boolean(), note }),
};
export type PolicyEvent = Messages<typeof policyEvents>;
type Recorded = PolicyEvent & Readonly<{ recordedAt: Instant }>;

/** A policy as it was published by the `number`-th event of the stream; its version is `<id>@<number>`. */
export type Published = Readonly<{
  number: number;
  policy: Policy;
  effectiveFrom: Instant;
  migrate: boolean;
  note: string;
  publishedAt: Instant;
  withdrawn?: Readonly<{ from: Instant; migrate: boolean; note: string }>;
}>;

/** Every policy that was published, after `count` events of the stream. */
export type PolicyBook = Readonly<{ count: number; published: readonly Published[] }>;

/** Before anything is published. */
export const noPolicies: PolicyBook = { count: 0, published: [] };

export function evolve({ count, published }: PolicyBook, event: Recorded): PolicyBook {
  const number = count + 1;
  switch (event.type) {
    case 'PolicyPublished': {
      const { policy: rules, ...terms } = event.data;
      const one = { ...terms, number, policy: { ...rules, version: `${rules.id}@${number}` }, publishedAt: event.recordedAt };
      return { count: number, published: [...published, one] };
    }
    case 'PolicyWithdrawn': {
      const { number: which, ...withdrawn } = event.data;
      return { count: number, published: published.map((one) => (one.number === which ? { ...one, withdrawn } : one)) };
    }
  }
}

/** The book after these events; a prefix of the stream gives the book as it was then. */
export const bookAfter = (events: readonly Recorded[]): PolicyBook => events.reduce(evolve, noPolicies);

const holds = ({ effectiveFrom, withdrawn }: Published, at: Instant): boolean => effectiveFrom <= at && (withdrawn === undefined || at < withdrawn.from);
const later = (one: Published, other: Published): Published => (other.effectiveFrom >= one.effectiveFrom ? other : one);

/** The one that took effect last among those that hold at an instant; of two that took effect together, the one published later. */
function last(book: PolicyBook, at: Instant, wanted: (policy: Policy) => boolean): Published | undefined {
  const [first, ...rest] = book.published.filter((one) => holds(one, at) && wanted(one.policy));
  return first === undefined ? undefined : rest.reduce(later, first);
}

/** The policy for every order outside campaigns at an instant: the last ordinary one in force, `default-1` before any. */
export const inForce = (book: PolicyBook, at: Instant): Policy => last(book, at, ({ use }) => use === 'ordinary')?.policy ?? defaultPolicy;

/** The last policy of an id in force at an instant: what a phase of a campaign names. */
export const named = (book: PolicyBook, id: string, at: Instant): Policy | undefined =>
  last(book, at, (policy) => policy.id === id)?.policy ?? (id === defaultPolicy.id ? defaultPolicy : undefined);

/** The policy of a version, `default-1` or `<id>@<number>`; withdrawn ones too, as cases may have been issued under them. */
export const ofVersion = (book: PolicyBook, version: string): Policy | undefined =>
  version === defaultPolicy.version ? defaultPolicy : book.published.find(({ policy }) => policy.version === version)?.policy;

/** The rungs of every policy that was published, the latest first: what a rung is called where only its id is at hand. */
export const everyRung = ({ published }: PolicyBook): Pick<Policy, 'ladder'> & Readonly<{ unit: Pick<Policy['unit'], 'ladder'> }> => {
  const policies = published.map(({ policy: rules }) => rules).toReversed();
  return { ladder: policies.flatMap(({ ladder }) => ladder), unit: { ladder: policies.flatMap(({ unit }) => unit.ladder) } };
};

/** The version of a policy with the categories of a city, as cases are pinned to it: `<version>+city-<number of events of the city's stream>`. */
export const versionIn = (version: string, city: Pick<City, 'version'>): string => `${version}+city-${city.version}`;

/** The parts of such a version; without a city, of any other. */
export function partsOfVersion(version: string): Readonly<{ base: string; city?: number }> {
  const [, base = version, city] = /^(.+)\+city-(\d{1,9})$/.exec(version) ?? [];
  return { base, ...(city === undefined ? {} : { city: Number(city) }) };
}

/** A policy with the city's categories under its own, which win. */
export function withCategories(policy: Policy, city: City): Policy {
  const ofCity = Object.fromEntries(Object.values(city.categories).map(({ id, name, limit, mode, grade }) => [id, { name, limit, milestones: [], mode, grade }]));
  return { ...policy, version: versionIn(policy.version, city), categories: { ...ofCity, ...policy.categories } };
}
