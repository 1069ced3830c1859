import type { Actor } from '#domain/city/city';
import { isOperator } from '#domain/city/people';
import { Refusal } from '#domain/refusal';
import type { Sight } from '#domain/case/sight';
import type { Round } from './round.ts';

/** A director of the office, or of one above it. */
export const leads = (office: string | undefined, { roles, offices }: Actor): true | Refusal =>
  (office !== undefined && roles.includes('director') && offices.includes(office)) || new Refusal('round-office-only', office === undefined ? {} : { office }, 'forbidden');

/** A director, or the administrator at the command line. */
export const mayLead = (office: string | undefined, actor: Actor): true | Refusal => isOperator(actor) || leads(office, actor);

/** Whether somebody, or whoever acts in their name, belongs to a unit that is inspected. */
export const isInspected = ({ units }: Pick<Round, 'units'>, { unit, deputy }: Pick<Actor, 'unit' | 'deputy'>): boolean => [unit, deputy?.unit].some((one) => one !== undefined && units.includes(one));

/** One of its inspectors, who does not belong to a unit that is inspected (who was moved there after the plan was made stays away). */
export function ofTheTeam(round: Round, actor: Actor): true | Refusal {
  if (!round.inspectors.includes(actor.person)) return new Refusal('round-team-only', {}, 'forbidden');
  return !isInspected(round, actor) || new Refusal('round-own-unit', ownUnit(round, actor), 'forbidden');
}

/** Who it is that belongs to which inspected unit. */
const ownUnit = (round: Round, { deputy, ...actor }: Actor) => {
  const { person, unit = '' } = deputy !== undefined && isInspected(round, deputy) ? deputy : actor;
  return { person, unit };
};

/** Whether everybody whom it concerns may know of it; a round that was given up before it was published stays secret. */
export const isPublic = ({ published }: Pick<Round, 'published'>): boolean => published !== undefined;

/**
 * Who knows of a round. Until it is published only its team, the directors of its office and of those above, and whoever oversees (纪委、审计); never
 * anybody of an inspected unit. Then also every office, the inspected units and those above them, and the leaders of the places.
 */
export function seesRound(round: Round, actor: Actor, seen: Sight): boolean {
  if (round.status === 'none') return false;
  if (isPublic(round)) return seen.all || seen.office !== undefined || knowsEarly(round, actor) || round.units.some((unit) => seen.units.includes(unit)) || round.places.some(({ area }) => area !== undefined && seen.areas.includes(area));
  return !isInspected(round, actor) && knowsEarly(round, actor);
}

const oversees = ({ roles }: Actor): boolean => roles.some((role) => role === 'oversight' || role === 'auditor');
const knowsEarly = (round: Round, actor: Actor): boolean => round.inspectors.includes(actor.person) || leads(round.office, actor) === true || oversees(actor);

/** Who may know, of a round that they know of, who was on the team and who found what: never the inspected, as with whoever reports (举报人信息保密). */
export const knowsTeam = (round: Round, actor: Actor): boolean => !isInspected(round, actor) && (knowsEarly(round, actor) || (actor.office !== undefined && round.offices.includes(actor.office)));
