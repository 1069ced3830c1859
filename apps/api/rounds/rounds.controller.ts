import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { roundDrawNote } from '#catalogue/round';
import { sha256 } from '#commands/samples';
import { drawnAgain } from '#domain/round/draw-again';
import { roundStatuses, type Round } from '#domain/round/round';
import { idKey, type Ordered, pageOfAll } from '#read-models/page';
import { casesOfRound, seenOfRound } from '#read-models/round-cases';
import { permission } from '../cases/permissions.ts';
import { Documented } from '../openapi/documented.ts';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { answered, listed } from '../requests/listed.ts';
import { etagOf } from '../requests/preconditions.ts';
import { paging, partOf, query } from '../requests/query.ts';
import { drawExample, roundItemExample, roundPageExample } from './examples.ts';
import { roundFor, roundsFor } from './round-access.ts';
import { planning, roundItem, roundPage, roundPageOf, roundShown, type RoundPage } from './round-page.ts';

const listQuery = query({ status: z.enum(roundStatuses).exactOptional(), ...paging });
type ListQuery = z.output<typeof listQuery>;
/** The one that began last first. */
const byBeginning: Ordered<Round> = { order: 'rounds', latestFirst: true, checks: [idKey, idKey, idKey], keys: ({ begins, plannedAt, id }) => [begins, plannedAt, id] };
const pageQuery = query({});
/** The rounds, and whether the caller may plan one. */
const items = listed(roundItem).extend({ permitted: z.array(permission) });

/** A draw made again from the log: the lot of each place in the order of the lots. */
const drawShown = z.strictObject({
  seed: z.string(), size: z.int(), agrees: z.boolean(), rule: z.string(), candidates: z.strictObject({ count: z.int(), hash: z.string() }), lots: z.array(z.strictObject({ place: z.string(), address: z.string(), lot: z.string(), drawn: z.boolean(), recorded: z.boolean() })),
});
const RoundId = ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });

@ApiTags('rounds')
@Controller('api/rounds')
export class RoundsController {
  constructor(private readonly product: Product) {}

  @Get()
  @Documented({ id: 'rounds', summary: '督查轮次', description: 'The inspection rounds that the caller may know of: until a round is published only its team, its directors and whoever oversees.', answer: items, example: { items: [roundItemExample], next: null, permitted: [{ command: 'plan-round', name: '制定督查计划', allowed: true }] } })
  async list(@Query({ schema: listQuery }) { status, ...asked }: ListQuery, @AskedBy() caller: Caller): Promise<z.output<typeof items>> {
    const rounds = (await roundsFor(this.product.deps, caller)).filter((one) => status === undefined || one.status === status);
    return { ...answered(pageOfAll(rounds, partOf(asked), byBeginning), (one) => roundShown(one, caller)), permitted: planning(caller) };
  }

  @Get(':id')
  @RoundId
  @Documented({ id: 'round', summary: '督查轮次详情', description: 'The plan, the places and how they were drawn, what was found, and how far the cases of it are, by unit. 404 for whoever may not know of it.', answer: roundPage, example: roundPageExample })
  async page(@Param('id') id: string, @Query({ schema: pageQuery }) _: unknown, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<RoundPage> {
    const { clock, pool } = this.product.deps;
    const round = await roundFor(this.product.deps, id, caller);
    void reply.header('etag', etagOf(round.version));
    return roundPageOf(round, { now: await clock.now(pool), cases: await casesOfRound(pool, id), seen: await seenOfRound(pool, id, caller.viewer) }, caller);
  }

  @Get(':id/draw')
  @RoundId
  @Documented({ id: 'roundDraw', summary: '重新验算抽签', description: 'Draws the places again by the recorded seed and compares; each lot can be checked by hand.', answer: drawShown, example: drawExample })
  async draw(@Param('id') id: string, @Query({ schema: pageQuery }) _: unknown, @AskedBy() caller: Caller): Promise<z.output<typeof drawShown>> {
    const round = await roundFor(this.product.deps, id, caller);
    const again = drawnAgain(round, sha256);
    if (again === undefined) throw new Problem(404, 'round-not-drawn');
    return { ...again, lots: [...again.lots], rule: roundDrawNote[caller.locale].rule };
  }
}
