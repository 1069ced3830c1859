import { z } from 'zod';
import { role, type Role } from '#domain/city/city';
import { dayOf, type Day, type Instant } from '#domain/time';
import { id } from '../text.ts';
import { handedCommands, type HandedCommand } from './handed.ts';

/** What is handed over; an absent list leaves nothing out. `areas` are the cases in these areas and those inside them, and nothing that is no case. */
export const scope = z.strictObject({
  roles: z.array(role).min(1).max(15).readonly().exactOptional(),
  commands: z.array(z.enum(handedCommands)).min(1).max(100).readonly().exactOptional(),
  areas: z.array(id).min(1).max(50).readonly().exactOptional(),
});
export type Scope = Readonly<{ roles?: readonly Role[]; commands?: readonly HandedCommand[]; areas?: readonly string[] }>;

type Granted = Readonly<{ id: string; principal: string; deputy: string; from: Day; until: Day; scope: Scope; reason?: string }>;
type Revoked = Readonly<{ id: string; reason?: string }>;
/** Everything that can happen to delegations. That one has run out is seen from the time, and is no event. */
export type DelegationEvent = Readonly<{ type: 'DelegationGranted'; data: Granted }> | Readonly<{ type: 'DelegationRevoked'; data: Revoked }>;
export type DelegationHappened = DelegationEvent & Readonly<{ at: Instant; by: string }>;

/** `deputy` acts in the name of `principal` (B岗代A岗) from one day to another, both included. */
export type Delegation = Granted & Readonly<{ grantedBy: string; grantedAt: Instant; revokedBy?: string; revokedAt?: Instant; revokedFor?: string }>;
/** Every delegation that was ever granted, after `version` events. */
export type Delegations = Readonly<{ version: number; all: readonly Delegation[] }>;
export const noDelegations: Delegations = { version: 0, all: [] };

/** What is true after an event. */
export function evolveDelegations({ version, all }: Delegations, event: DelegationHappened): Delegations {
  switch (event.type) {
    case 'DelegationGranted':
      return { version: version + 1, all: [...all, { ...event.data, grantedBy: event.by, grantedAt: event.at }] };
    case 'DelegationRevoked': {
      const { id: which, reason } = event.data;
      const ended = { revokedBy: event.by, revokedAt: event.at, ...(reason === undefined ? {} : { revokedFor: reason }) };
      return { version: version + 1, all: all.map((one) => (one.id === which ? { ...one, ...ended } : one)) };
    }
  }
}

export const delegationStatuses = ['planned', 'in-force', 'over', 'revoked'] as const;
export type DelegationStatus = (typeof delegationStatuses)[number];

/** How a delegation stands at an instant. */
export function standingAt({ from, until, revokedAt }: Delegation, at: Instant): DelegationStatus {
  if (revokedAt !== undefined && revokedAt <= at) return 'revoked';
  const today = dayOf(at);
  if (today < from) return 'planned';
  return today > until ? 'over' : 'in-force';
}

export const isInForce = (one: Delegation, at: Instant): boolean => one.grantedAt <= at && standingAt(one, at) === 'in-force';

/** The delegations by which somebody acts for others at an instant. */
export const heldBy = ({ all }: Delegations, deputy: string, at: Instant): readonly Delegation[] => all.filter((one) => one.deputy === deputy && isInForce(one, at));
