import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { CaseFile } from '#commands/case-file';
import { standing } from '#domain/case/state';
import { lookedAt, receiptsOf, seenOf, type Receipt } from '#read-models/receipts';
import { CaseAccess } from '../cases/case-access.ts';
import { Documented, shapeOf } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { query } from '../requests/query.ts';

const ids = z.string().max(8000).transform((value) => value.split(',')).pipe(z.array(z.uuid()).min(1).max(200));
const seenQuery = query({ cases: ids });
const body = z.strictObject({ version: z.int().positive() });
const seen = z.strictObject({ items: z.array(z.strictObject({ caseId: z.string(), version: z.int() })) });

const reader = z.strictObject({ person: z.string(), name: z.string(), unit: z.string().nullable(), unitName: z.string().nullable(), version: z.int(), upToDate: z.boolean(), seenAt: z.string() });
const share = z.strictObject({ unit: z.string(), unitName: z.string(), openedAt: z.string().nullable(), openedBy: z.string().nullable() });
/** How many have looked at the case since its last event, and ever; who, and which units have opened their order, for those who may know. */
const readers = z.strictObject({ caseId: z.string(), version: z.int(), read: z.int(), ever: z.int(), people: z.array(reader).exactOptional(), shares: z.array(share).exactOptional() });
type Readers = z.output<typeof readers>;

const example: Readers = {
  caseId: '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10', version: 9, read: 1, ever: 2,
  people: [{ person: 'p-liu-yang', name: '刘扬', unit: 'cgj', unitName: '市城管局', version: 9, upToDate: true, seenAt: '2026-10-10T09:00:00+08:00' }],
  shares: [{ unit: 'cgj', unitName: '市城管局', openedAt: '2026-10-10T08:40:00+08:00', openedBy: '刘扬' }],
};
const CaseId = ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } });

/** Office and leaders may know who has looked; the units only how many have. */
const mayKnowReaders = ({ actor, sight }: Caller): boolean => sight.all || actor.office !== undefined || actor.roles.includes('area-leader') || actor.roles.includes('line-leader');

/** Who has looked at a case, and at which version of it (阅知). */
@ApiTags('receipts')
@Controller('api/receipts')
export class ReceiptsController {
  constructor(
    private readonly product: Product,
    private readonly access: CaseAccess,
  ) {}

  @Get()
  @Documented({ id: 'seen', summary: '我看过的版本', description: 'Up to which version the caller has seen each of these cases (ids with commas, at most 200); those never opened are absent.', answer: seen, example: { items: [{ caseId: example.caseId, version: 7 }] } })
  async seen(@Query({ schema: seenQuery }) { cases }: z.output<typeof seenQuery>, @AskedBy() { actor }: Caller): Promise<z.output<typeof seen>> {
    return { items: [...(await seenOf(this.product.deps.pool, actor.person, cases))] };
  }

  @Get(':caseId')
  @CaseId
  @Documented({ id: 'readers', summary: '已读情况', answer: readers, example })
  async readers(@Param('caseId') caseId: string, @AskedBy() caller: Caller): Promise<Readers> {
    return this.#readersOf(await this.access.open(caseId, caller), caller);
  }

  @Put(':caseId')
  @CaseId
  @ApiBody({ schema: shapeOf(body), examples: { example: { summary: '打开了案件', value: { version: 9 } } } })
  @Documented({ id: 'markSeen', summary: '记录已读', description: 'The caller has the case open as it stands at this version; a version that is not there yet counts as the last.', answer: readers, example, failures: [400, 401, 404, 413, 415, 429, 503] })
  async mark(@Param('caseId') caseId: string, @Body({ schema: body }) { version }: z.output<typeof body>, @AskedBy() caller: Caller): Promise<Readers> {
    const { clock, pool } = this.product.deps;
    const file = await this.access.open(caseId, caller);
    await lookedAt(pool, file.caseId, caller.actor, Math.min(version, file.version), await clock.now(pool));
    return this.#readersOf(file, caller);
  }

  async #readersOf(file: CaseFile, caller: Caller): Promise<Readers> {
    const all = await receiptsOf(this.product.deps.pool, file.caseId);
    const counted = { caseId: file.caseId, version: file.version, read: all.filter(({ version }) => version >= file.version).length, ever: all.length };
    return mayKnowReaders(caller) ? { ...counted, people: all.slice(0, 200).map((one) => readerShown(one, file, caller)), shares: sharesOf(all, file, caller) } : counted;
  }
}

const readerShown = ({ person, unit, version, seenAt }: Receipt, file: CaseFile, { names }: Caller): z.output<typeof reader> => ({
  person, name: names.person(person), unit, unitName: unit === null ? null : names.unit(unit), version, upToDate: version >= file.version, seenAt,
});

/** When each unit on the case first opened it. */
function sharesOf(all: readonly Receipt[], { state }: CaseFile, { names }: Caller): z.output<typeof share>[] {
  return standing(state).map(({ unit }) => {
    const first = all.filter((one) => one.unit === unit).toSorted((one, other) => (one.firstAt < other.firstAt ? -1 : 1))[0];
    return { unit, unitName: names.unit(unit), openedAt: first?.firstAt ?? null, openedBy: first === undefined ? null : names.person(first.person) };
  });
}
