import type { IncomingHttpHeaders } from 'node:http';
import { applyDecorators, Body, Controller, Headers, HttpCode, Param, Post, Res, type Type } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { commandWords } from '#catalogue/commands';
import type { Answer } from '#commands/execute';
import { type CaseCommand, type CaseCommandType, commandTable, commandTypes } from '#domain/case/case';
import { statuses } from '#domain/case/state';
import { Documented, shapeOf } from '../openapi/documented.ts';
import type { FailureStatus } from '../problems/problem.ts';
import { OnBehalfOf } from '../requests/behalf.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { etagOf, IdempotencyKey, ifMatch } from '../requests/preconditions.ts';
import { commandExamples, type RoutedCommand } from './command-examples.ts';
import { CommandService } from './command.service.ts';

/** What every command answers. */
export const answer = z.strictObject({ caseId: z.uuid(), version: z.int().positive(), status: z.enum(statuses) }).meta({ id: 'Answer' });
const example = { caseId: '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10', version: 7, status: 'rectifying' };
const failures: readonly FailureStatus[] = [400, 401, 403, 404, 409, 412, 413, 415, 429, 503];

const isRouted = (type: CaseCommandType): type is RoutedCommand => commandTable[type].by === 'person' && Object.hasOwn(commandExamples, type);
/** The commands that a person gives, each with a route. */
export const routedCommands = commandTypes.filter(isRouted);

/** Data that has passed the schema of its type is a command of that type. */
const commandOf = (type: CaseCommandType, data: unknown): CaseCommand => ({ type, data }) as CaseCommand;

const CommandRoute = (type: RoutedCommand): MethodDecorator =>
  applyDecorators(
    ApiTags('commands'),
    IdempotencyKey,
    OnBehalfOf,
    ApiBody({ schema: shapeOf(commandTable[type].schema), examples: { example: { summary: commandWords['zh-CN'][type], value: commandExamples[type] } } }),
    Documented({ id: type, summary: commandWords['zh-CN'][type], description: commandWords.en[type], status: type === 'report' ? 201 : 200, answer, example: type === 'report' ? { ...example, version: 1, status: 'reported' } : example, failures }),
  );

/** The route of one command to a case, made from the command's own schema. */
function routeOf(type: Exclude<RoutedCommand, 'report'>): Type {
  @Controller('api/cases')
  class Route {
    constructor(readonly commands: CommandService) {}

    @Post(`:caseId/${type}`)
    @HttpCode(200)
    @CommandRoute(type)
    @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
    @ifMatch('案件')
    async give(
      @Param('caseId') caseId: string,
      @Body({ schema: commandTable[type].schema }) data: unknown,
      @Headers() headers: IncomingHttpHeaders,
      @AskedBy() caller: Caller,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<Answer> {
      return tagged(reply, await this.commands.command(caseId.toLowerCase(), commandOf(type, data), caller, headers));
    }
  }
  return Route;
}

@Controller('api/cases')
class ReportRoute {
  constructor(private readonly commands: CommandService) {}

  @Post()
  @HttpCode(201)
  @CommandRoute('report')
  async report(@Body({ schema: commandTable.report.schema }) data: unknown, @Headers() headers: IncomingHttpHeaders, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<Answer> {
    const answered = tagged(reply, await this.commands.report(commandOf('report', data), caller, headers));
    void reply.header('location', `/api/cases/${answered.caseId}`);
    return answered;
  }
}

function tagged(reply: FastifyReply, given: Answer): Answer {
  void reply.header('etag', etagOf(given.version));
  return given;
}

/** A controller for each command. */
export const commandRoutes: readonly Type[] = [ReportRoute, ...routedCommands.flatMap((type) => (type === 'report' ? [] : [routeOf(type)]))];
