import { z } from 'zod';
import { figureWords, type FigureId } from '#catalogue/unit';
import { measureIds, type MeasureId } from '#domain/unit/figures';
import type { Figure, HeldTime } from '#read-models/unit-record';
import type { Caller } from '../requests/caller.ts';

/** A number with its name, how it is counted, and in how many cases; a rate with what it is of. `list` names the measures whose cases are behind it. */
export const figure = z.strictObject({
  measure: z.string(), name: z.string(), sentence: z.string(), value: z.number().nullable(), done: z.int().nullable(), of: z.int().nullable(), cases: z.int(), list: z.array(z.enum(measureIds)),
});
/** Time in hand, in minutes: business hours in full, calendar time, and business hours divided among all who held a case at once. `holding`: cases in hand at the end. */
export const held = z.strictObject({ name: z.string(), sentence: z.string(), minutes: z.int(), elapsed: z.int(), share: z.int(), cases: z.int(), holding: z.int() });

const counts: readonly MeasureId[] = measureIds.filter((measure) => measure !== 'held');
const nothing = { value: 0, limited: 0, cases: 0 } as const;

const rates = [
  { id: 'first-pass-rate', part: 'first-pass', whole: 'inspected', of: 'value' },
  { id: 'on-time-rate', part: 'on-time', whole: 'rectified', of: 'limited' },
  { id: 'relapse-rate', part: 'relapsed', whole: 'looked-back', of: 'value' },
] as const satisfies readonly Readonly<{ id: FigureId; part: MeasureId; whole: MeasureId; of: 'value' | 'limited' }>[];

/** Every figure of a unit, those that are nothing too, and the rates that follow from them. */
export function figuresShown(found: readonly Figure[], { locale }: Pick<Caller, 'locale'>): z.output<typeof figure>[] {
  const words = figureWords[locale];
  const of = (measure: MeasureId): Omit<Figure, 'measure'> => found.find((one) => one.measure === measure) ?? nothing;
  const counted = counts.map((measure) => ({ measure, ...words[measure], value: of(measure).value, done: null, of: null, cases: of(measure).cases, list: [measure] }));
  const rated = rates.map(({ id, part, whole, of: which }) => {
    const [done, all] = [of(part).value, of(whole)[which]];
    return { measure: id, ...words[id], value: all === 0 ? null : done / all, done, of: all, cases: of(whole).cases, list: [part, whole] };
  });
  return [...counted, ...rated];
}

export const heldShown = (time: HeldTime | undefined, { locale }: Pick<Caller, 'locale'>): z.output<typeof held> => ({
  ...figureWords[locale].held, minutes: time?.minutes ?? 0, elapsed: time?.elapsed ?? 0, share: time?.share ?? 0, cases: time?.cases ?? 0, holding: time?.holding ?? 0,
});
