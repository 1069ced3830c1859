import { z } from 'zod';
import { id } from '../text.ts';
import { limit } from './limit.ts';
import { word } from './word.ts';

export const grade = z.enum(['ordinary', 'key', 'listed']);
export type Grade = z.infer<typeof grade>;

/** A step on the way to the limit that has a limit of its own, in a unit of its own (停工 4 工作时 → 处罚 7 工作日 → 拆除 20 工作日). */
export const milestone = z.strictObject({ id, name: word, limit });
export type Milestone = z.infer<typeof milestone>;

/** A kind of problem: its limit, and the milestones before it, each later than the one before and earlier than the limit. */
export const category = z.strictObject({
  name: word,
  limit,
  milestones: z.array(milestone).default([]),
  mode: z.enum(['immediate', 'planned']).default('immediate'),
  grade: z.enum(['ordinary', 'key']).default('ordinary'),
});
