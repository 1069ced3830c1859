import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { longestPeriod } from '#domain/calendar/calendar';
import { explain } from '#domain/calendar/due';
import { stateCouncil } from '#domain/calendar/state-council';
import { text } from '#domain/text';
import { Documented } from '../openapi/documented.ts';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { listed } from '../requests/listed.ts';
import { asOf, fromParameter, query, whole } from '../requests/query.ts';
import { calendarItem, calendarOf, calendarPage, calendarsAsOf, calendarShown } from './calendars.ts';
import { countedDay, dayShown } from './counted-day.ts';
import { calendarExample, dueExample } from './examples.ts';

const dueQuery = query({ from: fromParameter, amount: whole(1, longestPeriod), unit: z.enum(['workday', 'workhour', 'day', 'month']), calendar: text(100).exactOptional(), campaign: text(64).exactOptional() });

/** When a period ends, and each day on the way. */
const due = z.strictObject({ dueAt: z.string(), provisional: z.boolean(), calendar: z.string(), days: z.array(countedDay) });
const calendarsQuery = query(asOf);

@ApiTags('calendar')
@Controller('api')
export class CalendarController {
  constructor(private readonly product: Product) {}

  @Get('calendar/due')
  @Documented({ id: 'calendarDue', summary: '计算期限：逐日说明', description: 'When a period ends that begins at `from` (an instant or a day), and why.', answer: due, example: dueExample })
  due(@Query({ schema: dueQuery }) { from, amount, unit, calendar, campaign }: z.output<typeof dueQuery>, @AskedBy() { locale }: Caller): z.output<typeof due> {
    if (campaign !== undefined) throw new Problem(404, 'unknown-campaign', { id: campaign });
    const counted = calendar === undefined ? stateCouncil : calendarOf(calendar);
    const { days, ...rest } = explain(counted, from, { amount, unit });
    return { ...rest, days: days.map((day) => dayShown(day, counted, locale)) };
  }

  @Get('calendars')
  @Documented({ id: 'calendars', summary: '工作日历的各个版本', answer: listed(calendarItem), example: { items: [calendarExample], next: null } })
  async calendars(@Query({ schema: calendarsQuery }) { asOf: instant }: z.output<typeof calendarsQuery>): Promise<{ items: z.output<typeof calendarItem>[]; next: null }> {
    const { clock, pool } = this.product.deps;
    return { items: calendarsAsOf(instant ?? (await clock.now(pool))), next: null };
  }

  @Get('calendars/:version')
  @Documented({ id: 'calendar', summary: '一个版本的工作日历', answer: calendarPage, example: { ...calendarExample, days: [{ date: '2026-10-10', kind: 'workday', name: '国庆节', notice: '国办发明电〔2025〕7号' }] } })
  calendar(@Param('version') version: string): z.output<typeof calendarPage> {
    return calendarShown(version);
  }
}
