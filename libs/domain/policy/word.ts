import { z } from 'zod';

/** A name that people read, on one line. */
export const word = z.string().trim().min(1).max(60).regex(/^\P{Cc}*$/u, 'bad-text');
