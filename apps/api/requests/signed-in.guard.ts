import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { delegationStream } from '#commands/delegation-book';
import { standInsNow } from '#commands/delegations';
import { cityStream } from '#commands/directory';
import { versionsOf } from '#event-store/streams';
import { actorFor } from '#identity/actor';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { behalfOf } from './behalf.ts';
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
    const { deps, locale } = this.product;
    const heads = await versionsOf(deps.pool, [cityStream, delegationStream]);
    const { actor, city } = await actorFor(() => deps.directory.current(deps.pool, heads[cityStream]), session.person);
    const standIns = await standInsNow(deps, actor, city, heads[delegationStream]);
    const { viewer, names } = standingOf(actor, city, standIns);
    request.caller = { actor, city, viewer, sight: viewer.sight, names, locale: localeFor(request, locale), standIns, ...behalfOf(request, actor) };
    return true;
  }
}

const isOpen = (context: ExecutionContext): boolean => [context.getHandler(), context.getClass()].some((target) => Reflect.getMetadata(open, target) === true);
