import { load } from '#event-store/load';
import type { Queryable } from '#event-store/queryable';
import { headOf } from '#event-store/streams';
import { bookAfter, evolve, noPolicies, type PolicyBook, type PolicyEvent } from '#domain/policy/book';
import type { Instant } from '#domain/time';

export const policyStream = 'policies';

/** The published policies as they stand, or as they were known at an instant. */
export type PolicyShelf = Readonly<{
  /** `head`: the version of its stream, where the caller has just asked for it. */
  current: (client: Queryable, head?: number) => Promise<PolicyBook>;
  asOf: (client: Queryable, asOf: Instant) => Promise<PolicyBook>;
}>;

/** Folds the stream once and then only what is new; whoever asks sees every policy that is committed. */
export function openPolicyBook(): PolicyShelf {
  let known = noPolicies;
  return {
    async current(client, head) {
      const from = known;
      const version = head ?? (await headOf(client, policyStream)).version;
      if (version === from.count) return from;
      const { events } = await load<PolicyEvent>(client, policyStream, { after: from.count });
      const book = events.reduce(evolve, from);
      if (book.count > known.count) known = book;
      return book;
    },
    async asOf(client, asOf) {
      const { events } = await load<PolicyEvent>(client, policyStream, { asOf });
      return bookAfter(events);
    },
  };
}
