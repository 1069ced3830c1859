import { badgesOf } from '#domain/case/mine';
import { sight, type Sight } from '#domain/case/sight';
import type { Actor, City } from '#domain/city/city';
import type { StandIn } from '#domain/delegation/acting';

/** Badges of somebody in whose place one stands; with `areas` only on cases in them. */
type LentBadges = Readonly<{ badges: readonly string[]; areas?: readonly string[] }>;
/** Who asks: what they may see, and by which badges something waits for them, or for those in whose place they stand. */
export type Viewer = Readonly<{ sight: Sight; badges: readonly string[]; lent?: readonly LentBadges[] }>;

/** What somebody may see and is waited for, in the own name and in those of others. */
export function viewerOf(actor: Actor, city: City, others: readonly StandIn[] = []): Viewer {
  const own = { sight: sight(actor, city), badges: badgesOf(actor, city) };
  if (others.length === 0) return own;
  const within = ({ delegation: { scope } }: StandIn) => (scope.areas === undefined ? {} : { areas: scope.areas });
  return {
    ...own,
    sight: { ...own.sight, lent: others.map((one) => ({ sight: sight(one.actor, city), ...within(one) })) },
    lent: others.map((one) => ({ badges: badgesOf(one.actor, city), ...within(one) })),
  };
}
