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

/** An instant in a query string, where an unescaped + arrives as a space. */
export const instantParameter = z
  .string()
  .max(40)
  .transform((value) => value.replace(' ', '+'))
  .pipe(instant);

/** An instant, or a day for its beginning. */
export const fromParameter = z.union([day.transform((value) => at(value, 0)), instantParameter]);

/** As something was known at an instant. */
export const asOf = { asOf: instantParameter.exactOptional() };
