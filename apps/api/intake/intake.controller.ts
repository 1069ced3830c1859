import type { IncomingHttpHeaders } from 'node:http';
import { Body, Controller, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { commandTable } from '#domain/case/case';
import { statuses } from '#domain/case/state';
import { commandExamples } from '../cases/command-examples.ts';
import { Documented, shapeOf } from '../openapi/documented.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { IdempotencyKey } from '../requests/preconditions.ts';
import { Intake } from './intake.ts';

const atMostOne = ({ register, merge }: Readonly<{ register?: unknown; merge?: unknown }>): boolean => register === undefined || merge === undefined;
const intakeBody = z.strictObject({ report: commandTable.report.schema, register: commandTable.register.schema.exactOptional(), merge: commandTable.merge.schema.exactOptional() }).refine(atMostOne, { path: ['merge'] });

/** `next` says what became of the registration or the merge; without it only a report was asked for. */
const taken = z.strictObject({
  caseId: z.uuid(), version: z.int().positive(), status: z.enum(statuses), next: z.strictObject({ command: z.enum(['register', 'merge']), name: z.string(), done: z.boolean(), code: z.string().exactOptional(), reason: z.string().exactOptional() }).exactOptional(),
});
const example = { caseId: '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10', version: 2, status: 'registered', next: { command: 'register', name: '立案', done: true } };

@ApiTags('commands')
@Controller('api/intake')
export class IntakeController {
  constructor(private readonly intake: Intake) {}

  @Post()
  @HttpCode(201)
  @IdempotencyKey
  @ApiBody({ schema: shapeOf(intakeBody), examples: { example: { value: { report: commandExamples.report, register: commandExamples.register } } } })
  @Documented({
    id: 'intake', summary: '上报并立案，或上报并入已有案件', status: 201, answer: taken, example, failures: [400, 401, 403, 404, 409, 413, 415, 429, 503],
    description: 'Reports a problem and registers it, or merges it into an open case, in one go. When the second step would be refused, nothing is filed. Each is an ordinary command under a key that follows from the given one.',
  })
  async take(@Body({ schema: intakeBody }) { report, register, merge }: z.output<typeof intakeBody>, @Headers() headers: IncomingHttpHeaders, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<z.output<typeof taken>> {
    const next = register === undefined ? (merge === undefined ? undefined : this.intake.commandOf('merge', merge)) : this.intake.commandOf('register', register);
    const answer = taken.parse(await this.intake.take(this.intake.commandOf('report', report), next, caller, headers));
    void reply.header('location', `/api/cases/${answer.caseId}`);
    return answer;
  }
}
