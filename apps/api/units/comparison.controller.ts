import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { rulesOfUnits } from '#commands/unit-records';
import { measureIds } from '#domain/unit/figures';
import { unitHolder } from '#domain/unit/holders';
import { periodAt, periodBefore, type BoardPeriod } from '#domain/unit/periods';
import { day, text } from '#domain/text';
import { addDays, at, dayOf, type Day } from '#domain/time';
import { figuresOfAll } from '#read-models/unit-record';
import { Documented } from '../openapi/documented.ts';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { query } from '../requests/query.ts';
import { figuresShown } from './figures.ts';
import { seesRecord } from './unit-access.ts';

const days = z.strictObject({ from: z.string(), to: z.string() });
const counted = z.strictObject({ value: z.number().nullable(), done: z.int().nullable(), of: z.int().nullable(), cases: z.int() });

/** One figure of every unit in two periods, both days of each included. `list` names the measures whose cases are behind it. */
const comparison = z.strictObject({
  measure: z.string(), name: z.string(), sentence: z.string(), list: z.array(z.enum(measureIds)), measures: z.array(z.strictObject({ measure: z.string(), name: z.string() })),
  period: days, against: days, items: z.array(z.strictObject({ unit: z.string(), unitName: z.string(), now: counted, before: counted })),
});
type Comparison = z.output<typeof comparison>;
type Span = z.output<typeof days>;

const ofOurTime = day.refine((value) => value >= '1900' && value < '2200').exactOptional();
const comparisonQuery = query({ measure: text(40).exactOptional(), from: ofOurTime, to: ofOurTime, againstFrom: ofOurTime, againstTo: ofOurTime });
const example: Comparison = {
  measure: 'on-time-rate', name: '按期整改率', sentence: '按期整改 ÷ 整改到位（只计有期限的）。', list: ['on-time', 'rectified'], measures: [{ measure: 'on-time-rate', name: '按期整改率' }],
  period: { from: '2026-10-01', to: '2026-10-31' }, against: { from: '2026-09-01', to: '2026-09-30' },
  items: [{ unit: 'cgj', unitName: '市城管局', now: { value: 0.8, done: 8, of: 10, cases: 10 }, before: { value: 0.5, done: 6, of: 12, cases: 12 } }],
};

const daysOf = ({ from, to }: BoardPeriod): Span => ({ from: dayOf(from), to: addDays(dayOf(to), -1) });
const given = (from: Day | undefined, to: Day | undefined, usual: Span): Span => ({ from: from ?? usual.from, to: to ?? usual.to });

/** A figure of the units, one period beside another. */
@ApiTags('boards')
@Controller('api/stats/comparison')
export class ComparisonController {
  constructor(private readonly product: Product) {}

  @Get()
  @Documented({ id: 'comparison', summary: '单位指标对比', description: 'One figure of each unit whose record the caller may see, in two periods; without days of this month and of the month before. Units that had none in either period are left out.', answer: comparison, example })
  async compare(@Query({ schema: comparisonQuery }) { measure = 'on-time-rate', from, to, againstFrom, againstTo }: z.output<typeof comparisonQuery>, @AskedBy() caller: Caller): Promise<Comparison> {
    const { deps } = this.product;
    const month = periodAt('monthly', await deps.clock.now(deps.pool));
    const [period, against] = [given(from, to, daysOf(month)), given(againstFrom, againstTo, daysOf(periodBefore(month)))];
    const known = figuresShown([], caller);
    const wanted = known.find((one) => one.measure === measure);
    if (wanted === undefined) throw new Problem(400, 'malformed-request');
    const [now, before] = [await this.#figures(measure, period, caller), await this.#figures(measure, against, caller)];
    const items = now.flatMap((one, place) => {
      const other = before[place];
      return other === undefined || (one.empty && other.empty) ? [] : [{ unit: one.unit, unitName: caller.names.unit(one.unit), now: one.counted, before: other.counted }];
    });
    return { measure, name: wanted.name, sentence: wanted.sentence, list: wanted.list, measures: known.map(({ measure: id, name }) => ({ measure: id, name })), period, against, items };
  }

  /** A figure of every unit whose record may be seen, always in the same order. */
  async #figures(measure: string, { from, to }: Span, caller: Caller) {
    const { deps } = this.product;
    const now = await deps.clock.now(deps.pool);
    const { calendar } = await rulesOfUnits(deps, deps.pool, caller.city, now);
    const units = Object.values(caller.city.units).filter((unit) => seesRecord(caller, unit)).map(({ id }) => id);
    const rows = await figuresOfAll(deps.pool, units.map(unitHolder), { from: at(from, 0), to: at(addDays(to, 1), 0), now, calendar });
    return units.map((unit) => {
      const found = figuresShown(rows.filter(({ holder }) => holder === unitHolder(unit)), caller).find((one) => one.measure === measure);
      return { unit, empty: found === undefined || found.cases === 0, counted: { value: found?.value ?? null, done: found?.done ?? null, of: found?.of ?? null, cases: found?.cases ?? 0 } };
    });
  }
}
