import type { z } from 'zod';

/** A command or an event: its name and its plain data. */
export type Message = Readonly<{ type: string; data: unknown }>;

/** From `{ claim: z.object(…) }` to `{ type: 'claim', data: … } | …`. */
export type Messages<Schemas extends Readonly<Record<string, z.ZodType>>> = {
  [Type in keyof Schemas & string]: Readonly<{ type: Type; data: z.output<Schemas[Type]> }>;
}[keyof Schemas & string];

/** The member of a union of messages that has the type `Type`. */
export type OfType<M extends Message, Type extends M['type']> = Extract<M, { type: Type }>;
