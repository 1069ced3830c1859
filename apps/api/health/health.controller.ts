import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { schemaState } from '#database/schema';
import { Documented } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { Everybody } from '../requests/signed-in.guard.ts';
import { Metrics } from './metrics.ts';

const alive = z.strictObject({ status: z.literal('ok') });
const check = z.enum(['ok', 'unreachable', 'behind', 'ahead', 'unknown']);
const readiness = z.strictObject({ status: z.enum(['ready', 'not-ready']), checks: z.strictObject({ database: check, schema: check, temporal: check }) });
type Checks = z.output<typeof readiness>['checks'];

/** Whether the process lives, whether it can serve, and what it has counted. */
@ApiTags('health')
@Everybody()
@Controller()
export class HealthController {
  constructor(
    private readonly product: Product,
    private readonly metrics: Metrics,
  ) {}

  @Get('healthz')
  @Documented({ id: 'healthz', summary: '进程存活', answer: alive, example: { status: 'ok' }, failures: [] })
  healthz(): z.output<typeof alive> {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Documented({ id: 'readyz', summary: '可以服务', description: 'The database and its schema decide; a missing Temporal is told, but does not stop commands.', answer: readiness, example: { status: 'ready', checks: { database: 'ok', schema: 'ok', temporal: 'ok' } }, failures: [] })
  async readyz(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.output<typeof readiness>> {
    const [stored, reachable] = await Promise.all([this.#database(), this.product.workflows.reachable()]);
    const ready = stored.database === 'ok' && stored.schema === 'ok';
    void reply.status(ready ? 200 : 503).header('cache-control', 'no-store');
    return { status: ready ? 'ready' : 'not-ready', checks: { ...stored, temporal: reachable ? 'ok' : 'unreachable' } };
  }

  @Get('metrics')
  @Documented({ id: 'metrics', summary: '监控指标（Prometheus）', answer: z.string(), example: 'xiaohao_feeds 3\n', type: 'text/plain', failures: [] })
  async metricsText(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }

  async #database(): Promise<Pick<Checks, 'database' | 'schema'>> {
    try {
      const { kind } = await schemaState(this.product.deps.pool);
      return { database: 'ok', schema: kind === 'up-to-date' ? 'ok' : kind };
    } catch {
      return { database: 'unreachable', schema: 'unknown' };
    }
  }
}
