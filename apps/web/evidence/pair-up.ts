/** A photo of after, and the one of before that it answers, by their hashes. */
export type Pair = Readonly<{ after: string; before: string }>;

const isPair = (value: unknown): value is Pair => typeof value === 'object' && value !== null && 'after' in value && 'before' in value && typeof value.after === 'string' && typeof value.before === 'string';

/** The pairs that stand in a form. */
export const pairsIn = (value: unknown): readonly Pair[] => (Array.isArray(value) ? value.filter(isPair) : []);

/** Which photo of before each photo of after answers: as somebody has said; the others in their order, beside those of before that are left. */
export function pairUp(befores: readonly string[], afters: readonly string[], said: readonly Pair[]): readonly Pair[] {
  const chosen = said.filter(({ after, before }) => afters.includes(after) && befores.includes(before));
  const left = befores.filter((one) => !chosen.some(({ before }) => before === one));
  const open = afters.filter((one) => !chosen.some(({ after }) => after === one));
  const all = [...chosen, ...open.flatMap((after, place) => (left[place] === undefined ? [] : [{ after, before: left[place] }]))];
  return afters.flatMap((one) => all.find(({ after }) => after === one) ?? []);
}
