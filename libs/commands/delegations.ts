import type { Queryable } from '#event-store/queryable';
import { actFor, standIns, type StandIn } from '#domain/delegation/acting';
import { decideDelegation, type DelegationCommand } from '#domain/delegation/commands';
import { evolveDelegations, noDelegations, type DelegationEvent, type Delegations } from '#domain/delegation/delegation';
import type { HandedCommand } from '#domain/delegation/handed';
import type { Matter } from '#domain/delegation/matter';
import type { Actor, City } from '#domain/city/city';
import type { Instant } from '#domain/time';
import { delegationStream, evolveRecorded } from './delegation-book.ts';
import type { Deps } from './deps.ts';
import { once } from './once.ts';

export type DelegationRequest = Readonly<{ command: DelegationCommand; actor: Actor; commandId: string }>;
/** `id` is the delegation that was granted or ended: asked for twice, the one that there is. */
export type DelegationAnswer = Readonly<{ id: string; version: number }>;

/** The delegation that a command was about. */
function concerned({ all }: Delegations, { type, data }: DelegationCommand, { person }: Actor): string {
  if (type === 'revoke') return data.id;
  return all.findLast(({ principal, deputy, from, until }) => principal === (data.principal ?? person) && deputy === data.deputy && from === data.from && until === data.until)?.id ?? '';
}

/** Grants or ends a delegation, once, however often it is asked. Throws Refusal, CommandKeyReused, CommandProblem `changed-meanwhile`. */
export async function executeDelegation(deps: Deps, { command, actor, commandId }: DelegationRequest): Promise<DelegationAnswer & { repeated: boolean }> {
  return once<DelegationEvent, DelegationAnswer>(deps, { streamId: delegationStream, request: command, actor, commandId }, async ({ client, events: past, at }) => {
    const before = past.reduce(evolveRecorded, noDelegations);
    const events = decideDelegation(before, command, { actor, city: await deps.directory.current(client), at });
    const after = events.reduce((book, event) => evolveDelegations(book, { ...event, at, by: actor.person }), before);
    return { events, answer: { id: concerned(after, command, actor), version: after.version } };
  });
}

/** For whom somebody stands in now; most people for nobody, ever, and then no clock is asked. `head`: the version of the stream. */
export async function standInsNow({ clock, delegations, pool }: Deps, actor: Actor, city: City, head: number): Promise<readonly StandIn[]> {
  const book = await delegations.current(pool, head);
  return book.all.some(({ deputy }) => deputy === actor.person) ? standIns(book, actor, city, await clock.now(pool)) : [];
}

/** Who asks for what, and in whose name where that is another's, by a delegation that is in force. */
export type InName = Readonly<{ actor: Actor; onBehalfOf?: string; command: Readonly<{ type: HandedCommand }> }>;

/** Whoever asks, as the one in whose name they ask in this matter. Throws Refusal `deputy-not-granted`, `deputy-out-of-scope`, `deputy-kept-apart`. */
export async function actingOn(deps: Deps, client: Queryable, { actor, onBehalfOf, command }: InName, matter: Matter, city: City, at: Instant): Promise<Actor> {
  return onBehalfOf === undefined ? actor : actFor(standIns(await deps.delegations.current(client), actor, city, at), onBehalfOf, command.type, matter);
}

/** Whoever tried, named with the one for whom, where that is somebody. */
export async function attempting(deps: Deps, { actor, onBehalfOf }: Readonly<{ actor: Actor; onBehalfOf?: string }>): Promise<Actor> {
  const person = onBehalfOf === undefined ? undefined : (await deps.directory.current(deps.pool)).people[onBehalfOf];
  return person === undefined ? actor : { ...actor, person: person.id, name: person.name, post: person.post, deputy: actor };
}
