import type { IncomingHttpHeaders } from 'node:http';
import { applyDecorators, Body, Controller, Headers, HttpCode, Param, Post, Res, type Type } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { unitCommandWords } from '#catalogue/unit';
import { executeUnit } from '#commands/unit-records';
import { unitCommandTable, unitCommandTypes, type UnitCommand, type UnitCommandType } from '#domain/unit/unit';
import { Documented, shapeOf } from '../openapi/documented.ts';
import type { FailureStatus } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { inName, OnBehalfOf } from '../requests/behalf.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { commandIdOf, etagOf, expectedVersionOf, IdempotencyKey, ifMatch } from '../requests/preconditions.ts';
import { unitCommandExamples, type RoutedUnitCommand } from './record-examples.ts';
import { unitFor } from './unit-access.ts';

const isRouted = (type: UnitCommandType): type is RoutedUnitCommand => unitCommandTable[type].by === 'person';
/** The commands to the record of a unit that a person gives, each with a route. */
const routedUnitCommands = unitCommandTypes.filter(isRouted);

/** What every command to the record of a unit answers. */
const answer = z.strictObject({ unit: z.string(), version: z.int().nonnegative() });
const failures: readonly FailureStatus[] = [400, 401, 403, 404, 409, 412, 413, 415, 429, 503];

/** Data that has passed the schema of its type is a command of that type. */
const commandOf = (type: UnitCommandType, data: unknown): UnitCommand => ({ type, data }) as UnitCommand;

const UnitCommandRoute = (type: RoutedUnitCommand): MethodDecorator =>
  applyDecorators(
    ApiTags('units'),
    ApiParam({ name: 'id', schema: { type: 'string' } }),
    IdempotencyKey,
    OnBehalfOf,
    ifMatch('责任档案'),
    ApiBody({ schema: shapeOf(unitCommandTable[type].schema), examples: { example: { summary: unitCommandWords['zh-CN'][type], value: unitCommandExamples[type] } } }),
    Documented({ id: `unit-${type}`, summary: unitCommandWords['zh-CN'][type], description: unitCommandWords.en[type], answer, example: { unit: 'cgj', version: 6 }, failures }),
  );

/** The route of one command, made from the command's own schema. */
function routeOf(type: RoutedUnitCommand): Type {
  @Controller('api/units')
  class Route {
    constructor(readonly product: Product) {}

    @Post(`:id/${type}`)
    @HttpCode(200)
    @UnitCommandRoute(type)
    async give(
      @Param('id') id: string,
      @Body({ schema: unitCommandTable[type].schema }) data: unknown,
      @Headers() headers: IncomingHttpHeaders,
      @AskedBy() caller: Caller,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<z.output<typeof answer>> {
      const [commandId, expectedVersion] = [commandIdOf(headers), expectedVersionOf(headers)];
      const { id: unit } = unitFor(caller, id);
      const { version } = await executeUnit(this.product.deps, { unit, command: commandOf(type, data), actor: caller.actor, commandId, ...(expectedVersion === undefined ? {} : { expectedVersion }), ...inName(caller) });
      void reply.header('etag', etagOf(version));
      return { unit, version };
    }
  }
  return Route;
}

/** A controller for each command. */
export const unitCommandRoutes: readonly Type[] = routedUnitCommands.map(routeOf);
