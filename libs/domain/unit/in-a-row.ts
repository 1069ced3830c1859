import type { Colour } from './events.ts';

/** The cards of a colour that stand in a row up to the last one, of valid cards in the order in which they were given. Another colour breaks the row. */
export const inARow = <Card extends Readonly<{ colour: Colour }>>(valid: readonly Card[], colour: Colour): readonly Card[] =>
  valid.slice(valid.findLastIndex((card) => card.colour !== colour) + 1);
