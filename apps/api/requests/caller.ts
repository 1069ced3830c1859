import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Locale } from '#catalogue/locale';
import type { Names } from '#catalogue/names';
import type { Sight } from '#domain/case/sight';
import type { Actor, City } from '#domain/city/city';
import type { StandIn } from '#domain/delegation/acting';
import type { Session } from '#identity/session';
import type { Viewer } from '#read-models/viewer';
import { Problem } from '../problems/problem.ts';

/** Who asks, with the rights of this moment, in the city as it stands, in which language. */
export type Caller = Readonly<{ actor: Actor; city: City; sight: Sight; viewer: Viewer; names: Names; locale: Locale; /** In whose place they stand now. */ standIns: readonly StandIn[]; /** In whose name they ask. */ onBehalfOf?: string }>;

declare module 'fastify' {
  interface FastifyRequest {
    /** What the token of the request says; an error when it proves nothing, undefined when there is none. */
    session: Session | Error | undefined;
    /** Set by the guard; undefined on routes that everybody may ask. */
    caller: Caller | undefined;
  }
}

/** The caller as an argument of a handler. */
export const AskedBy = createParamDecorator((_: undefined, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (caller === undefined) throw new Problem(401, 'unauthenticated');
  return caller;
});
