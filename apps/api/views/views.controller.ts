import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { openStatuses } from '#domain/case/state';
import { text } from '#domain/text';
import type { Instant } from '#domain/time';
import { countCases } from '#read-models/list-cases';
import { dropView, keepView, mostViews, savedViews, type SavedView } from '#read-models/saved-views';
import { caseQuery, filterOf } from '../cases/case-query.ts';
import { Documented, shapeOf } from '../openapi/documented.ts';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { checked } from '../requests/schema.pipe.ts';

const name = text(40);
/** The search of the page's address, parameter by parameter. */
const search = z.record(z.string().regex(/^[a-zA-Z]{1,20}$/), text(200)).refine((given) => Object.keys(given).length <= 20);
const body = z.strictObject({ search });
const view = z.strictObject({ name: z.string(), search: z.record(z.string(), z.string()), count: z.int().nullable(), savedAt: z.string() });
const views = z.strictObject({ most: z.int(), countedUpTo: z.int(), items: z.array(view) });
const dropped = z.strictObject({ name: z.string() });
const example = { name: '城东逾期', search: { view: 'overdue', area: 'cd' }, count: 7, savedAt: '2026-10-10T09:00:00+08:00' };
const ViewName = ApiParam({ name: 'name', schema: { type: 'string', maxLength: 40 } });

/** No list is counted further than this: who has more needs another filter. */
const countedUpTo = 999;

/** The views that only the page knows, in the words of the list's parameters. */
const pageViews: Readonly<Record<string, Readonly<Record<string, string>>>> = { all: {}, open: { status: openStatuses.join(',') }, closed: { status: 'closed' } };

/** The filters of the list that one person has given a name; nobody else sees them, and a link to one is its address. */
@ApiTags('views')
@Controller('api/views')
export class ViewsController {
  constructor(private readonly product: Product) {}

  @Get()
  @Documented({ id: 'views', summary: '我的视图', description: 'The filters that the caller keeps, with how many cases each has now (null where it asks for what the list no longer knows).', answer: views, example: { most: mostViews, countedUpTo, items: [example] } })
  async list(@AskedBy() caller: Caller): Promise<z.output<typeof views>> {
    const { clock, pool } = this.product.deps;
    const now = await clock.now(pool);
    const items: z.output<typeof view>[] = [];
    for (const one of await savedViews(pool, caller.actor.person)) items.push(await this.#counted(one, caller, now));
    return { most: mostViews, countedUpTo, items };
  }

  @Put(':name')
  @ViewName
  @ApiBody({ schema: shapeOf(body), examples: { example: { summary: '保存视图', value: { search: example.search } } } })
  @Documented({ id: 'saveView', summary: '保存视图', description: 'In the place of the one of this name, if there is one.', answer: view, example, failures: [400, 401, 409, 413, 415, 429, 503] })
  async save(@Param('name') called: string, @Body({ schema: body }) given: z.output<typeof body>, @AskedBy() caller: Caller): Promise<z.output<typeof view>> {
    const { clock, pool } = this.product.deps;
    const now = await clock.now(pool);
    const kept = { name: checked(z.strictObject({ name }), { name: called }).name, search: given.search, savedAt: now };
    if (!(await keepView(pool, caller.actor.person, kept))) throw new Problem(409, 'too-many-views', { most: mostViews });
    return this.#counted(kept, caller, now);
  }

  @Delete(':name')
  @ViewName
  @Documented({ id: 'dropView', summary: '删除视图', answer: dropped, example: { name: example.name }, failures: [400, 401, 404, 429, 503] })
  async drop(@Param('name') called: string, @AskedBy() { actor }: Caller): Promise<z.output<typeof dropped>> {
    if (!(await dropView(this.product.deps.pool, actor.person, called))) throw new Problem(404, 'unknown-view');
    return { name: called };
  }

  async #counted({ name: called, search: kept, savedAt }: SavedView, { viewer }: Caller, now: Instant): Promise<z.output<typeof view>> {
    const { view: of = 'all', ...rest } = kept;
    const asked = caseQuery.safeParse(Object.hasOwn(pageViews, of) ? { ...pageViews[of], ...rest } : kept);
    return { name: called, search: { ...kept }, savedAt, count: asked.success ? await countCases(this.product.deps.pool, viewer, filterOf(asked.data), now, countedUpTo) : null };
  }
}
