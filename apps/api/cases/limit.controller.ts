import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { placeOf } from '#commands/rule-book';
import { longestPeriod, mostMonths } from '#domain/calendar/calendar';
import { setDeadline } from '#domain/calendar/deadline';
import { explain } from '#domain/calendar/due';
import { limitOf } from '#domain/case/dispatch';
import { milestonesFor } from '#domain/case/milestones';
import { countedDay, dayShown } from '../calendar/counted-day.ts';
import { dueExample } from '../calendar/examples.ts';
import { Documented } from '../openapi/documented.ts';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { query, whole } from '../requests/query.ts';
import { CaseAccess } from './case-access.ts';

const units = z.enum(['workday', 'workhour', 'day', 'month']);
const limitQuery = query({ amount: whole(1, longestPeriod).exactOptional(), unit: units.exactOptional() })
  .refine(({ amount, unit }) => (amount === undefined) === (unit === undefined), { path: ['unit'] })
  .refine(({ amount = 0, unit }) => unit !== 'month' || amount <= mostMonths, { path: ['amount'] });

/** What an order of this moment would set: the limit, by the category or as asked, until when, each day on the way, and the steps with limits of their own. */
const proposed = z.strictObject({
  limit: z.strictObject({ amount: z.int(), unit: units }), limitFrom: z.enum(['category', 'hand']), mode: z.enum(['immediate', 'planned']), from: z.string(), dueAt: z.string(), provisional: z.boolean(), calendar: z.string(), policy: z.string(),
  milestones: z.array(z.strictObject({ id: z.string(), name: z.string(), dueAt: z.string() })), days: z.array(countedDay),
});
const example = {
  limit: { amount: 1, unit: 'workday' as const }, limitFrom: 'category' as const, mode: 'immediate' as const, from: '2026-09-30T10:00:00+08:00', dueAt: dueExample.dueAt, provisional: false, calendar: dueExample.calendar, policy: 'default-1+city-142',
  milestones: [], days: dueExample.days,
};

@ApiTags('cases')
@Controller('api/cases')
export class LimitController {
  constructor(
    private readonly product: Product,
    private readonly access: CaseAccess,
  ) {}

  @Get(':caseId/limit')
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @Documented({ id: 'proposedLimit', summary: '现在交办的时限与到期日', description: 'When a case would be due if the order were issued now, by the limit of its category or by `amount` and `unit`, with the rules in force where it is; day by day.', answer: proposed, example, failures: [400, 401, 404, 409, 429, 503] })
  async limit(@Param('caseId') caseId: string, @Query({ schema: limitQuery }) { amount, unit }: z.output<typeof limitQuery>, @AskedBy() caller: Caller): Promise<z.output<typeof proposed>> {
    const { clock, pool, ruleBook } = this.product.deps;
    const { state, city, heads } = await this.access.open(caseId, caller);
    const at = await clock.now(pool);
    const rules = await ruleBook.current(pool, city, placeOf(state), at, heads);
    const limit = amount === undefined || unit === undefined ? limitOf(state, rules) : { amount, unit };
    if (limit === undefined) throw new Problem(409, 'category-without-limit', { category: state.category ?? '' });
    const deadline = setDeadline('a1', rules.calendar, at, limit);
    const { days } = explain(rules.calendar, at, limit);
    return {
      limit: { ...limit }, limitFrom: amount === undefined ? 'category' : 'hand', mode: rules.policy.categories[state.category ?? '']?.mode ?? 'immediate', from: at, dueAt: deadline.dueAt, provisional: deadline.provisional,
      calendar: rules.calendar.version, policy: rules.policy.version,
      milestones: milestonesFor('a1', state, rules, at, deadline).map(({ id, name, deadline: { dueAt } }) => ({ id, name, dueAt })),
      days: days.map((day) => dayShown(day, rules.calendar, caller.locale)),
    };
  }
}
