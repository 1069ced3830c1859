import { order } from '#domain/order';

/** A digest of a text as lower-case hexadecimal: SHA-256 everywhere in the product, handed in, as the domain imports nothing. */
export type Hash = (text: string) => string;

/** How many of the candidates a share in percent is: rounded up, so that a share above nothing of somebody is at least one. */
export const sizeOf = (percent: number, candidates: number): number => Math.min(candidates, Math.max(0, Math.ceil((candidates * percent) / 100 - 1e-9)));

/** The lot of each candidate, the digest of `seed|id`, in the order of the lots: the smallest first. */
export const lotsOf = (hash: Hash, seed: string, candidates: readonly string[]): readonly Readonly<{ id: string; lot: string }>[] =>
  [...new Set(candidates)].map((id) => ({ id, lot: hash(`${seed}|${id}`) })).toSorted((one, other) => order(one.lot, other.lot) || order(one.id, other.id));

/**
 * Draws `size` of the candidates by a seed (抽签), so that anybody can check it by hand: for every candidate the digest of `seed|id`; the candidates in the
 * order of their digests, the smallest first; the first `size` of them are drawn. The order in which the candidates are given makes no difference.
 */
export const draw = (hash: Hash, seed: string, candidates: readonly string[], size: number): readonly string[] => lotsOf(hash, seed, candidates).slice(0, size).map(({ id }) => id);

/** What stands for the candidates as a whole: their number, and the digest of their ids in order, one on a line. */
export type Candidates = Readonly<{ count: number; hash: string }>;
export const candidatesOf = (hash: Hash, ids: readonly string[]): Candidates => ({ count: ids.length, hash: hash(ids.toSorted(order).join('\n')) });
