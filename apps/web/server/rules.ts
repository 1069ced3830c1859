import type { AmendmentsController } from '../../api/amendments/amendments.controller.ts';
import type { CalendarController } from '../../api/calendar/calendar.controller.ts';
import type { due } from '../../api/calendar/due.ts';
import type { PoliciesController } from '../../api/policies/policies.controller.ts';
import type { PolicyPublishingController } from '../../api/policies/publishing.controller.ts';
import type { SimulationsController } from '../../api/simulations/simulations.controller.ts';
import type { z } from 'zod';

/** Policies and calendars, as the server answers them. */
export type PolicyItem = Awaited<ReturnType<PoliciesController['policies']>>['items'][number];
export type Differences = Awaited<ReturnType<PoliciesController['diff']>>;
export type Checked = Awaited<ReturnType<PolicyPublishingController['check']>>;
export type CalendarItem = Awaited<ReturnType<CalendarController['calendars']>>['items'][number];
export type CalendarPage = Awaited<ReturnType<CalendarController['calendar']>>;
export type Due = z.output<typeof due>;
export type Simulation = ReturnType<SimulationsController['page']>;
export type Preview = Awaited<ReturnType<AmendmentsController['preview']>>;
export type Publication = Awaited<ReturnType<PolicyPublishingController['publish']>>;
