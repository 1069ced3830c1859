import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { actorFor } from '#identity/actor';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { localeFor } from './language.ts';
import { standingOf } from './standing.ts';

const open = Symbol('everybody may ask');

/** A route that asks nobody who they are. */
export const Everybody = (): MethodDecorator & ClassDecorator => SetMetadata(open, true);

/** Nobody gets past who has not signed in, or holds no post any more. What they may do is asked of the domain, case by case. */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(private readonly product: Product) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (isOpen(context)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { session } = request;
    if (session instanceof Error) throw session;
    if (session === undefined) throw new Problem(401, 'unauthenticated');
    const { pool, directory } = this.product.deps;
    const { actor, city } = await actorFor(() => directory.current(pool), session.person);
    const { viewer, names } = standingOf(actor, city);
    request.caller = { actor, city, viewer, sight: viewer.sight, names, locale: localeFor(request, this.product.locale) };
    return true;
  }
}

const isOpen = (context: ExecutionContext): boolean => [context.getHandler(), context.getClass()].some((target) => Reflect.getMetadata(open, target) === true);
