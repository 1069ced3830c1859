import type { UnitRung } from '#domain/policy/policy';
import type { Instant } from '#domain/time';

/** A card that was proposed against a unit, until when it would stay, and the unit ladder of the policy by which it was. */
export type CardProposed = Readonly<{ at: Instant; until: Instant; colour: 'yellow' | 'red'; ladder: readonly UnitRung[] }>;

/**
 * How often so many cards of one colour came in a row (隆昌: three reds lead to a talk), were every proposed card issued. Another colour breaks a row,
 * an expired card does not count, and what has led to a talk does not count again: as on the record of a unit.
 */
export function rowsOf(cards: readonly CardProposed[]): number {
  const rows = new Map<string, readonly CardProposed[]>();
  let found = 0;
  for (const card of cards.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))) {
    for (const { id, trigger } of card.ladder) {
      if (trigger.kind !== 'cards') continue;
      const row = trigger.colour === card.colour ? [...(rows.get(id) ?? []).filter(({ until }) => until > card.at), card] : [];
      if (row.length === trigger.inARow) found += 1;
      rows.set(id, row.length === trigger.inARow ? [] : row);
    }
  }
  return found;
}
