import type { WorkCalendar } from '#domain/calendar/calendar';
import { openingFrom } from '#domain/calendar/opening';
import { addDays, at, dayOf, type Day, type Instant } from '#domain/time';
import { candidatesOf, draw, sizeOf, type Candidates, type Hash } from './draw.ts';

/** Events of an office's draws. `drawn`: cases of the office, closed in the month and under observation when it was drawn, for a look back besides those of the plan. */
export type SampleEvents = {
  SampleDrawn: Readonly<{ month: string; seed: string; policy: string; percent: number; candidates: Candidates; drawn: readonly string[]; dueAt: Instant; firedAt: Instant }>;
  /** The looks back of the drawn cases are ordered; `passed`: cases that were no longer under observation. */
  SampleOrdered: Readonly<{ month: string; ordered: readonly string[]; passed: readonly string[] }>;
};
export type SampleEvent = { [Type in keyof SampleEvents]: Readonly<{ type: Type; data: SampleEvents[Type] }> }[keyof SampleEvents];

/** One draw of an office. */
export type Sample = SampleEvents['SampleDrawn'] & Readonly<{ ordered?: readonly string[]; passed?: readonly string[] }>;

/** The draws of an office after `version` events of its stream. */
export type Samples = Readonly<{ version: number; drawn: readonly Sample[] }>;
export const noSamples: Samples = { version: 0, drawn: [] };

export function evolveSamples({ version, drawn }: Samples, event: SampleEvent): Samples {
  switch (event.type) {
    case 'SampleDrawn':
      return { version: version + 1, drawn: [...drawn, event.data] };
    case 'SampleOrdered': {
      const { month, ordered, passed } = event.data;
      return { version: version + 1, drawn: drawn.map((one) => (one.month === month ? { ...one, ordered, passed } : one)) };
    }
  }
}
export const samplesAfter = (events: readonly SampleEvent[]): Samples => events.reduce(evolveSamples, noSamples);

export const monthOf = (day: Day): string => day.slice(0, 7);
const firstOf = (month: string): Day => `${month}-01`;
const monthAfter = (month: string): string => monthOf(addDays(`${month}-28`, 4));
const monthBefore = (month: string): string => monthOf(addDays(firstOf(month), -1));

/** The last instant of a month, whose policy says how many are drawn. */
export const endOfMonth = (month: string): Instant => at(addDays(firstOf(monthAfter(month)), -1), 1439);

/** When the cases of a month are drawn from: at the opening of the first working day of the next. */
export const drawnAt = (calendar: WorkCalendar, month: string): Instant => openingFrom(calendar, firstOf(monthAfter(month)));

/** The next draw: of the month that is over, or of the present one. `at` may be past. */
export type DrawDuty = Readonly<{ id: string; kind: 'drawSample'; month: string; at: Instant }>;

/**
 * What is drawn next, by the clock: a draw whose looks back are not all ordered yet; else the month before this one, if it is not drawn and the policy that was in
 * force at its end draws a share of it; else this month. Months before the last, in which nobody was there to draw, are not drawn any more.
 */
export function nextDraw({ drawn }: Samples, calendar: WorkCalendar, now: Instant, percentOf: (month: string) => number): DrawDuty {
  const duty = (month: string, due: Instant): DrawDuty => ({ id: `draw/${month}`, kind: 'drawSample', month, at: due });
  const unfinished = drawn.find(({ ordered }) => ordered === undefined);
  if (unfinished !== undefined) return duty(unfinished.month, unfinished.dueAt);
  const month = monthOf(dayOf(now));
  const last = monthBefore(month);
  if (!drawn.some((one) => one.month === last) && percentOf(last) > 0) return duty(last, drawnAt(calendar, last));
  return duty(month, drawnAt(calendar, month));
}

export type Draw = Readonly<{ month: string; seed: string; policy: string; percent: number; candidates: readonly string[]; at: Instant; dueAt: Instant }>;

/** The draw of a month. Nothing when the month has been drawn, or when no share of it is to be drawn. */
export function drawSample({ drawn: before }: Samples, { month, seed, policy, percent, candidates, at: firedAt, dueAt }: Draw, hash: Hash): readonly SampleEvent[] {
  if (before.some((one) => one.month === month) || percent <= 0) return [];
  const drawn = draw(hash, seed, candidates, sizeOf(percent, candidates.length));
  return [{ type: 'SampleDrawn', data: { month, seed, policy, percent, candidates: candidatesOf(hash, candidates), drawn, dueAt, firedAt } }];
}

/** What does not agree between a draw and the candidates that the log shows; undefined when it can be made again to the letter. */
export type Disagreement = 'candidates' | 'drawn';
export function disagreement({ seed, percent, candidates, drawn }: Sample, ids: readonly string[], hash: Hash): Disagreement | undefined {
  const found = candidatesOf(hash, ids);
  if (found.count !== candidates.count || found.hash !== candidates.hash) return 'candidates';
  const again = draw(hash, seed, ids, sizeOf(percent, ids.length));
  return again.join() === drawn.join() ? undefined : 'drawn';
}
