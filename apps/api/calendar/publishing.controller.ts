import type { IncomingHttpHeaders } from 'node:http';
import { applyDecorators, Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { changeCalendar } from '#commands/calendars';
import type { CalendarCommand } from '#domain/calendar/amend';
import { writtenHours, writtenNotice, writtenOverlay, writtenWithdrawal } from '#domain/calendar/written';
import { Documented, shapeOf } from '../openapi/documented.ts';
import type { FailureStatus } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { commandIdOf, IdempotencyKey } from '../requests/preconditions.ts';
import { checked } from '../requests/schema.pipe.ts';
import { answerExample, hoursExample, noticeExample, overlayExample, withdrawExample } from './examples.ts';

const answer = z.strictObject({ version: z.string() });
const withdrawal = writtenWithdrawal.omit({ id: true });
const failures: readonly FailureStatus[] = [400, 401, 403, 404, 409, 413, 415, 429, 503];

const Published = (id: string, summary: string, description: string, body: z.ZodType, example: unknown): MethodDecorator =>
  applyDecorators(
    HttpCode(201),
    IdempotencyKey,
    ApiBody({ schema: shapeOf(body), examples: { example: { summary, value: example } } }),
    Documented({ id, summary, description, status: 201, answer, example: answerExample, failures }),
  );

/** Publishing calendars: for the administrator, and the director of an office with none above it. */
@ApiTags('calendar')
@Controller('api/calendars')
export class CalendarPublishingController {
  constructor(private readonly product: Product) {}

  @Post('notices')
  @Published('issueNotice', '发布放假通知', 'The notice of a year, or an amendment of one that is published.', writtenNotice, noticeExample)
  notice(@Body({ schema: writtenNotice }) data: z.output<typeof writtenNotice>, @Headers() headers: IncomingHttpHeaders, @AskedBy() caller: Caller): Promise<z.output<typeof answer>> {
    return this.#publish({ type: 'issue-notice', data }, headers, caller);
  }

  @Post('overlays')
  @Published('issueOverlay', '发布区域或专项日历', 'Days worked or off in some areas or for one campaign only.', writtenOverlay, overlayExample)
  overlay(@Body({ schema: writtenOverlay }) data: z.output<typeof writtenOverlay>, @Headers() headers: IncomingHttpHeaders, @AskedBy() caller: Caller): Promise<z.output<typeof answer>> {
    return this.#publish({ type: 'issue-overlay', data }, headers, caller);
  }

  @Post('overlays/:id/withdraw')
  @Published('withdrawOverlay', '撤销区域或专项日历', 'From today on; the days before stay as they were counted.', withdrawal, withdrawExample)
  withdraw(@Param('id') id: string, @Body({ schema: withdrawal }) data: z.output<typeof withdrawal>, @Headers() headers: IncomingHttpHeaders, @AskedBy() caller: Caller): Promise<z.output<typeof answer>> {
    return this.#publish({ type: 'withdraw-overlay', data: checked(writtenWithdrawal, { ...data, id }) }, headers, caller);
  }

  @Post('hours')
  @Published('setHours', '发布作息时间', 'Business hours from a day on, with other hours in seasons.', writtenHours, hoursExample)
  hours(@Body({ schema: writtenHours }) data: z.output<typeof writtenHours>, @Headers() headers: IncomingHttpHeaders, @AskedBy() caller: Caller): Promise<z.output<typeof answer>> {
    return this.#publish({ type: 'set-hours', data }, headers, caller);
  }

  async #publish(command: CalendarCommand, headers: IncomingHttpHeaders, { actor }: Caller): Promise<z.output<typeof answer>> {
    const { version } = await changeCalendar(this.product.deps, command, actor, commandIdOf(headers));
    return { version };
  }
}
