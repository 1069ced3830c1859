import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { personalData } from '#event-store/personal-data';
import { listCases } from '#read-models/list-cases';
import { asLetter, formatParameter, wantsText } from '../calendar/plain-text.ts';
import { caseEvidenceFor } from '../evidence/case-evidence.ts';
import { Documented } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { answered, listed } from '../requests/listed.ts';
import { etagOf } from '../requests/preconditions.ts';
import { asOf, partOf, query, whole } from '../requests/query.ts';
import { roundOfCase } from '../rounds/round-access.ts';
import { agendaItems, agendaPage } from './agenda.ts';
import { CaseAccess } from './case-access.ts';
import { caseItem, itemShown } from './case-items.ts';
import { type CasePage, casePage, casePageOf } from './case-page.ts';
import { caseQuery, filterOf } from './case-query.ts';
import { deadlineOf, deadlinePage, letterOf } from './deadlines.ts';
import { agendaExample, caseItemExample, casePageExample, deadlineExample, trailExample } from './examples.ts';
import { mayKnowReporter, reporterOf } from './reporter.ts';
import { trailPage } from './trail.ts';
import { TrailService } from './trail.service.ts';

const pageQuery = query(asOf);
const deadlineQuery = query({ ...asOf, ...formatParameter });
const trailQuery = query({ limit: whole(1, 500).exactOptional(), cursor: whole(0, 999_999_999).exactOptional() });
const caseList = listed(caseItem);
const CaseId = ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } });

@ApiTags('cases')
@Controller('api/cases')
export class CaseController {
  constructor(
    private readonly product: Product,
    private readonly access: CaseAccess,
    private readonly trail: TrailService,
  ) {}

  @Get()
  @Documented({ id: 'cases', summary: '案件列表', description: 'The cases that the caller may see.', answer: caseList, example: { items: [caseItemExample], next: null } })
  async list(@Query({ schema: caseQuery }) asked: z.output<typeof caseQuery>, @AskedBy() caller: Caller): Promise<z.output<typeof caseList>> {
    const { clock, pool } = this.product.deps;
    const { sort } = asked;
    const request = { now: await clock.now(pool), ...(sort === undefined ? {} : { sort }), ...partOf(asked) };
    return answered(await listCases(pool, caller.viewer, filterOf(asked), request), (row) => itemShown(row, caller));
  }

  @Get(':caseId')
  @CaseId
  @Documented({ id: 'case', summary: '案件详情', description: 'State, shares with their clocks, what the caller may do and why not; with `asOf` as it was known then.', answer: casePage, example: casePageExample })
  async page(@Param('caseId') caseId: string, @Query({ schema: pageQuery }) { asOf: then }: z.output<typeof pageQuery>, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<CasePage> {
    const { clock, pool } = this.product.deps;
    const file = await this.access.openAsOf(caseId, then, caller);
    const personal = mayKnowReporter(file.state, caller.actor, caller.sight) ? await personalData(pool, file.caseId) : undefined;
    void reply.header('etag', etagOf(file.version));
    const round = await roundOfCase(this.product.deps, file.state, caller);
    return casePageOf(file, caller, { ...(round === undefined ? {} : { round }), now: then ?? (await clock.now(pool)), reporter: reporterOf(personal?.get('reporter')), evidence: await caseEvidenceFor(this.product.evidence, file, caller), ...(then === undefined ? {} : { asOf: then }) });
  }

  @Get(':caseId/events')
  @CaseId
  @Documented({ id: 'trail', summary: '办理记录', description: 'The trail: who, for whom, when it happened and was recorded, what, on which basis, and the hash chain.', answer: trailPage, example: trailExample })
  async events(@Param('caseId') caseId: string, @Query({ schema: trailQuery }) { limit, cursor }: z.output<typeof trailQuery>, @AskedBy() caller: Caller): Promise<z.output<typeof trailPage>> {
    return this.trail.page(await this.access.open(caseId, caller), caller, { ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) });
  }

  @Get(':caseId/agenda')
  @CaseId
  @Documented({ id: 'agenda', summary: '接下来会发生什么', description: 'What happens next and when if nobody acts, who is told, what stops it; with `asOf` as it was known then.', answer: agendaPage, example: agendaExample })
  async agenda(@Param('caseId') caseId: string, @Query({ schema: pageQuery }) { asOf: then }: z.output<typeof pageQuery>, @AskedBy() caller: Caller): Promise<z.output<typeof agendaPage>> {
    const { clock, pool } = this.product.deps;
    const file = await this.access.openAsOf(caseId, then, caller);
    const items = agendaItems(file, caller);
    return { caseId: file.caseId, version: file.version, now: then ?? (await clock.now(pool)), ...(then === undefined ? {} : { asOf: then }), over: items.length === 0, items };
  }

  @Get(':caseId/deadlines/:deadlineId')
  @CaseId
  @Documented({ id: 'deadline', summary: '期限逐日说明', description: 'How the due time of a share (`a1`), or of a step on the way to it (`a1.stop`), came about, day by day. With `format=text` or `Accept: text/plain` as a text for a letter.', answer: deadlinePage, example: deadlineExample })
  async deadline(
    @Param('caseId') caseId: string,
    @Param('deadlineId') deadlineId: string,
    @Query({ schema: deadlineQuery }) { asOf: then, format }: z.output<typeof deadlineQuery>,
    @Headers('accept') accept: string | undefined,
    @AskedBy() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof deadlinePage> | string> {
    const { clock, pool } = this.product.deps;
    const file = await this.access.openAsOf(caseId, then, caller);
    return wantsText(format, accept) ? asLetter(reply, letterOf(file, deadlineId, caller)) : deadlineOf(file, deadlineId, caller, then ?? (await clock.now(pool)));
  }
}
