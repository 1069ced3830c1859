import { candidatesOf, lotsOf, type Candidates, type Hash } from '#domain/draw/draw';
import type { Round } from './round.ts';

/** A draw made again: the lot of each place, the smallest first; `recorded`: whether it was drawn then. */
export type DrawnAgain = Readonly<{ seed: string; size: number; agrees: boolean; candidates: Candidates; lots: readonly Readonly<{ place: string; address: string; lot: string; drawn: boolean; recorded: boolean }>[] }>;

/** Draws the places of a round again by its recorded seed. Agrees when the pool and the drawn places are the same to the letter; undefined where nothing was drawn. */
export function drawnAgain({ draw, places }: Round, hash: Hash): DrawnAgain | undefined {
  if (draw === undefined) return undefined;
  const { seed, size, drawn: recorded } = draw;
  const ids = places.map(({ id }) => id);
  const candidates = candidatesOf(hash, ids);
  const lots = lotsOf(hash, seed, ids).map(({ id, lot }, index) => ({ place: id, address: places.find((one) => one.id === id)?.address ?? id, lot, drawn: index < size, recorded: recorded.includes(id) }));
  const again = lots.filter(({ drawn }) => drawn).map(({ place }) => place);
  return { seed, size, candidates, lots, agrees: candidates.hash === draw.candidates.hash && candidates.count === draw.candidates.count && again.join() === recorded.join() };
}
