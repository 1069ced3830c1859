import { load, type Part } from '#event-store/load';
import type { Queryable } from '#event-store/queryable';
import type { Fact, Recorded } from '#event-store/recorded';
import { headOf } from '#event-store/streams';
import type { Instant } from '#domain/time';
import type { StoredActor } from '#read-models/change';

/** What a stream comes to: nothing before its first event, and how each event moves it. `versionOf`: after how many events it is what it is. */
export type Folding<State, Event extends Fact> = Readonly<{ stream: string; nothing: State; versionOf: (state: State) => number; evolve: (state: State, event: Recorded<Event, StoredActor>) => State }>;

/** What a stream comes to, now or then. */
export type FoldedStream<State> = Readonly<{
  /** As it stands; `head`: the version of the stream, where the caller has just asked for it. */
  current: (client: Queryable, head?: number) => Promise<State>;
  /** After that part of its events, on top of `from`. */
  of: (client: Queryable, part: Part, from?: State) => Promise<State>;
  /** As it was known at an instant. */
  asOf: (client: Queryable, asOf: Instant) => Promise<State>;
}>;

/** Folds a stream once and then only what is new; whoever asks sees every change that is committed. */
export function foldStream<State, Event extends Fact>({ stream, nothing, versionOf, evolve }: Folding<State, Event>): FoldedStream<State> {
  let known = nothing;
  const of: FoldedStream<State>['of'] = async (client, part, from = nothing) => {
    const { events } = await load<Event, StoredActor>(client, stream, part);
    return events.reduce(evolve, from);
  };
  return {
    of,
    async current(client, head) {
      const from = known;
      const version = head ?? (await headOf(client, stream)).version;
      if (version === versionOf(from)) return from;
      const state = await of(client, { after: versionOf(from) }, from);
      if (versionOf(state) > versionOf(known)) known = state;
      return state;
    },
    asOf: (client, asOf) => of(client, { asOf }),
  };
}
