import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { wordOf } from '#catalogue/rules';
import { statusWords } from '#catalogue/statuses';
import { levelWords } from '#catalogue/steps';
import { id } from '#domain/text';
import type { Instant } from '#domain/time';
import { areaBoards, redList, threeNumbers } from '#read-models/leader-board';
import { unitBoards } from '#read-models/unit-board';
import { unitStats } from '#read-models/unit-stats';
import { Documented } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { listed } from '../requests/listed.ts';
import { fromParameter, query, untilParameter, whole } from '../requests/query.ts';
import { areaBoardExample, redItemExample, unitBoardExample, unitStatsExample } from './examples.ts';

const spanQuery = query({ from: fromParameter.exactOptional(), to: untilParameter.exactOptional() });
const unitQuery = query({ unit: id.exactOptional() });
const mineQuery = query({ mine: z.enum(['true', 'false']).exactOptional() });
const numbersQuery = query({});
const redQuery = query({ area: id.exactOptional(), limit: whole(1, 100).exactOptional() });

const rate = z.number().nullable();
const unitStat = z.strictObject({
  unit: z.string(), unitName: z.string(), issued: z.int(), claimedOnTime: z.int(), bounced: z.int(), closed: z.int(), onTime: z.int(), overdue: z.int(), closedWithoutLimit: z.int(), meanWorkingHoursHeld: rate, firstPassRate: rate, relapses: z.int(), open: z.int(), openOverdue: z.int(),
});
const unitBoard = z.strictObject({
  unit: z.string(), unitName: z.string(), toClaim: z.int(), working: z.int(), delivered: z.int(), suspended: z.int(), claimOverdue: z.int(), soon: z.int(), overdue: z.int(), level: z.int(), levelName: z.string(),
});
const areaBoard = z.strictObject({ area: z.string(), areaName: z.string(), leaders: z.array(z.strictObject({ person: z.string(), name: z.string() })), open: z.int(), soon: z.int(), overdue: z.int(), levels: z.array(z.int()) });
const redItem = z.strictObject({
  caseId: z.string(), caseNo: z.string().nullable(), title: z.string(), leadUnit: z.string().nullable(), leadUnitName: z.string().nullable(), area: z.string().nullable(), areaName: z.string().nullable(), level: z.int(), levelName: z.string(), dueAt: z.string().nullable(),
  status: z.string(), statusName: z.string(),
});
const [stats, boards, areas, red] = [listed(unitStat), listed(unitBoard), listed(areaBoard), listed(redItem)];

const numbers = z.strictObject({ open: z.int(), soon: z.int(), overdue: z.int() });

/** Counts over what the caller may see. */
@ApiTags('boards')
@Controller('api')
export class StatsController {
  constructor(private readonly product: Product) {}

  @Get('stats/units')
  @Documented({ id: 'unitStats', summary: '单位统计', description: 'Per unit in a period: issued, claimed on time, closed, on time, overdue, open, open overdue, first-pass rate, relapses, bounced, mean working hours held.', answer: stats, example: { items: [unitStatsExample], next: null } })
  async unitStats(@Query({ schema: spanQuery }) { from, to }: z.output<typeof spanQuery>, @AskedBy() { viewer, names }: Caller): Promise<z.output<typeof stats>> {
    const { pool } = this.product.deps;
    const rows = await unitStats(pool, viewer, { now: await this.#now(), ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
    return { items: rows.map((row) => ({ ...row, unitName: names.unit(row.unit) })), next: null };
  }

  @Get('boards/units')
  @Documented({ id: 'unitBoards', summary: '单位看板', answer: boards, example: { items: [unitBoardExample], next: null } })
  async unitBoards(@Query({ schema: unitQuery }) { unit }: z.output<typeof unitQuery>, @AskedBy() { viewer, names, locale }: Caller): Promise<z.output<typeof boards>> {
    const rows = await unitBoards(this.product.deps.pool, viewer, { now: await this.#now(), ...(unit === undefined ? {} : { unit }) });
    return { items: rows.map((row) => ({ ...row, unitName: names.unit(row.unit), levelName: wordOf(levelWords[locale], `${row.level}`) })), next: null };
  }

  @Get('boards/areas')
  @Documented({ id: 'areaBoards', summary: '包联领导看板', description: 'Per area: open cases and who answers for it; `mine=true` for the areas that the caller leads.', answer: areas, example: { items: [areaBoardExample], next: null } })
  async areaBoards(@Query({ schema: mineQuery }) { mine }: z.output<typeof mineQuery>, @AskedBy() { viewer, names, city, actor }: Caller): Promise<z.output<typeof areas>> {
    const rows = await areaBoards(this.product.deps.pool, viewer, city, { now: await this.#now(), ...(mine === 'true' ? { areas: actor.areas } : {}) });
    return { items: rows.map(({ leaders, levels, ...row }) => ({ ...row, leaders: [...leaders], levels: [...levels], areaName: names.area(row.area) })), next: null };
  }

  @Get('boards/numbers')
  @Documented({ id: 'threeNumbers', summary: '领导三个数', description: 'Every open case that the caller may see, each once; of these, those due soon and those overdue. The same as the length of the lists.', answer: numbers, example: { open: 198, soon: 12, overdue: 46 } })
  async numbers(@Query({ schema: numbersQuery }) _: z.output<typeof numbersQuery>, @AskedBy() { viewer }: Caller): Promise<z.output<typeof numbers>> {
    return threeNumbers(this.product.deps.pool, viewer, await this.#now());
  }

  @Get('boards/red')
  @Documented({ id: 'redList', summary: '红色清单', description: 'Open cases from level A3 up or overdue.', answer: red, example: { items: [redItemExample], next: null } })
  async redList(@Query({ schema: redQuery }) { area, limit }: z.output<typeof redQuery>, @AskedBy() { viewer, names, locale }: Caller): Promise<z.output<typeof red>> {
    const rows = await redList(this.product.deps.pool, viewer, { now: await this.#now(), ...(area === undefined ? {} : { area }), ...(limit === undefined ? {} : { limit }) });
    const shown = rows.map((row) => ({
      ...row, leadUnitName: row.leadUnit === null ? null : names.unit(row.leadUnit), areaName: row.area === null ? null : names.area(row.area), levelName: wordOf(levelWords[locale], `${row.level}`), statusName: wordOf(statusWords[locale], row.status),
    }));
    return { items: shown, next: null };
  }

  #now(): Promise<Instant> {
    const { clock, pool } = this.product.deps;
    return clock.now(pool);
  }
}
