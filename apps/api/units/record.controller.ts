import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { wordOf } from '#catalogue/rules';
import { statusWords } from '#catalogue/statuses';
import { readUnit, rulesOfUnits } from '#commands/unit-records';
import type { Instant } from '#domain/time';
import { measureIds } from '#domain/unit/figures';
import { unitHolder } from '#domain/unit/holders';
import { casesBehind, figuresOf, heldBy, promisesInCases, type FigureSpan } from '#read-models/unit-record';
import { Documented } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { answered, listed } from '../requests/listed.ts';
import { etagOf } from '../requests/preconditions.ts';
import { asOf, fromParameter, paging, partOf, query, untilParameter } from '../requests/query.ts';
import { figuresShown, heldShown } from './figures.ts';
import { behindExample, recordExample } from './record-examples.ts';
import { promiseInCase, recordPage, recordShown, type RecordPage } from './record-page.ts';
import { unitFor } from './unit-access.ts';

const span = { from: fromParameter.exactOptional(), to: untilParameter.exactOptional(), ...asOf };
const recordQuery = query(span);
const casesQuery = query({ ...span, measure: z.enum(measureIds), ...paging });
type Asked = Readonly<{ from?: Instant; to?: Instant; asOf?: Instant }>;

const behind = z.strictObject({ caseId: z.string(), caseNo: z.string().nullable(), title: z.string().nullable(), status: z.string().nullable(), statusName: z.string().nullable(), value: z.int(), at: z.string(), seen: z.boolean() });
const cases = listed(behind);
const UnitId = ApiParam({ name: 'id', schema: { type: 'string' } });

/** The record of a unit across its cases: cards, measures, places, figures, each number with the cases behind it. */
@ApiTags('units')
@Controller('api/units/:id/record')
export class RecordController {
  constructor(private readonly product: Product) {}

  @Get()
  @UnitId
  @Documented({ id: 'unitRecord', summary: '单位责任档案', description: 'Cards with expiry and appeal, measures proposed, promised and carried out, places on the boards, figures of a period with the sentence that says how each is counted, time in hand, what happens next if nobody acts; with `asOf` as it was known then.', answer: recordPage, example: recordExample })
  async record(@Param('id') id: string, @Query({ schema: recordQuery }) asked: z.output<typeof recordQuery>, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<RecordPage> {
    const { deps } = this.product;
    const holder = unitHolder(unitFor(caller, id).id);
    const record = await readUnit(deps, id, asked.asOf === undefined ? {} : { asOf: asked.asOf });
    const times = await this.#span(asked, record.rules.calendar);
    const [found, time, open] = [await figuresOf(deps.pool, holder, times), await heldBy(deps.pool, times, holder), await promisesInCases(deps.pool, caller.viewer, { holder, ...(asked.asOf === undefined ? {} : { asOf: asked.asOf }) })];
    void reply.header('etag', etagOf(record.state.version));
    const promised = open.map((one) => promiseInCase(one, times.now, record.rules, caller));
    return recordShown({ record, now: times.now }, { asOf: asked.asOf ?? null, promised, figures: figuresShown(found, caller), held: heldShown(time, caller) }, caller);
  }

  @Get('cases')
  @UnitId
  @Documented({ id: 'unitRecordCases', summary: '单位责任档案：数字背后的案件', description: 'The cases behind one figure of the record, the latest first. A case that the caller may not see is listed by its id only.', answer: cases, example: { items: [behindExample], next: null } })
  async cases(@Param('id') id: string, @Query({ schema: casesQuery }) asked: z.output<typeof casesQuery>, @AskedBy() caller: Caller): Promise<z.output<typeof cases>> {
    const { deps } = this.product;
    const holder = unitHolder(unitFor(caller, id).id);
    const { calendar } = await rulesOfUnits(deps, deps.pool, caller.city, asked.asOf ?? (await deps.clock.now(deps.pool)));
    const page = await casesBehind(deps.pool, caller.viewer, { holder, measure: asked.measure, span: await this.#span(asked, calendar) }, partOf(asked));
    return answered(page, (one) => ({ ...one, statusName: one.status === null ? null : wordOf(statusWords[caller.locale], one.status) }));
  }

  async #span({ from, to, asOf: then }: Asked, calendar: FigureSpan['calendar']): Promise<FigureSpan> {
    const { clock, pool } = this.product.deps;
    return { now: then ?? (await clock.now(pool)), calendar, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...(then === undefined ? {} : { asOf: then }) };
  }
}
