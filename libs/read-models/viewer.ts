import { badgesOf } from '#domain/case/mine';
import { sight, type Sight } from '#domain/case/sight';
import type { Actor, City } from '#domain/city/city';

/** Who asks: what they may see, and by which badges something waits for them. */
export type Viewer = Readonly<{ sight: Sight; badges: readonly string[] }>;
export const viewerOf = (actor: Actor, city: City): Viewer => ({ sight: sight(actor, city), badges: badgesOf(actor, city) });
