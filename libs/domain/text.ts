import { z } from 'zod';
import { normalised } from './time.ts';

const wellFormed = (value: string): boolean => value.isWellFormed() && !value.includes('\u0000');

/** Text that a person typed: trimmed, not empty, at most `most` characters, no NUL and no unpaired surrogate. */
export const text = (most: number) => z.string().trim().min(1).max(most).refine(wellFormed, { error: 'malformed-text' });

/** The id of a unit, person, area, category or office of the city file. */
export const id = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u);

/** An ISO instant with an offset, rewritten at +08:00. */
export const instant = z.iso.datetime({ offset: true }).transform(normalised);

/** A calendar day that exists, `YYYY-MM-DD`. */
export const day = z.iso.date();
