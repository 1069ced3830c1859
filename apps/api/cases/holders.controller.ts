import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { figureWords } from '#catalogue/unit';
import { holderNames, unitOf } from '#domain/unit/holders';
import { heldInCase } from '#read-models/unit-record';
import { Documented } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { asOf, query } from '../requests/query.ts';
import { holderName } from '../units/holder-name.ts';
import { CaseAccess } from './case-access.ts';

const holdersQuery = query(asOf);

/** Who held a case, and how long: minutes of business hours in full, of calendar time, and of business hours divided among all who held it at once. `holding`: it is in these hands now. */
const holdersPage = z.strictObject({
  caseId: z.uuid(), now: z.string(), sentence: z.string(),
  items: z.array(z.strictObject({ holder: z.string(), name: z.string(), unit: z.string().nullable(), minutes: z.int(), elapsed: z.int(), share: z.int(), holding: z.boolean() })),
});
const example: z.input<typeof holdersPage> = {
  caseId: '0190f3a2-7c1e-5b7a-9d3e-2f6a1c4b8e10', now: '2026-10-12T18:00:00+08:00', sentence: figureWords['zh-CN'].held.sentence,
  items: [{ holder: 'unit:cgj', name: '市城管局', unit: 'cgj', minutes: 960, elapsed: 4800, share: 960, holding: true }, { holder: 'office:cwb:clerk', name: '市创卫办 受理员', unit: null, minutes: 35, elapsed: 35, share: 35, holding: false }],
};

/** In whose hands a case was. */
@ApiTags('cases')
@Controller('api/cases/:caseId/holders')
export class HoldersController {
  constructor(
    private readonly product: Product,
    private readonly access: CaseAccess,
  ) {}

  @Get()
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @Documented({ id: 'caseHolders', summary: '谁拿了多久', description: 'How long each unit, office step and leader held the case, the longest first; with `asOf` as it was known then. Time in which it was suspended, or over, is counted for nobody.', answer: holdersPage, example })
  async holders(@Param('caseId') caseId: string, @Query({ schema: holdersQuery }) { asOf: then }: z.output<typeof holdersQuery>, @AskedBy() caller: Caller): Promise<z.output<typeof holdersPage>> {
    const { clock, pool } = this.product.deps;
    const file = await this.access.openAsOf(caseId, then, caller);
    const now = then ?? (await clock.now(pool));
    const times = await heldInCase(pool, { now, calendar: file.rules.calendar, ...(then === undefined ? {} : { asOf: then }) }, file.caseId);
    const holding = new Set(holderNames(file.state));
    const items = times.map(({ holder, minutes, elapsed, share }) => ({ holder, name: holderName(holder, caller), unit: unitOf(holder) ?? null, minutes, elapsed, share, holding: holding.has(holder) }));
    return { caseId: file.caseId, now, sentence: figureWords[caller.locale].held.sentence, items };
  }
}
