import type { IncomingHttpHeaders } from 'node:http';
import { applyDecorators, Body, Controller, Headers, HttpCode, Param, Post, Res, type Type } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { roundCommandWords } from '#catalogue/round';
import { roundIdOf } from '#commands/rounds';
import { roundCommands, roundCommandTypes, type RoundCommand, type RoundCommandType } from '#domain/round/commands';
import { Documented, shapeOf } from '../openapi/documented.ts';
import type { FailureStatus } from '../problems/problem.ts';
import { OnBehalfOf } from '../requests/behalf.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { commandIdOf, etagOf, ifMatch } from '../requests/preconditions.ts';
import { filedExample, roundAnswerExample, roundCommandExamples } from './examples.ts';
import { roundAnswer, filedAnswer, RoundService, type Filed, type RoundAnswered } from './round.service.ts';

const failures: readonly FailureStatus[] = [400, 401, 403, 404, 409, 412, 413, 415, 429, 503];

/** Data that has passed the schema of its type is a command of that type. */
const commandOf = (type: RoundCommandType, data: unknown): RoundCommand => ({ type, data }) as RoundCommand;

/** Findings are answered one by one; a plan makes a round. */
function answerOf(type: RoundCommandType): Readonly<{ status: number; answer: z.ZodType; example: unknown }> {
  if (type === 'file-findings') return { status: 200, answer: filedAnswer, example: filedExample };
  return { status: type === 'plan-round' ? 201 : 200, answer: roundAnswer, example: roundAnswerExample };
}

const RoundCommandRoute = (type: RoundCommandType): MethodDecorator =>
  applyDecorators(
    ApiTags('rounds'),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: '同一个 UUID 只执行一次，重复提交得到同样的答复；没有做完的接着做。', schema: { type: 'string', format: 'uuid' } }),
    OnBehalfOf,
    ApiBody({ schema: shapeOf(roundCommands[type].schema), examples: { example: { summary: roundCommandWords['zh-CN'][type], value: roundCommandExamples[type] } } }),
    Documented({ id: type, summary: roundCommandWords['zh-CN'][type], description: roundCommandWords.en[type], ...answerOf(type), failures }),
  );

/** The route of one command to a round, made from the command's own schema. */
function routeOf(type: Exclude<RoundCommandType, 'plan-round'>): Type {
  @Controller('api/rounds')
  class Route {
    constructor(readonly rounds: RoundService) {}

    @Post(`:id/${type}`)
    @HttpCode(200)
    @RoundCommandRoute(type)
    @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
    @ifMatch('本轮')
    async give(@Param('id') id: string, @Body({ schema: roundCommands[type].schema }) data: unknown, @Headers() headers: IncomingHttpHeaders, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<RoundAnswered | Filed> {
      const answered = await this.rounds.command(id.toLowerCase(), commandOf(type, data), caller, headers);
      void reply.header('etag', etagOf(answered.version));
      return answered;
    }
  }
  return Route;
}

@Controller('api/rounds')
class PlanRoute {
  constructor(private readonly rounds: RoundService) {}

  @Post()
  @HttpCode(201)
  @RoundCommandRoute('plan-round')
  async plan(@Body({ schema: roundCommands['plan-round'].schema }) data: unknown, @Headers() headers: IncomingHttpHeaders, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<RoundAnswered> {
    const commandId = commandIdOf(headers);
    const answered = await this.rounds.plan(roundIdOf(commandId), commandOf('plan-round', data), caller, commandId);
    void reply.header('etag', etagOf(answered.version)).header('location', `/api/rounds/${answered.id}`);
    return answered;
  }
}

/** A controller for each command. */
export const roundCommandRoutes: readonly Type[] = [PlanRoute, ...roundCommandTypes.flatMap((type) => (type === 'plan-round' ? [] : [routeOf(type)]))];
