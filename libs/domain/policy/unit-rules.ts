import { z } from 'zod';
import { addressee } from './chase.ts';
import { limit } from './limit.ts';
import { id } from '../text.ts';
import { word } from './word.ts';

const board = z.enum(['weekly', 'monthly']);

/** A rung of a unit's own ladder, across its cases: `cards` in a row of one colour (隆昌: three reds), or `rank`: among the last `bottom` of a ranking for the `times`-th time in a row (江门). Always proposed, never fired. */
const unitRung = z.strictObject({
  id,
  /** What the office calls it; without it, the catalogue's word for the id, or the id. */
  name: word.optional(),
  level: z.number().int().min(5).max(7),
  trigger: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('cards'), colour: z.enum(['yellow', 'red']), inARow: z.number().int().min(1) }),
    z.strictObject({ kind: z.literal('rank'), board, bottom: z.number().int().min(1), times: z.number().int().min(1) }),
  ]),
  paper: z.enum(['criticism', 'talk', 'listing', 'referral']),
  /** Who holds the talk, in words (分管市领导, 组织部). */
  by: word.optional(),
  to: z.array(addressee).min(1),
  copy: z.array(addressee).default([]),
  issuedBy: z.enum(['director', 'hq']).default('hq'),
});
export type UnitRung = z.infer<typeof unitRung>;

/** What is kept about a unit across its cases: how long cards stay, how long they may be appealed, its ladder, and the boards on which units are ranked. */
export const unitRules = z.strictObject({
  cards: z.strictObject({ yellow: limit, red: limit, appeal: limit }),
  ladder: z.array(unitRung),
  /** By which rate units with cases in the period are ranked. */
  boards: z.array(board),
  rankedBy: z.enum(['rectified', 'on-time']),
});
