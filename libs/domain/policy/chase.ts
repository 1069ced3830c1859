import { z } from 'zod';
import { limit } from './limit.ts';

/** Whom a rung tells, seen from the case: `holder` is whoever has to act now, `superior` the superiors of the unit (two for 双管), `area-leader` who answers for the place (块), `line-leader` for the line of business (条). */
export const addressee = z.enum(['holder', 'unit-handler', 'unit-vice', 'unit-head', 'superior', 'clerk', 'dispatcher', 'director', 'hq', 'area-leader', 'line-leader', 'inspector']);
export type Addressee = z.infer<typeof addressee>;

/** The steps for which a policy says how they are chased when nobody takes them. */
export const chasedStep = z.enum([
  'verify', 'dispatch', 'claim', 'ruling', 'plan', 'plan-review', 'extension', 'suspension', 'suspension-review', 'rectify', 'reinspect', 'apply', 'endorse',
  'objection', 'look-back', 'coordination', 'sanction', 'appeal', 'takeover', 'arrival', 'listed-report', 'listed-publication', 'delisting',
]);
export type ChasedStep = z.infer<typeof chasedStep>;

/** The steps that somebody has to take. The `execution` of a measure is chased as the decision on it (`sanction`). */
export const step = z.enum([...chasedStep.options, 'execution']);
export type Step = z.infer<typeof step>;

/** The step by whose rungs another is chased. */
export const chasedAs = (one: Step): ChasedStep => (one === 'execution' ? 'sanction' : one);

/** Whom a rung tells, and who gets a copy (抄送). */
export const tells = { to: z.array(addressee).min(1), copy: z.array(addressee).default([]) };

/** How an unanswered step is chased: rungs counted from the moment the step began to wait, each later than the one before, then the last again and again. */
export const chase = z.strictObject({ rungs: z.array(z.strictObject({ after: limit, ...tells })).min(1), repeat: limit.default({ amount: 5, unit: 'workday' }) });
export type Chase = z.infer<typeof chase>;
