import { Controller, Get, Param } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { chainWords } from '#catalogue/chain';
import { fillIn } from '#catalogue/fill-in';
import type { Locale } from '#catalogue/locale';
import { inTransaction } from '#database/pool';
import { headOf } from '#event-store/streams';
import { type Verdict, verifyStream } from '#event-store/verify';
import { Documented } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { CaseAccess } from './case-access.ts';

/** The hash chain of a case, checked just now. `version` is that of the last event, or the first at which the chain breaks; `what` says how. */
const verification = z.strictObject({
  caseId: z.uuid(), at: z.string(), sound: z.boolean(), version: z.int(), what: z.enum(['changed', 'not-following', 'missing', 'head']).nullable(), head: z.string().nullable(), sentence: z.string(),
});
const example: z.input<typeof verification> = {
  caseId: '0190f3a2-7c1e-5b7a-9d3e-2f6a1c4b8e10', at: '2026-10-12T18:00:00+08:00', sound: true, version: 8, what: null, head: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', sentence: '核验通过：8 条记录，哈希链完整。',
};

const sentenceOf = (locale: Locale, verdict: Verdict): string => fillIn(locale, chainWords[locale][verdict.ok ? 'sound' : verdict.what], { events: verdict.version, version: verdict.version });

/** Whether the trail of a case is what was written. */
@ApiTags('cases')
@Controller('api/cases/:caseId/verification')
export class VerificationController {
  constructor(
    private readonly product: Product,
    private readonly access: CaseAccess,
  ) {}

  @Get()
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @Documented({ id: 'verifyCase', summary: '核验哈希链', description: 'Computes every hash of the trail again and compares it, and the head with the last event.', answer: verification, example })
  async verify(@Param('caseId') caseId: string, @AskedBy() caller: Caller): Promise<z.output<typeof verification>> {
    const { clock, pool } = this.product.deps;
    const file = await this.access.open(caseId, caller);
    const stream = `case/${file.caseId}`;
    const { verdict, head, at } = await inTransaction(pool, async (client) => ({ verdict: await verifyStream(client, stream), head: await headOf(client, stream), at: await clock.now(client) }), 'repeatable read read only');
    return { caseId: file.caseId, at, sound: verdict.ok, version: verdict.version, what: verdict.ok ? null : verdict.what, head: head.version === 0 ? null : head.hash, sentence: sentenceOf(caller.locale, verdict) };
  }
}
