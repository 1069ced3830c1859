import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { policyOfVersion } from '#commands/policy-versions';
import type { Simulation } from '#commands/simulation/simulation';
import { UnknownRules } from '#commands/unknown-rules';
import { completed } from '#domain/policy/file';
import { instant } from '#domain/text';
import { parseCalendarFile } from '#intake/calendar-file';
import { parsePolicy } from '#intake/policy-file';
import { Documented, shapeOf } from '../openapi/documented.ts';
import { MalformedFile, Problem, type FailureStatus } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { bodyLimit } from '../requests/body.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { askExample, begunExample, doneExample, simulationPage, simulationShown } from './shown.ts';
import { Simulations } from './simulations.ts';

/** A published version on one line, or the text of a file. */
const rules = z.string().min(1).max(bodyLimit);
const ask = z.strictObject({ policy: rules.exactOptional(), calendar: rules.exactOptional(), from: instant, to: instant });
type Asked = z.output<typeof ask>;
type Page = z.output<typeof simulationPage>;

const isText = (given: string): boolean => given.includes('\n') || given.trimStart().startsWith('{');
const failures: readonly FailureStatus[] = [400, 401, 403, 404, 413, 415, 429, 503];
const Id = ApiParam({ name: 'id', schema: { type: 'string' } });

/** Who sees every case counts them all; whoever runs the system counts them all and is shown none. */
const countsAll: ReadonlySet<string> = new Set(['admin', 'oversight']);
const may: ReadonlySet<string> = new Set(['director', 'hq', 'admin', 'oversight']);

@ApiTags('simulations')
@Controller('api/simulations')
export class SimulationsController {
  constructor(
    private readonly product: Product,
    private readonly simulations: Simulations,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiBody({ schema: shapeOf(ask), examples: { example: { value: askExample } } })
  @Documented({ id: 'simulate', summary: '试行推演：换一套规则或日历会怎样', description: '`policy` and `calendar` are a published version or the text of a file. Replays the log of the period under them beside the rules that held; writes nothing. The result is kept in memory for an hour.', status: 202, answer: simulationPage, example: begunExample, failures })
  async begin(@Body({ schema: ask }) asked: Asked, @AskedBy() caller: Caller): Promise<Page> {
    const { actor, sight } = caller;
    if (!actor.roles.some((role) => may.has(role))) throw new Problem(403, 'simulations-office-only');
    if (asked.policy === undefined && asked.calendar === undefined) throw new Problem(400, 'simulation-tries-nothing');
    if (asked.to < asked.from) throw new Problem(400, 'simulation-period-empty');
    const audience = { sight, countsAll: actor.roles.some((role) => countsAll.has(role)) };
    const wanted: Simulation = { period: { from: asked.from, to: asked.to }, ...(await this.#policy(asked)), ...(await this.#calendar(asked)), audience };
    return simulationShown(this.simulations.begin(actor.person, wanted), caller);
  }

  @Get(':id')
  @Id
  @Documented({ id: 'simulation', summary: '试行推演的进度或结果', answer: simulationPage, example: doneExample })
  page(@Param('id') id: string, @AskedBy() caller: Caller): Page {
    return simulationShown(this.simulations.of(caller.actor.person, id), caller);
  }

  @Delete(':id')
  @Id
  @Documented({ id: 'cancelSimulation', summary: '取消试行推演', answer: simulationPage, example: { ...begunExample, status: 'cancelled' } })
  cancel(@Param('id') id: string, @AskedBy() caller: Caller): Page {
    return simulationShown(this.simulations.cancel(caller.actor.person, id), caller);
  }

  @Get(':id/events')
  @Id
  @Documented({ id: 'simulationEvents', summary: '试行推演的进度（SSE）', description: 'Server-sent events: `progress` in cases while it runs, then one named by how it ended.', answer: z.string(), example: 'event: progress\ndata: {"done":2400,"all":60615}\n\nevent: done\ndata: {"done":60615,"all":60615}\n\n', type: 'text/event-stream' })
  events(@Param('id') id: string, @AskedBy() { actor }: Caller, @Res() reply: FastifyReply): void {
    this.simulations.of(actor.person, id);
    void reply.header('x-accel-buffering', 'no').header('cache-control', 'no-store').type('text/event-stream; charset=utf-8').send(Readable.from(progressOf(this.simulations, actor.person, id)));
  }

  async #policy({ policy }: Asked): Promise<Pick<Simulation, 'policy'>> {
    if (policy === undefined) return {};
    if (isText(policy)) {
      const { value, problems = [] } = parsePolicy(Buffer.from(policy));
      if (value === undefined) throw new MalformedFile('policy-has-problems', problems);
      return { policy: completed(value) };
    }
    const { deps } = this.product;
    if ((await policyOfVersion(deps, deps.pool, policy)) === undefined) throw new Problem(404, 'policy-unknown', { version: policy.slice(0, 150) });
    return { policy };
  }

  async #calendar({ calendar }: Asked): Promise<Pick<Simulation, 'calendar'>> {
    if (calendar === undefined) return {};
    if (isText(calendar)) {
      const { value, problems = [] } = parseCalendarFile(Buffer.from(calendar), () => []);
      if (value === undefined) throw new MalformedFile('simulation-calendar-problems', problems);
      return { calendar: value };
    }
    const { calendars, pool } = this.product.deps;
    await calendars.at(pool, calendar).catch((error: unknown) => {
      throw error instanceof UnknownRules ? new Problem(404, 'unknown-calendar', { id: calendar.slice(0, 150) }) : error;
    });
    return { calendar };
  }
}

/** So often, in milliseconds, progress is told. */
const beat = 250;

async function* progressOf(simulations: Simulations, person: string, id: string): AsyncGenerator<string, void, undefined> {
  for (let last = ''; ; await sleep(beat)) {
    const { status, progress } = simulations.of(person, id);
    const text = `event: ${status === 'running' ? 'progress' : status}\ndata: ${JSON.stringify(progress)}\n\n`;
    if (text !== last) yield text;
    last = text;
    if (status !== 'running') return;
  }
}
