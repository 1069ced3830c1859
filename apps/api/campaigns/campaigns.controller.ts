import type { IncomingHttpHeaders } from 'node:http';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { executeCampaign } from '#commands/campaign';
import type { Campaign } from '#domain/campaign/campaign';
import { campaignFile } from '#domain/campaign/file';
import { campaignCommands, type CampaignCommand } from '#domain/campaign/commands';
import { dayOf } from '#domain/time';
import { parseCampaign } from '#intake/campaign-file';
import { idKey, type Ordered, pageOfAll } from '#read-models/page';
import { Documented } from '../openapi/documented.ts';
import { MalformedFile } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { inName } from '../requests/behalf.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { answered, listed } from '../requests/listed.ts';
import { commandIdOf, etagOf, expectedVersionOf } from '../requests/preconditions.ts';
import { asOf, paging, partOf, query } from '../requests/query.ts';
import { checked } from '../requests/schema.pipe.ts';
import { campaignListed, campaignPage, campaignPageOf, campaignShown, type CampaignPage } from './campaign-page.ts';
import { CampaignReading } from './campaign-reading.ts';
import { CampaignCommandRoute, campaignAnswer, openingBody, type CampaignAnswered } from './command-documentation.ts';
import { campaignListedExample, campaignPageExample, planExample } from './examples.ts';
import { planOf, planPage } from './plan-page.ts';

const pageQuery = query(asOf);
type PageQuery = z.output<typeof pageQuery>;
const listQuery = query({ ...asOf, ...paging });
type ListQuery = z.output<typeof listQuery>;
const items = listed(campaignListed);
/** Those that go on first, the one that is inspected next at their head. */
const byInspection: Ordered<Campaign> = { order: 'campaigns', checks: [idKey, idKey, idKey], keys: ({ status, inspection, id }) => [status === 'open' ? 'open' : 'over', inspection.earliest, id] };
const CampaignId = ApiParam({ name: 'id', schema: { type: 'string' } });

@ApiTags('campaigns')
@Controller('api/campaigns')
export class CampaignsController {
  constructor(
    private readonly product: Product,
    private readonly reading: CampaignReading,
  ) {}

  @Get()
  @Documented({ id: 'campaigns', summary: '创建活动', description: 'The campaigns, each with the phase of the day, the days to its inspection, and how many of its open cases the caller may see; with `asOf` as it was known then, the cases as they were last ranked.', answer: items, example: { items: [campaignListedExample], next: null } })
  async list(@Query({ schema: listQuery }) { asOf: then, ...asked }: ListQuery, @AskedBy() caller: Caller): Promise<z.output<typeof items>> {
    const now = then ?? (await this.product.deps.clock.now(this.product.deps.pool));
    const { items: found, ...rest } = pageOfAll(await this.reading.all(then), partOf(asked), byInspection);
    const shown = await Promise.all(found.map(async (one) => ({ ...campaignShown(one, now, caller), open: await this.reading.openOf(one, then, caller) })));
    return answered({ items: shown, ...rest }, (one) => one);
  }

  @Get(':id')
  @CampaignId
  @Documented({ id: 'campaign', summary: '创建活动详情', description: 'Phases, the countdown, the open cases that the caller may see in the order in which they endanger the inspection, duties held and missed, what comes next; with `asOf` as it was known then, the cases as they were last ranked.', answer: campaignPage, example: campaignPageExample })
  async page(@Param('id') id: string, @Query({ schema: pageQuery }) { asOf: then }: PageQuery, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<CampaignPage> {
    const read = await this.reading.one(id, then);
    void reply.header('etag', etagOf(read.campaign.version));
    return campaignPageOf(read.campaign, await this.reading.partsOf(read, then, caller), caller);
  }

  @Get(':id/plan')
  @CampaignId
  @Documented({ id: 'campaignPlan', summary: '倒排计划', description: 'Milestones counted back from both ends of the date of the inspection, month by month, each explained day by day.', answer: planPage, example: planExample })
  async plan(@Param('id') id: string, @Query({ schema: pageQuery }) { asOf: then }: PageQuery, @AskedBy() { locale }: Caller): Promise<z.output<typeof planPage>> {
    const { campaign, calendar, now } = await this.reading.one(id, then);
    return planOf(campaign, calendar, dayOf(now), locale);
  }

  @Post()
  @HttpCode(201)
  @CampaignCommandRoute('open')
  async open(@Body({ schema: openingBody }) body: z.output<typeof openingBody>, @Headers() headers: IncomingHttpHeaders, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<CampaignAnswered> {
    const data = opened(body);
    const answered = await this.#give(data.id, { type: 'open', data }, caller, headers, reply);
    void reply.header('location', `/api/campaigns/${encodeURIComponent(data.id)}`);
    return answered;
  }

  @Post(':id/revise-inspection')
  @HttpCode(200)
  @CampaignId
  @CampaignCommandRoute('revise-inspection')
  async revise(@Param('id') id: string, @Body({ schema: campaignCommands['revise-inspection'].schema }) data: unknown, @Headers() headers: IncomingHttpHeaders, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<CampaignAnswered> {
    return this.#give(id, commandOf('revise-inspection', data), caller, headers, reply);
  }

  @Post(':id/record-duty')
  @HttpCode(200)
  @CampaignId
  @CampaignCommandRoute('record-duty')
  async record(@Param('id') id: string, @Body({ schema: campaignCommands['record-duty'].schema }) data: unknown, @Headers() headers: IncomingHttpHeaders, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<CampaignAnswered> {
    return this.#give(id, commandOf('record-duty', data), caller, headers, reply);
  }

  @Post(':id/close')
  @HttpCode(200)
  @CampaignId
  @CampaignCommandRoute('close')
  async close(@Param('id') id: string, @Body({ schema: campaignCommands.close.schema }) data: unknown, @Headers() headers: IncomingHttpHeaders, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<CampaignAnswered> {
    return this.#give(id, commandOf('close', data), caller, headers, reply);
  }

  async #give(id: string, command: CampaignCommand, caller: Caller, headers: IncomingHttpHeaders, reply: FastifyReply): Promise<CampaignAnswered> {
    const { deps } = this.product;
    const [commandId, expectedVersion] = [commandIdOf(headers), expectedVersionOf(headers)];
    if (command.type !== 'open') await this.reading.one(id, undefined);
    const { repeated: _, ...answer } = await executeCampaign(deps, { id, command, actor: caller.actor, commandId, ...(expectedVersion === undefined ? {} : { expectedVersion }), ...inName(caller) });
    void reply.header('etag', etagOf(answer.version));
    return checked(campaignAnswer, answer);
  }
}

/** Data that has passed the schema of its type is a command of that type. */
const commandOf = (type: Exclude<CampaignCommand['type'], 'open'>, data: unknown): CampaignCommand => ({ type, data }) as CampaignCommand;

/** The campaign of a body: its fields, or the text of a file. Throws MalformedFile, MalformedData. */
function opened(body: z.output<typeof openingBody>): z.output<typeof campaignFile> {
  const file = body['file'];
  if (typeof file !== 'string') return checked(campaignFile, body);
  const { value, problems } = parseCampaign(Buffer.from(file));
  if (value === undefined) throw new MalformedFile('campaign-file-wrong', problems ?? []);
  return value;
}
