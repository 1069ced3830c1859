import type { Actor, City } from '#domain/city/city';
import { actorOf } from '#domain/city/people';
import { Refusal } from '#domain/refusal';
import type { Instant } from '#domain/time';
import { heldBy, type Delegation, type Delegations } from './delegation.ts';
import type { HandedCommand } from './handed.ts';
import type { Matter } from './matter.ts';

/** Somebody whose place is taken: with the rights that the delegation hands over, and whose hand it is. Undefined when the post was given up. */
export function standIn({ principal, scope: { roles } }: Delegation, { person, name, post, unit, office }: Actor, city: City): Actor | undefined {
  const absent = actorOf(city, principal);
  if (absent === undefined) return undefined;
  const handed = roles === undefined ? absent.roles : absent.roles.filter((role) => role !== 'system' && roles.includes(role));
  return { ...absent, roles: handed, deputy: { person, name, post, ...(unit === undefined ? {} : { unit }), ...(office === undefined ? {} : { office }) } };
}

/** Whom somebody stands in for at an instant, each with the delegation. */
export type StandIn = Readonly<{ delegation: Delegation; actor: Actor }>;
export const standIns = (book: Delegations, deputy: Actor, city: City, at: Instant): readonly StandIn[] =>
  heldBy(book, deputy.person, at).flatMap((delegation) => {
    const actor = standIn(delegation, deputy, city);
    return actor === undefined ? [] : [{ delegation, actor }];
  });

/** Does the delegation hand this over: the command, on a matter that lies there? */
const covers = ({ scope: { commands, areas } }: Delegation, command: HandedCommand, { areas: where }: Matter): boolean =>
  (commands === undefined || commands.includes(command)) && (areas === undefined || where === 'anywhere' || areas.some((area) => where.includes(area)));

/** Whoever belongs to a unit that the matter is about acts in it for nobody outside that unit: no unit decides over itself by way of a deputy. */
const isKeptApart = ({ deputy, unit }: Actor, { units }: Matter): boolean => deputy?.unit !== undefined && deputy.unit !== unit && units.includes(deputy.unit);

/** Keeps a deputy out of what is about the own unit; whoever acts as himself passes. Throws Refusal `deputy-kept-apart`. */
export function keepApart(actor: Actor, matter: Matter): void {
  if (isKeptApart(actor, matter)) throw new Refusal('deputy-kept-apart', { person: actor.person }, 'forbidden');
}

/** May the one standing in give this command in this matter: true, or the reason why not. What the absent person may do is asked after that. */
export function mayStandIn({ delegation, actor }: StandIn, command: HandedCommand, matter: Matter): true | Refusal {
  if (!covers(delegation, command, matter)) return new Refusal('deputy-out-of-scope', { person: actor.person, command }, 'forbidden');
  return isKeptApart(actor, matter) ? new Refusal('deputy-kept-apart', { person: actor.person }, 'forbidden') : true;
}

/** The actor that somebody is for another in this matter. Throws Refusal `deputy-not-granted`, `deputy-out-of-scope` or `deputy-kept-apart`. */
export function actFor(all: readonly StandIn[], principal: string, command: HandedCommand, matter: Matter): Actor {
  const [first, ...more] = all.filter(({ actor }) => actor.person === principal);
  if (first === undefined) throw new Refusal('deputy-not-granted', { person: principal }, 'forbidden');
  const answers = [first, ...more].map((one) => [one, mayStandIn(one, command, matter)] as const);
  const found = answers.find(([, may]) => may === true);
  if (found !== undefined) return found[0].actor;
  throw answers.map(([, may]) => may).find((may) => may !== true) ?? new Refusal('deputy-not-granted', { person: principal }, 'forbidden');
}

/** What somebody may do, command by command. */
type PermittedTo<Command extends HandedCommand> = (actor: Actor) => readonly Readonly<{ command: Command; allowed: boolean }>[];

/** For whom the one standing in may give each command in this matter now. */
export function permittedFor<Command extends HandedCommand>(matter: Matter, all: readonly StandIn[], permittedTo: PermittedTo<Command>): ReadonlyMap<Command, readonly string[]> {
  const found = all.flatMap((one) => permittedTo(one.actor).flatMap(({ command, allowed }) => (allowed && mayStandIn(one, command, matter) === true ? [[command, one.actor.person] as const] : [])));
  return new Map(found.map(([command]) => [command, [...new Set(found.flatMap(([other, person]) => (other === command ? [person] : [])))]]));
}
