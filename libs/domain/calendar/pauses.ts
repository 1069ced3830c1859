import { millis } from '#domain/time';
import type { Pause } from './calendar.ts';

/** A stretch of time in milliseconds since the epoch, `to` not included. */
export type Span = Readonly<{ from: number; to: number }>;

/** Pauses as spans in order, joined where they overlap or touch. */
export function spansOf(pauses: readonly Pause[]): readonly Span[] {
  const spans = pauses.map((pause) => ({ from: millis(pause.from), to: millis(pause.to) })).filter((span) => span.from < span.to);
  const joined: { from: number; to: number }[] = [];
  for (const span of spans.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push(span);
  }
  return joined;
}

/** Whether an instant lies in one of the spans. */
export const within = (spans: readonly Span[], instant: number): boolean => spans.some((span) => span.from <= instant && instant < span.to);

/** The pause in which the clock stands at an instant. */
export const pauseAt = (pauses: readonly Pause[], instant: number): Pause | undefined => pauses.find((pause) => millis(pause.from) <= instant && instant < millis(pause.to));

/** Milliseconds of a span in which the clock runs. */
export function running(span: Span, pauses: readonly Span[]): number {
  let sum = Math.max(0, span.to - span.from);
  for (const pause of pauses) sum -= Math.max(0, Math.min(span.to, pause.to) - Math.max(span.from, pause.from));
  return sum;
}

/** What is left of a span when the pauses, in order, are taken out. */
export function piecesOf(span: Span, pauses: readonly Span[]): readonly Span[] {
  const pieces: Span[] = [];
  let from = span.from;
  for (const pause of pauses) {
    if (pause.to <= from) continue;
    if (pause.from >= span.to) break;
    if (pause.from > from) pieces.push({ from, to: pause.from });
    from = pause.to;
  }
  if (from < span.to) pieces.push({ from, to: span.to });
  return pieces;
}
