import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';

/** What this process counts. Each application has its own, so that two in one process do not mix. */
export class Metrics {
  readonly registry = new Registry();
  readonly feeds = new Gauge({ name: 'xiaohao_feeds', help: 'Live feeds that are open.', registers: [this.registry] });
  readonly #requests = new Histogram({
    name: 'xiaohao_http_request_seconds', help: 'Time to answer, by route and status.', labelNames: ['method', 'route', 'status'], buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10], registers: [this.registry],
  });
  readonly #commands = new Counter({ name: 'xiaohao_commands_total', help: 'Commands, by type and outcome.', labelNames: ['command', 'outcome'], registers: [this.registry] });

  readonly answered = (request: FastifyRequest, reply: FastifyReply): void =>
    this.#requests.observe({ method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) }, reply.elapsedTime / 1000);

  readonly commanded = (command: string, outcome: 'done' | 'repeated' | 'refused' | 'failed'): void => this.#commands.inc({ command, outcome });

  /** Watches the connections of a pool. */
  watch(pool: pg.Pool): void {
    const connections = new Gauge({
      name: 'xiaohao_database_connections', help: 'Connections to the database, and requests that wait for one.', labelNames: ['state'], registers: [this.registry],
      collect: () => {
        connections.set({ state: 'open' }, pool.totalCount);
        connections.set({ state: 'idle' }, pool.idleCount);
        connections.set({ state: 'waiting' }, pool.waitingCount);
      },
    });
  }
}
