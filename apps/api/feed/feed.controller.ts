import { Readable } from 'node:stream';
import { Controller, Get, Headers, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { text } from '#domain/text';
import { partsOf } from '#event-store/position';
import { Metrics } from '../health/metrics.ts';
import { Documented } from '../openapi/documented.ts';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { query } from '../requests/query.ts';
import { Feed } from './feed.ts';
import { feedOf } from './feed-of.ts';

const feedQuery = query({ lastEventId: text(50).exactOptional() });
const example = `id: 918-44\nevent: case\ndata: {"caseId":"0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10","version":7,"type":"AssignmentClaimed","what":"市城管局认领。","by":"刘扬","occurredAt":"2026-10-12T09:05:00+08:00","recordedAt":"2026-10-12T09:05:00+08:00","status":"rectifying","statusName":"整改中","title":"东关农贸市场西门外占道经营"}\n\n`;

@ApiTags('feed')
@Controller('api/feed')
export class FeedController {
  readonly #open = new Map<string, number>();

  constructor(
    private readonly product: Product,
    private readonly feed: Feed,
    private readonly metrics: Metrics,
  ) {}

  @Get()
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: '断线后从这个编号继续。', schema: { type: 'string' } })
  @Documented({ id: 'feed', summary: '实时更新（SSE）', description: 'Server-sent events of the cases that the caller may see; `id` is the position in the log, resumable by Last-Event-ID.', answer: z.string(), example, type: 'text/event-stream' })
  async follow(@Query({ schema: feedQuery }) { lastEventId }: z.output<typeof feedQuery>, @Headers('last-event-id') header: string | undefined, @AskedBy() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const from = header ?? lastEventId;
    if (from !== undefined) partsOf(from);
    const { person } = caller.actor;
    this.#admit(person);
    const gone = new AbortController();
    request.raw.once('close', () => gone.abort());
    reply.raw.once('close', () => gone.abort());
    const end = await this.feed.follow().catch((error: unknown) => {
      this.#dismiss(person);
      throw error;
    });
    gone.signal.addEventListener('abort', () => {
      end();
      this.#dismiss(person);
    }, { once: true });
    const until = request.session instanceof Error || request.session === undefined ? 0 : request.session.expiresAt * 1000;
    void reply.header('x-accel-buffering', 'no').header('cache-control', 'no-store').type('text/event-stream; charset=utf-8').send(Readable.from(feedOf(this.feed, caller, { from, until, signal: gone.signal })));
  }

  #admit(person: string): void {
    const open = this.#open.get(person) ?? 0;
    if (open >= this.product.limits.feeds) throw new Problem(429, 'too-many-feeds', { most: this.product.limits.feeds }, 10);
    this.#open.set(person, open + 1);
    this.metrics.feeds.inc();
  }

  #dismiss(person: string): void {
    const open = (this.#open.get(person) ?? 1) - 1;
    if (open > 0) this.#open.set(person, open);
    else this.#open.delete(person);
    this.metrics.feeds.dec();
  }
}
