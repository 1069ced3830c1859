/** A place in the whole log, as text: `<transaction>-<position>`. Opaque to readers; kept as a cursor, sent as an event id. */
export type Position = string;

/** Before the first event. */
export const beginning: Position = '0-0';

/** A text that is no position. */
export class BadPosition extends Error {
  override readonly name = 'BadPosition';
  readonly code = 'bad-position';

  constructor(readonly position: string) {
    super(`${JSON.stringify(position)} is no position in the log`);
  }
}

/** The position of an event. */
export const positionOf = ({ tx, position }: Readonly<{ tx: string; position: string }>): Position => `${tx}-${position}`;

/** The two numbers of a position, as text. Throws BadPosition. */
export function partsOf(position: Position): readonly [tx: string, position: string] {
  const [, tx, place] = /^(\d{1,19})-(\d{1,19})$/.exec(position) ?? [];
  if (tx === undefined || place === undefined || !fits(tx) || !fits(place)) throw new BadPosition(position);
  return [tx, place];
}

const fits = (digits: string): boolean => BigInt(digits) < 2n ** 63n;

/** -1 when `a` lies before `b`, 1 when after it, 0 when they are the same place. */
export function comparePositions(a: Position, b: Position): number {
  const [left, right] = [partsOf(a).map(BigInt), partsOf(b).map(BigInt)];
  const [tx, place] = [(left[0] ?? 0n) - (right[0] ?? 0n), (left[1] ?? 0n) - (right[1] ?? 0n)];
  return Math.sign(Number(tx === 0n ? place : tx));
}
