import { z } from 'zod';
import { day, text } from '../text.ts';
import { command, type Evolve } from './chapter.ts';
import { attached, evidence } from './evidence.ts';
import { entered } from './state.ts';
import { all, leadUnit, office, when } from './who.ts';

/** The rectification plan (整改方案) of cases that are not put right at once: submitted by the lead unit, approved or returned by the office. */
export const plan = {
  commands: {
    'submit-plan': command({
      schema: z.strictObject({ causes: text(5000), measures: text(5000), milestones: z.array(z.strictObject({ name: text(200), by: day })).max(30).exactOptional(), ...evidence }),
      may: all(leadUnit('unit-handler', 'unit-vice', 'unit-head'), when('planning')),
      decide: (_, { causes, measures, milestones, ...rest }) => [{ type: 'PlanSubmitted', data: { causes, measures, milestones: milestones ?? [], ...attached(rest) } }],
    }),
    'approve-plan': command({
      schema: z.strictObject({ opinion: text(2000).exactOptional() }),
      may: all(office('director'), when('plan-review')),
      decide: (_, data) => [{ type: 'PlanApproved', data }],
    }),
    'return-plan': command({
      schema: z.strictObject({ reason: text(2000) }),
      may: all(office('director'), when('plan-review')),
      decide: (_, data) => [{ type: 'PlanReturned', data }],
    }),
  },
  evolve: {
    PlanSubmitted: (state, { causes, measures }, { at }) => ({ ...entered(state, 'plan-review', at), plan: { causes, measures, submittedAt: at } }),
    PlanApproved: (state, _, { at }) => ({ ...entered(state, 'rectifying', at), ...(state.plan === undefined ? {} : { plan: { ...state.plan, approvedAt: at } }) }),
    PlanReturned: (state, _, { at }) => entered(state, 'planning', at),
  } satisfies Evolve<'PlanSubmitted' | 'PlanApproved' | 'PlanReturned'>,
};
