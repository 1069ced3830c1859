import { z } from 'zod';
import { Refusal } from '#domain/refusal';
import { text } from '../text.ts';

/** What was looked at on the spot, each passed or failed. */
export type Itemised = Readonly<{ items?: readonly Readonly<{ text: string; passed: boolean }>[] }>;

/** The field of a command that takes them; put it into the schema. */
export const items = { items: z.array(z.strictObject({ text: text(200), passed: z.boolean() })).max(50).exactOptional() };

/** The items of a command as the field of its event, none where there is none. One failed item makes the whole failed, and only that. Throws Refusal. */
export function itemised({ items: given = [] }: Itemised, passed: boolean): Itemised {
  if (given.length === 0) return {};
  if (given.every((one) => one.passed) !== passed) throw new Refusal('items-contradict-result');
  return { items: given };
}
