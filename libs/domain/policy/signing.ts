import { z } from 'zod';
import { id } from '../text.ts';
import { limit } from './limit.ts';

/** One signature of the sign-off: any of the roles, of the lead unit, the office, the area or headquarters. Nobody signs twice, applies and signs, or re-inspects and signs. */
export const signature = z.strictObject({
  id,
  of: z.enum(['lead-unit', 'office', 'area', 'headquarters']),
  roles: z.array(z.enum(['unit-vice', 'unit-head', 'clerk', 'director', 'area-leader', 'hq'])).min(1),
});
export type Signature = z.infer<typeof signature>;

/** Who may give more time: the n-th extension is decided by the n-th rank. `askBefore`: asked no later than this before the due time (挂牌: 20 working days, 青岛); without it, before the due time. */
export const extensionRule = z.strictObject({ ranks: z.array(z.enum(['director', 'area-leader', 'hq'])).max(5), askBefore: limit.optional(), decideWithin: limit, longest: limit.optional() });
export type ExtensionRule = z.infer<typeof extensionRule>;
