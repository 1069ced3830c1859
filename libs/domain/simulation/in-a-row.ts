import { order } from '#domain/order';
import type { UnitRung } from '#domain/policy/policy';
import type { Instant } from '#domain/time';
import { inARow } from '#domain/unit/in-a-row';

/** A card that was proposed against a unit, until when it would stay, and the unit ladder of the policy by which it was. */
export type CardProposed = Readonly<{ at: Instant; until: Instant; colour: 'yellow' | 'red'; ladder: readonly UnitRung[] }>;

/** A card is proposed, or it expires before the last is proposed. */
type Moment = Readonly<{ at: Instant; card: CardProposed; given: boolean }>;

function momentsOf(cards: readonly CardProposed[]): readonly Moment[] {
  const given = cards.map((card): Moment => ({ at: card.at, card, given: true }));
  const last = given.reduce((latest, { at }) => (at > latest ? at : latest), '');
  const expiries = cards.filter(({ until }) => until <= last).map((card): Moment => ({ at: card.until, card, given: false }));
  return [...expiries, ...given].toSorted((one, other) => order(one.at, other.at));
}

function takeOut(list: CardProposed[], cards: readonly CardProposed[]): void {
  for (const card of cards) {
    const index = list.indexOf(card);
    if (index >= 0) list.splice(index, 1);
  }
}

/** How often so many cards of one colour came in a row (隆昌: three reds lead to a talk), were every proposed card issued: by the rule of the record of a unit. What has led to a talk does not count again. */
export function rowsOf(cards: readonly CardProposed[]): number {
  const valid = new Map<string, CardProposed[]>();
  let ladder: readonly UnitRung[] = [];
  let found = 0;
  for (const { at, card, given } of momentsOf(cards)) {
    if (given) ({ ladder } = card);
    else for (const list of valid.values()) takeOut(list, [card]);
    for (const { id, trigger } of ladder) {
      if (trigger.kind !== 'cards') continue;
      const list = valid.get(id) ?? [];
      valid.set(id, list);
      if (given && card.until > at) list.push(card);
      const row = inARow(list, trigger.colour).slice(0, trigger.inARow);
      if (row.length < trigger.inARow) continue;
      found += 1;
      takeOut(list, row);
    }
  }
  return found;
}
