import { dayOf } from '#domain/time';
import type { Context } from './chapter.ts';
import type { CaseEvent } from './events.ts';
import type { CaseState } from './state.ts';

/** The same words by the same person on the same day are one entry: whoever presses a button twice adds nothing. */
export function isRepeated({ last }: CaseState, [event, ...more]: readonly CaseEvent[], { actor, at }: Context): boolean {
  if (event === undefined || more.length > 0 || last === undefined) return false;
  return last.type === event.type && last.by === actor.person && dayOf(last.at) === dayOf(at) && same(last.data, event.data);
}

/** Equal plain data, whatever the order of the fields: a stored event need not keep it. */
export function same(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const parts = new Map<string, unknown>(Object.entries(other));
  const entries: readonly (readonly [string, unknown])[] = Object.entries(one);
  return entries.length === parts.size && entries.every(([key, value]) => parts.has(key) && same(value, parts.get(key)));
}
