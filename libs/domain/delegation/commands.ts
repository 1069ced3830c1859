import { z } from 'zod';
import type { Actor, City, Person } from '#domain/city/city';
import { keptApart } from '#domain/city/separation';
import { Refusal } from '#domain/refusal';
import { addDays, dayOf, type Instant } from '#domain/time';
import { day, id, text } from '../text.ts';
import { scope, standingAt, type Delegation, type DelegationEvent, type Delegations, type Scope } from './delegation.ts';

/** Nobody is on leave for longer: whoever is gets another post. In days. */
export const longestDelegation = 366;

/** `principal` is whoever asks, where it is left out. */
export const grant = z.strictObject({ principal: id.exactOptional(), deputy: id, from: day, until: day, scope: scope.exactOptional(), reason: text(500).exactOptional() });
export const revoke = z.strictObject({ reason: text(500).exactOptional() });

export type DelegationCommand = Readonly<{ type: 'grant'; data: z.output<typeof grant> }> | Readonly<{ type: 'revoke'; data: z.output<typeof revoke> & Readonly<{ id: string }> }>;
export type DelegationContext = Readonly<{ actor: Actor; city: City; at: Instant }>;

/** Every code with which a delegation, or what a deputy does by one, is refused; and the names of its facts. */
export const delegationCodes = {
  'delegation-backwards': ['from', 'until'],
  'delegation-chain': ['person', 'deputy', 'from', 'until'],
  'delegation-cycle': ['person', 'deputy', 'from', 'until'],
  'delegation-in-the-past': ['from', 'today'],
  'delegation-kept-apart': ['person', 'deputy', 'one', 'other'],
  'delegation-not-yours': ['person'],
  'delegation-over': ['until'],
  'delegation-overlap': ['person', 'deputy', 'from', 'until'],
  'delegation-role-not-held': ['person', 'roles'],
  'delegation-to-oneself': [],
  'delegation-too-long': ['latest'],
  'deputy-kept-apart': ['person'],
  'deputy-not-here': [],
  'deputy-not-granted': ['person'],
  'deputy-out-of-scope': ['person', 'command'],
  'unknown-delegation': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type DelegationCode = keyof typeof delegationCodes;

/** May this person decide over the absence of the other: himself, the head of the unit, director or headquarters of the office or of one above it. */
export function answersFor(actor: Actor, { id: person, unit, office }: Person, city: City): boolean {
  if (actor.person === person) return true;
  if (unit !== undefined && actor.unit === unit && actor.roles.includes('unit-head')) return true;
  const home = office ?? city.units[unit ?? '']?.office;
  return (actor.roles.includes('director') || actor.roles.includes('hq')) && (home === undefined || actor.offices.includes(home));
}

/** May this delegation be granted or ended, and what follows? Throws a Refusal with a stable code; emits nothing when there is nothing to do. */
export const decideDelegation = (book: Delegations, command: DelegationCommand, context: DelegationContext): readonly DelegationEvent[] =>
  command.type === 'grant' ? granted(book, command.data, context) : revoked(book, command.data, context);

function personOf(city: City, person: string): Person {
  const found = Object.hasOwn(city.people, person) ? city.people[person] : undefined;
  if (found === undefined) throw new Refusal('unknown-person', { id: person });
  return found;
}

function granted(book: Delegations, { principal: whose, deputy: who, from, until, scope: limits = {}, reason }: z.output<typeof grant>, { actor, city, at }: DelegationContext): readonly DelegationEvent[] {
  const [principal, deputy] = [personOf(city, whose ?? actor.person), personOf(city, who)];
  if (!answersFor(actor, principal, city)) throw new Refusal('delegation-not-yours', { person: principal.id }, 'forbidden');
  if (principal.id === deputy.id) throw new Refusal('delegation-to-oneself');
  const [today, latest] = [dayOf(at), addDays(from, longestDelegation - 1)];
  if (until < from) throw new Refusal('delegation-backwards', { from, until });
  if (from < today) throw new Refusal('delegation-in-the-past', { from, today });
  if (until > latest) throw new Refusal('delegation-too-long', { latest });
  fitting(limits, principal, city);
  apart(limits, principal, deputy);
  const event = { id: `d${book.version + 1}`, principal: principal.id, deputy: deputy.id, from, until, scope: limits, ...(reason === undefined ? {} : { reason }) };
  const beside = book.all.filter((one) => standingAt(one, at) !== 'revoked' && one.from <= until && from <= one.until);
  if (beside.some((one) => same(one, event))) return [];
  untangled(beside, event);
  return [{ type: 'DelegationGranted', data: event }];
}

/** Asked for again, word for word: nothing is added. */
const same = (one: Delegation, other: Readonly<{ principal: string; deputy: string; from: string; until: string; scope: Scope }>): boolean =>
  one.principal === other.principal && one.deputy === other.deputy && one.from === other.from && one.until === other.until && sameScope(one.scope, other.scope);

const parts = ['roles', 'commands', 'areas'] as const;
const sameScope = (one: Scope, other: Scope): boolean => parts.every((part) => [...(one[part] ?? [])].toSorted().join() === [...(other[part] ?? [])].toSorted().join());

/** Nobody hands over what they do not hold. */
function fitting({ roles = [], areas = [] }: Scope, { id: person, roles: held }: Person, city: City): void {
  const foreign = roles.filter((one) => !held.includes(one));
  if (foreign.length > 0) throw new Refusal('delegation-role-not-held', { person, roles: foreign });
  const unknown = areas.find((area) => !Object.hasOwn(city.areas, area));
  if (unknown !== undefined) throw new Refusal('unknown-area', { id: unknown });
}

/** What one person may not hold together is not brought together by a delegation either. */
function apart({ roles }: Scope, principal: Person, deputy: Person): void {
  const pair = keptApart(roles ?? principal.roles, deputy.roles);
  if (pair !== undefined) throw new Refusal('delegation-kept-apart', { person: principal.id, deputy: deputy.id, one: pair[0], other: pair[1] });
}

const meet = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean => one === undefined || other === undefined || one.some((item) => other.includes(item));

/** One deputy for each thing at a time; a deputy is there himself, and passes nothing on. */
function untangled(beside: readonly Delegation[], { principal, deputy, scope: limits }: Readonly<{ principal: string; deputy: string; scope: Scope }>): void {
  const facts = (one: Delegation) => ({ person: one.principal, deputy: one.deputy, from: one.from, until: one.until });
  const twice = beside.find((one) => one.principal === principal && parts.every((part) => meet(one.scope[part], limits[part])));
  if (twice !== undefined) throw new Refusal('delegation-overlap', facts(twice));
  const back = beside.find((one) => one.principal === deputy && one.deputy === principal);
  if (back !== undefined) throw new Refusal('delegation-cycle', facts(back));
  const on = beside.find((one) => one.principal === deputy || one.deputy === principal);
  if (on !== undefined) throw new Refusal('delegation-chain', facts(on));
}

function revoked({ all }: Delegations, { id: which, reason }: Readonly<{ id: string; reason?: string }>, { actor, city, at }: DelegationContext): readonly DelegationEvent[] {
  const found = all.find((one) => one.id === which);
  if (found === undefined) throw new Refusal('unknown-delegation');
  const principal = city.people[found.principal];
  const may = actor.person === found.principal || actor.person === found.deputy || (principal !== undefined && answersFor(actor, principal, city));
  if (!may) throw new Refusal('delegation-not-yours', { person: found.principal }, 'forbidden');
  const status = standingAt(found, at);
  if (status === 'revoked') return [];
  if (status === 'over') throw new Refusal('delegation-over', { until: found.until });
  return [{ type: 'DelegationRevoked', data: { id: which, ...(reason === undefined ? {} : { reason }) } }];
}
