import { z } from 'zod';
import { day, instant, text } from '#domain/text';
import { at } from '#domain/time';

/** The parameters of a list or a page; `lang` chooses the language everywhere. Unknown ones are refused. */
export const query = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.strictObject({ ...shape, lang: z.enum(['zh-CN', 'zh', 'en']).exactOptional() });

/** A whole number in a query string. */
export const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^-?\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most));

/** How many items a page has at most, and where it begins. */
export const paging = { limit: whole(1, 200).exactOptional(), cursor: text(500).exactOptional() };

/** Instants that a calendar of ours can be asked about; those beyond would not even sort as text. */
const inOurTime = (instant: string): boolean => instant >= '1900' && instant < '2200';

/** An instant in a query string, where an unescaped + arrives as a space. */
export const instantParameter = z
  .string()
  .max(40)
  .transform((value) => value.replace(' ', '+'))
  .pipe(instant.refine(inOurTime));

const dayParameter = (minutes: number) => day.transform((value) => at(value, minutes)).refine(inOurTime);

/** An instant, or a day for its beginning. */
export const fromParameter = z.union([dayParameter(0), instantParameter]);

/** An instant, or a day for its end: a list until a day includes the day. */
export const untilParameter = z.union([dayParameter(1440), instantParameter]);

/** Which part of a list was asked for. */
export const partOf = ({ limit, cursor }: Readonly<{ limit?: number; cursor?: string }>): Readonly<{ limit?: number; cursor?: string }> => ({
  ...(limit === undefined ? {} : { limit }),
  ...(cursor === undefined ? {} : { cursor }),
});

/** What was asked for besides some parameters. */
export function besides<Asked extends object, Name extends keyof Asked>(asked: Asked, ...names: readonly Name[]): Omit<Asked, Name> {
  const rest = { ...asked };
  for (const name of names) delete rest[name];
  return rest;
}

/** As something was known at an instant. */
export const asOf = { asOf: instantParameter.exactOptional() };
