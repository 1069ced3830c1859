import type { UnitRung } from '#domain/policy/policy';
import type { Instant } from '#domain/time';
import { inARow } from '#domain/unit/in-a-row';

/** A card that was proposed against a unit, until when it would stay, and the unit ladder of the policy by which it was. */
export type CardProposed = Readonly<{ at: Instant; until: Instant; colour: 'yellow' | 'red'; ladder: readonly UnitRung[] }>;

/** A card is proposed, or one expires before the last is proposed. */
type Moment = Readonly<{ at: Instant; card?: CardProposed }>;

function momentsOf(cards: readonly CardProposed[]): readonly Moment[] {
  const given: readonly Moment[] = cards.map((card) => ({ at: card.at, card }));
  const last = given.reduce((latest, { at }) => (at > latest ? at : latest), '');
  const expiries: readonly Moment[] = cards.filter(({ until }) => until <= last).map(({ until }) => ({ at: until }));
  return [...expiries, ...given].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** How often so many cards of one colour came in a row (隆昌: three reds lead to a talk), were every proposed card issued: by the rule of the record of a unit. What has led to a talk does not count again. */
export function rowsOf(cards: readonly CardProposed[]): number {
  const unused = new Map<string, readonly CardProposed[]>();
  let ladder: readonly UnitRung[] = [];
  let found = 0;
  for (const { at, card } of momentsOf(cards)) {
    ladder = card?.ladder ?? ladder;
    for (const { id, trigger } of ladder) {
      if (trigger.kind !== 'cards') continue;
      const valid = [...(unused.get(id) ?? []), ...(card === undefined ? [] : [card])].filter(({ until }) => until > at);
      const row = inARow(valid, trigger.colour).slice(0, trigger.inARow);
      const reached = row.length === trigger.inARow;
      if (reached) found += 1;
      unused.set(id, reached ? valid.filter((one) => !row.includes(one)) : valid);
    }
  }
  return found;
}
