import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Product } from '../product.ts';
import { localeFor } from '../requests/language.ts';
import { documentOf, problemType } from './document.ts';
import { Problem } from './problem.ts';
import { problemOf } from './problem-of.ts';

/** Answers whatever went wrong with a problem document (RFC 9457): a stable code and a sentence that says what to do, never a stack trace. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly product: Product) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error) ?? new Problem(500, 'internal-error', { request: request.id });
    if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, 'request failed');
    if (reply.sent) return;
    if (problem.retryAfter !== undefined) void reply.header('retry-after', problem.retryAfter);
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply
      .status(problem.status)
      .header('cache-control', 'no-store')
      .type(problemType)
      .send(JSON.stringify(documentOf(problem, localeFor(request, this.product.locale), request.caller?.names)));
  }
}
