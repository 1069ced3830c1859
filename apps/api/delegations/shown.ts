import { z } from 'zod';
import { delegationStatusWords } from '#catalogue/delegation';
import { handedName } from '#catalogue/handed';
import { roleWords } from '#catalogue/roles';
import { decideDelegation } from '#domain/delegation/commands';
import { delegationStatuses, standingAt, type Delegation, type Delegations } from '#domain/delegation/delegation';
import { Refusal } from '#domain/refusal';
import type { Instant } from '#domain/time';
import type { Caller } from '../requests/caller.ts';

const named = z.strictObject({ id: z.string(), name: z.string() });

/** Who stands in for whom, from when to when, in what, and how it stands. An empty list of the scope leaves nothing out. */
export const delegationShown = z.strictObject({
  id: z.string(), principal: z.string(), principalName: z.string(), deputy: z.string(), deputyName: z.string(), from: z.iso.date(), until: z.iso.date(),
  scope: z.strictObject({ roles: z.array(named), commands: z.array(named), areas: z.array(named) }), reason: z.string().nullable(),
  status: z.enum(delegationStatuses), statusName: z.string(), grantedBy: z.string(), grantedByName: z.string(), grantedAt: z.string(),
  revokedBy: z.string().exactOptional(), revokedByName: z.string().exactOptional(), revokedAt: z.string().exactOptional(), revokedFor: z.string().exactOptional(),
  own: z.enum(['principal', 'deputy', 'other']), revocable: z.boolean(),
}).meta({ id: 'Delegation' });
export type DelegationShown = z.output<typeof delegationShown>;

/** May the caller end it now: what the domain would say. */
function isRevocable(book: Delegations, { id }: Delegation, { actor, city }: Caller, at: Instant): boolean {
  try {
    return decideDelegation(book, { type: 'revoke', data: { id } }, { actor, city, at }).length > 0;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** A delegation as the caller is shown it at an instant. */
export function shownTo(one: Delegation, book: Delegations, caller: Caller, at: Instant): DelegationShown {
  const { locale, names, actor } = caller;
  const { id, principal, deputy, from, until, scope: { roles = [], commands = [], areas = [] }, reason, grantedBy, grantedAt, revokedBy, revokedAt, revokedFor } = one;
  const status = standingAt(one, at);
  return {
    id, principal, principalName: names.person(principal), deputy, deputyName: names.person(deputy), from, until,
    scope: { roles: roles.map((role) => ({ id: role, name: roleWords[locale][role] })), commands: commands.map((command) => ({ id: command, name: handedName(locale, command) })), areas: areas.map((area) => ({ id: area, name: names.area(area) })) },
    reason: reason ?? null, status, statusName: delegationStatusWords[locale][status], grantedBy, grantedByName: names.person(grantedBy), grantedAt,
    ...(revokedBy === undefined ? {} : { revokedBy, revokedByName: names.person(revokedBy) }), ...(revokedAt === undefined ? {} : { revokedAt }), ...(revokedFor === undefined ? {} : { revokedFor }),
    own: actor.person === principal ? 'principal' : actor.person === deputy ? 'deputy' : 'other', revocable: isRevocable(book, one, caller, at),
  };
}

export const delegationExample = {
  id: 'd1', principal: 'p-liu-yang', principalName: '刘扬', deputy: 'p-zhao-min', deputyName: '赵敏', from: '2026-10-12', until: '2026-10-16', scope: { roles: [], commands: [], areas: [] }, reason: '外出培训',
  status: 'in-force', statusName: '代理中', grantedBy: 'p-liu-yang', grantedByName: '刘扬', grantedAt: '2026-10-10T09:00:00+08:00', own: 'principal', revocable: true,
};
