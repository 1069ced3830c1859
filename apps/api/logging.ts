import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';

/** Never logged, wherever it may turn up: who proves what they are, who reported, and what the database says about the content of rows. */
const secrets = ['authorization', 'cookie', 'token', 'secret', 'reporter', 'phone', 'email', 'detail', 'where'];

/** How the process logs: JSON lines without secrets, one for each request that was answered. */
export const loggerOf = (level: string): NonNullable<FastifyServerOptions['logger']> => ({
  level,
  redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '***' },
  serializers: { req: ({ method, id }) => ({ method, id }) },
});

/** One line for a request: who asked which route about which case, and what came of it after how many milliseconds. Neither bodies nor search words. */
export function logAnswer(request: FastifyRequest, reply: FastifyReply): void {
  const { params, routeOptions, method, session } = request;
  const caseId = typeof params === 'object' && params !== null && 'caseId' in params ? params.caseId : undefined;
  const person = session instanceof Error ? undefined : session?.person;
  request.log.info({ method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime), ...(caseId === undefined ? {} : { caseId }), ...(person === undefined ? {} : { person }) }, 'answered');
}

/** Lets the framework write to the same log. */
export const frameworkLogger = (log: FastifyBaseLogger): LoggerService => ({
  log: (message, context) => log.debug({ context }, String(message)),
  warn: (message, context) => log.warn({ context }, String(message)),
  error: (message, ...more) => log.error({ more }, String(message)),
  debug: (message, context) => log.debug({ context }, String(message)),
  verbose: (message, context) => log.trace({ context }, String(message)),
  fatal: (message, context) => log.fatal({ context }, String(message)),
});
