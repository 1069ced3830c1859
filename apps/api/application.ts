import { fastifyHelmet } from '@fastify/helmet';
import { fastifyRateLimit } from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { fastify, type FastifyInstance, type FastifyRequest, type FastifyError, type FastifyReply } from 'fastify';
import { tokenOf } from '#identity/credentials';
import { readSession } from '#identity/session';
import { appModule } from './app.module.ts';
import { closeWhenQuiet } from './closing.ts';
import { Metrics } from './health/metrics.ts';
import { frameworkLogger, loggerOf, logAnswer } from './logging.ts';
import { serveDocumentation } from './openapi/documentation.ts';
import { servePages } from './pages/pages.ts';
import { documentOf, problemType } from './problems/document.ts';
import { Problem } from './problems/problem.ts';
import { ProblemFilter } from './problems/problem.filter.ts';
import type { Product } from './product.ts';
import { bodyLimit, parseBody } from './requests/body.ts';
import { takeFiles } from './requests/file-body.ts';
import { localeFor } from './requests/language.ts';
import { requestIdOf } from './requests/request-id.ts';
import { SchemaPipe } from './requests/schema.pipe.ts';

/** The API as an application, ready to listen or to be asked in a test. `logLevel` is one of pino's. */
export async function openApplication(product: Product, logLevel: string): Promise<NestFastifyApplication> {
  const metrics = new Metrics();
  const adapter = new FastifyAdapter({ logger: loggerOf(logLevel), logController: new fastify.LogController({ disableRequestLogging: true }), genReqId: requestIdOf, bodyLimit, exposeHeadRoutes: false, frameworkErrors: unreadable(product), forceCloseConnections: 'idle' });
  const server: FastifyInstance = adapter.getInstance();
  const app = await NestFactory.create<NestFastifyApplication>(appModule(product, metrics), adapter, { logger: frameworkLogger(server.log), bodyParser: false, abortOnError: false });
  takeJsonOnly(server);
  takeFiles(server, '/api/evidence');
  closeWhenQuiet(server);
  observe(server, metrics);
  identify(server, product);
  await protect(app, product);
  app.useGlobalFilters(new ProblemFilter(product));
  app.useGlobalPipes(new SchemaPipe());
  serveDocumentation(app);
  await servePages(app);
  metrics.watch(product.deps.pool);
  return app;
}

/** An address that cannot be read is none of ours. */
const unreadable =
  ({ locale }: Product) =>
  (_error: FastifyError, { query, headers }: Pick<FastifyRequest, 'query' | 'headers'>, { raw }: Pick<FastifyReply, 'raw'>): void =>
    void raw.writeHead(404, { 'content-type': problemType }).end(JSON.stringify(documentOf(new Problem(404, 'unknown-route'), localeFor({ query, headers }, locale))));

function takeJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<string>('application/json', { parseAs: 'string', bodyLimit }, (_request, body, done) => {
    try {
      done(null, parseBody(body));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

function observe(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    metrics.answered(request, reply);
    logAnswer(request, reply);
    done();
  });
}

/** Reads who asks from the token, before anything is counted against them. Whether they may is asked later. */
function identify(server: FastifyInstance, { secret }: Product): void {
  server.decorateRequest('session', undefined);
  server.decorateRequest('caller', undefined);
  server.addHook('onRequest', async (request) => {
    const token = tokenOf(request.headers);
    if (token !== undefined) request.session = await readSession(secret, token, Date.now()).catch((error: Error) => error);
  });
}

async function protect(app: NestFastifyApplication, { limits, publicUrl }: Product): Promise<void> {
  const sources = { defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:'], objectSrc: ["'none'"], frameAncestors: ["'none'"], formAction: ["'self'"], baseUri: ["'none'"] };
  await app.register(fastifyHelmet, { contentSecurityPolicy: { useDefaults: false, directives: sources }, strictTransportSecurity: publicUrl.startsWith('https:'), frameguard: { action: 'deny' } });
  if (limits.requestsPerMinute === 0) return;
  await app.register(fastifyRateLimit, {
    max: limits.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: keyOf,
    allowList: ({ url }) => url === '/healthz' || url === '/readyz' || url === '/metrics',
    errorResponseBuilder: (_, { ttl }) => {
      const seconds = Math.max(1, Math.ceil(ttl / 1000));
      return new Problem(429, 'too-many-requests', { seconds }, seconds);
    },
  });
}

/** Requests are counted by person; by address where nobody has signed in. */
const keyOf = ({ session, ip }: FastifyRequest): string => (session === undefined || session instanceof Error ? `ip/${ip}` : `person/${session.person}`);
