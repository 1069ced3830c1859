import type { UnitRung } from '#domain/policy/policy';
import type { Instant } from '#domain/time';

/** A card that was proposed against a unit, and the unit ladder of the policy by which it was. */
export type CardProposed = Readonly<{ at: Instant; colour: 'yellow' | 'red'; ladder: readonly UnitRung[] }>;

/**
 * How often so many cards of one colour came in a row (隆昌: three reds lead to a talk), were every proposed card issued. Another colour breaks a row,
 * and what has led to a talk does not count again.
 */
export function rowsOf(cards: readonly CardProposed[]): number {
  const rows = new Map<string, number>();
  let found = 0;
  for (const { colour, ladder } of cards.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))) {
    for (const { id, trigger } of ladder) {
      if (trigger.kind !== 'cards') continue;
      const row = trigger.colour === colour ? (rows.get(id) ?? 0) + 1 : 0;
      rows.set(id, row === trigger.inARow ? 0 : row);
      if (row === trigger.inARow) found += 1;
    }
  }
  return found;
}
