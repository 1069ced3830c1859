import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { samplesOf } from '#commands/samples';
import type { Sample } from '#domain/draw/sample';
import { id } from '#domain/text';
import { seenAmong } from '#read-models/campaign-cases';
import { Documented } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { listed } from '../requests/listed.ts';
import { asOf, query } from '../requests/query.ts';

const samplesQuery = query({ ...asOf, office: id.exactOptional() });

/** A draw: the cases by id as far as the caller may see them, `more` that they may not; seed, count and digest of the candidates are for whoever checks it. */
const sampleItem = z.strictObject({
  office: z.string(), officeName: z.string(), month: z.string(), seed: z.string(), policy: z.string(), percent: z.number(), candidates: z.strictObject({ count: z.int(), hash: z.string() }), dueAt: z.string(), firedAt: z.string(),
  drawn: z.array(z.strictObject({ caseId: z.string(), ordered: z.boolean() })), more: z.int(),
});
const samples = listed(sampleItem);

const example: z.output<typeof sampleItem> = {
  office: 'cwb-cd', officeName: '城东区创卫办', month: '2026-09', seed: '5d0c1f7a9be04f0cb0a1d2e3f4a5b6c7', policy: 'sanming@2', percent: 10, candidates: { count: 31, hash: '9b7e20c4d1f0a5b86c3e2d7f1a4b5c6d7e8f9a0b1c2d3e4f5a6b7c8d9e0f1a2b' }, dueAt: '2026-10-08T08:30:00+08:00', firedAt: '2026-10-08T08:30:00+08:00',
  drawn: [{ caseId: '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10', ordered: true }], more: 3,
};

/** The samples that were drawn for a look back, of the offices that the caller may see. */
@ApiTags('samples')
@Controller('api/samples')
export class SamplesController {
  constructor(private readonly product: Product) {}

  @Get()
  @Documented({ id: 'samples', summary: '回头看抽查', description: 'Of the cases closed in a month, those drawn for a look back: for each candidate SHA-256 of `seed|caseId`; the candidates with the smallest digests are drawn. `candidates.hash` is SHA-256 of their ids in order, one on a line. `xiaohao sample verify` draws again from the log.', answer: samples, example: { items: [example], next: null } })
  async samples(@Query({ schema: samplesQuery }) { asOf: then, office }: z.output<typeof samplesQuery>, @AskedBy() caller: Caller): Promise<z.output<typeof samples>> {
    const { pool } = this.product.deps;
    const { actor, city, sight } = caller;
    const offices = (sight.all ? Object.keys(city.offices) : actor.offices).filter((one) => office === undefined || one === office).toSorted();
    const items: z.output<typeof sampleItem>[] = [];
    for (const one of offices) {
      const { drawn } = await samplesOf(pool, one, then === undefined ? {} : { asOf: then });
      const seen = await seenAmong(pool, drawn.flatMap((sample) => sample.drawn), caller.viewer);
      items.push(...drawn.map((sample) => shown(one, sample, seen, caller)).toReversed());
    }
    return { items, next: null };
  }
}

function shown(office: string, { drawn, ordered = [], month, seed, policy, percent, candidates, dueAt, firedAt }: Sample, seen: ReadonlySet<string>, { names }: Caller): z.output<typeof sampleItem> {
  const visible = drawn.filter((caseId) => seen.has(caseId));
  return {
    office, officeName: names.office(office), month, seed, policy, percent, candidates: { ...candidates }, dueAt, firedAt,
    drawn: visible.map((caseId) => ({ caseId, ordered: ordered.includes(caseId) })), more: drawn.length - visible.length,
  };
}
