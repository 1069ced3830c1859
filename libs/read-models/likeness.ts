import { searchable } from './case-list.ts';

/** The pairs of neighbouring characters of a text; punctuation and blanks do not count. Chinese is written without blanks, and most of its words have two characters. */
function pairs(text: string): ReadonlySet<string> {
  const signs = Array.from(searchable(text).replaceAll(/[\p{P}\p{S}\p{Z}\p{C}]/gu, ''));
  return new Set(signs.length === 1 ? signs : signs.slice(1).map((sign, index) => `${signs[index] ?? ''}${sign}`));
}

/** How much of the shorter of two texts is in the other one: 0 … 1. What is only begun is like what it begins. */
export function likeness(one: string, other: string): number {
  const [first, second] = [pairs(one), pairs(other)];
  const shorter = Math.min(first.size, second.size);
  if (shorter === 0) return 0;
  return Array.from(first).filter((pair) => second.has(pair)).length / shorter;
}
