import type { Actor, Role } from '#domain/city/city';
import { Refusal } from '#domain/refusal';
import type { Guard } from './chapter.ts';
import { assignmentOf, isOpen, leadOf, openStatuses, type CaseState, type Party, type Status } from './state.ts';

/** All guards must agree; the first refusal counts. Put who before when: a stranger learns nothing of the state. */
export const all =
  (...guards: readonly Guard[]): Guard =>
  (state, actor) => {
    for (const guard of guards) {
      const answer = guard(state, actor);
      if (answer !== true) return answer;
    }
    return true;
  };

/** One guard is enough; otherwise the first refusal counts. */
export const either =
  (first: Guard, second: Guard): Guard =>
  (state, actor) => {
    const answer = first(state, actor);
    return answer === true || second(state, actor) === true ? true : answer;
  };

/** Only in one of these states. */
export const when =
  (...statuses: readonly Status[]): Guard =>
  (state) =>
    statuses.some((status) => status === state.status) || new Refusal('wrong-status', { status: state.status, allowed: statuses });

/** The clock only: nobody can pretend to be late for somebody else. */
export const onlyTheClock: Guard = (_, actor) => actor.roles.includes('system') || new Refusal('only-the-clock', {}, 'forbidden');

const holds = (actor: Actor, roles: readonly Role[]): boolean => roles.some((role) => actor.roles.includes(role));

/** Somebody of the case's office, or of one above it, who holds one of the roles. */
export const office =
  (...roles: readonly Role[]): Guard =>
  (state, actor) =>
    (actor.office !== undefined && state.offices.includes(actor.office) && holds(actor, roles)) || new Refusal('office-only', { roles }, 'forbidden');

/** Somebody of a unit on the case, who holds one of the roles. */
export const unit =
  (...roles: readonly Role[]): Guard =>
  (state, actor) =>
    assignmentOf(state, actor.unit) === undefined ? new Refusal('not-your-case', {}, 'forbidden') : holds(actor, roles) || new Refusal('unit-role-needed', { roles }, 'forbidden');

/** Somebody of the lead unit. */
export const leadUnit =
  (...roles: readonly Role[]): Guard =>
  (state, actor) =>
    actor.unit === undefined || leadOf(state)?.unit !== actor.unit ? new Refusal('lead-unit-only', {}, 'forbidden') : holds(actor, roles) || new Refusal('unit-role-needed', { roles }, 'forbidden');

/** An inspector of the office who belongs to no unit that is or ever was on the case (谁整改、谁不得复查). */
export const independentInspector: Guard = (state, actor) => {
  if (!holds(actor, ['inspector'])) return new Refusal('inspector-only', {}, 'forbidden');
  if (state.assignments.some(({ unit: on }) => on === actor.unit)) return new Refusal('own-work', {}, 'forbidden');
  return (actor.office !== undefined && state.offices.includes(actor.office)) || actor.unit !== undefined || new Refusal('office-only', { roles: ['inspector'] }, 'forbidden');
};

/** Does this person belong to the party? Headquarters may act in the place of an area's leader. */
export function fits(state: CaseState, actor: Actor, party: Party): boolean {
  switch (party.kind) {
    case 'unit':
      return actor.unit === party.unit && holds(actor, party.roles);
    case 'superiors':
    case 'line':
      return false;
    case 'office':
      return actor.office !== undefined && state.offices.includes(actor.office) && holds(actor, party.roles);
    case 'area':
      return (holds(actor, ['area-leader']) && actor.areas.some((area) => party.areas.includes(area))) || office('hq')(state, actor) === true;
    case 'person':
      return actor.person === party.person;
  }
}

/** In whose name something was done, and by whose hand where it was a deputy's. */
export type Deed = Readonly<{ by: string; hand?: string }>;
export const deedOf = ({ by, hand }: Deed): Deed => ({ by, ...(hand === undefined ? {} : { hand }) });

/** Did this person do one of these things before, in the own name or in another's? Whose name is used counts as much as whose hand. */
export const didBefore = ({ person, deputy }: Actor, ...deeds: readonly (Deed | undefined)[]): boolean => deeds.some((deed) => deed !== undefined && [deed.by, deed.hand].some((who) => who !== undefined && (who === person || who === deputy?.person)));

/** Only while the case is open. */
export const whileOpen: Guard = (state) => isOpen(state) || new Refusal('wrong-status', { status: state.status, allowed: openStatuses });
