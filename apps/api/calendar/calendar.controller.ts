import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { calendarLetter } from '#catalogue/calendar-letter';
import { calendarHistory, calendarVersions } from '#commands/calendar-history';
import { explain } from '#domain/calendar/due';
import { Documented } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { listed } from '../requests/listed.ts';
import { asOf, query } from '../requests/query.ts';
import { calendarItem, calendarPage, calendarShown, itemShown } from './calendars.ts';
import { dayShown } from './counted-day.ts';
import { bookOfVersion, calendarAsked, due, dueQuery } from './due.ts';
import { calendarExample, calendarPageExample, dueExample } from './examples.ts';
import { asLetter, wantsText } from './plain-text.ts';

const calendarsQuery = query(asOf);

@ApiTags('calendar')
@Controller('api')
export class CalendarController {
  constructor(private readonly product: Product) {}

  @Get('calendar/due')
  @Documented({
    id: 'calendarDue', summary: '计算期限：逐日说明', answer: due, example: dueExample,
    description: 'When a period ends that begins at `from` (an instant or a day), and why, by any version of the calendar and at any place. With `format=text` or `Accept: text/plain` as a text for a letter.',
  })
  async due(
    @Query({ schema: dueQuery }) asked: z.output<typeof dueQuery>,
    @AskedBy() caller: Caller,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof due> | string> {
    const calendar = await calendarAsked(this.product, asked, caller);
    const { from, amount, unit } = asked;
    const explanation = explain(calendar, from, { amount, unit });
    if (wantsText(asked.format, accept)) return asLetter(reply, calendarLetter(caller.locale, { from, period: { amount, unit }, explanation, calendar }));
    return { ...explanation, counting: calendar.counting, days: explanation.days.map((day) => dayShown(day, calendar, caller.locale)) };
  }

  @Get('calendars')
  @Documented({ id: 'calendars', summary: '工作日历的各个版本', description: 'Those that the product brings along and those published here, the latest first; with `asOf` those that were there then.', answer: listed(calendarItem), example: { items: [calendarExample], next: null } })
  async calendars(@Query({ schema: calendarsQuery }) { asOf: then }: z.output<typeof calendarsQuery>): Promise<{ items: z.output<typeof calendarItem>[]; next: null }> {
    const { clock, pool } = this.product.deps;
    return { items: calendarVersions(then ?? (await clock.now(pool)), await calendarHistory(pool, then)).map(itemShown), next: null };
  }

  @Get('calendars/:version')
  @Documented({ id: 'calendar', summary: '一个版本的工作日历', answer: calendarPage, example: calendarPageExample })
  async calendar(@Param('version') version: string): Promise<z.output<typeof calendarPage>> {
    return calendarShown(await bookOfVersion(this.product, version));
  }
}
