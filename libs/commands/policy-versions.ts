import type { Queryable } from '#event-store/queryable';
import { inForce, ofVersion, partsOfVersion, withCategories, type PolicyBook, type Published } from '#domain/policy/book';
import { defaultPolicy } from '#domain/policy/default';
import type { Policy } from '#domain/policy/policy';
import type { Instant } from '#domain/time';
import type { Deps } from './deps.ts';

/** A policy as it stands in the list of all: published by an event, or the default one, which has no number. `current`: in force for what is new. */
export type PolicyVersion = Readonly<{ policy: Policy; published?: Published; current: boolean }>;

/** Every policy of a book, the latest first, the default policy last. */
export function policyVersions(book: PolicyBook, at: Instant): readonly PolicyVersion[] {
  const { version } = inForce(book, at);
  const published = book.published.map((one): PolicyVersion => ({ policy: one.policy, published: one, current: one.policy.version === version }));
  return [...published.toReversed(), { policy: defaultPolicy, current: defaultPolicy.version === version }];
}

/** The policy of a version, `default-1` or `<id>@<number>`; with `+city-<n>` behind it, as cases are pinned to it, with the categories of that city. Undefined when there is none. */
export async function policyOfVersion({ policies, directory }: Deps, client: Queryable, version: string): Promise<Policy | undefined> {
  const { base, city } = partsOfVersion(version);
  const found = ofVersion(await policies.current(client), base);
  if (found === undefined || city === undefined) return found;
  return city > (await directory.current(client)).version ? undefined : withCategories(found, await directory.at(client, city));
}
