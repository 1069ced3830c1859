import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Amendment, amendmentKey, amendmentOf, amendments, amendmentStream, appliedOf } from '#commands/amendments';
import { previewAdoption, type Proposal } from '#commands/preview';
import { proposedCalendar, proposedPolicy } from '#commands/proposals';
import { calendarCommands } from '#domain/calendar/amend';
import { instant } from '#domain/text';
import { parsePolicy } from '#intake/policy-file';
import { listDeadlineMoves } from '#read-models/list-deadline-moves';
import { Documented, shapeOf } from '../openapi/documented.ts';
import { MalformedFile, Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { bodyLimit } from '../requests/body.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { answered, listed } from '../requests/listed.ts';
import { paging, partOf, query } from '../requests/query.ts';
import { amendmentExample, amendmentItem, amendmentPage, amendmentPageExample, itemShown, moveShown, previewExample, previewOf, previewShown } from './shown.ts';

const page = query(paging);

/** A change of the calendar as it would be published, or the text of a policy file. */
const proposal = z.union([
  z.strictObject({ notice: calendarCommands['issue-notice'] }),
  z.strictObject({ overlay: calendarCommands['issue-overlay'] }),
  z.strictObject({ withdrawal: calendarCommands['withdraw-overlay'] }),
  z.strictObject({ hours: calendarCommands['set-hours'] }),
  z.strictObject({ policy: z.string().min(1).max(bodyLimit), effectiveFrom: instant.exactOptional() }),
]);
const proposalExample = { overlay: { id: 'weekend', name: '迎检冲刺周末', basis: '青创卫办〔2026〕11号', workdays: ['2026-12-12', '2026-12-13'] } };

/** What published changes of the rules did to open cases, and what one would do that is not published. */
@ApiTags('amendments')
@Controller('api/amendments')
export class AmendmentsController {
  constructor(private readonly product: Product) {}

  @Get()
  @Documented({ id: 'amendments', summary: '日历和规则的调整', description: 'Published changes of the calendar and of the policy that open cases follow, the latest first.', answer: listed(amendmentItem), example: { items: [amendmentExample], next: null } })
  async amendments(): Promise<{ items: z.output<typeof amendmentItem>[]; next: null }> {
    const { deps } = this.product;
    const all = await amendments(deps, deps.pool);
    return { items: await Promise.all(all.map((one) => this.#shown(one))), next: null };
  }

  @Get(':id')
  @Documented({ id: 'amendment', summary: '一次调整及变动的期限', description: 'How far it has got, and each deadline that it moved: of which case, from when to when, and why.', answer: amendmentPage, example: amendmentPageExample })
  async amendment(@Param('id') id: string, @Query({ schema: page }) asked: z.output<typeof page>, @AskedBy() caller: Caller): Promise<z.output<typeof amendmentPage>> {
    const { deps } = this.product;
    const key = amendmentKey(id);
    const found = key === undefined ? undefined : await amendmentOf(deps, deps.pool, key);
    if (found === undefined) throw new Problem(404, 'unknown-amendment', { id: id.slice(0, 40) });
    const moves = await listDeadlineMoves(deps.pool, caller.viewer, amendmentStream(found.id), partOf(asked));
    return { amendment: await this.#shown(found), moved: answered(moves, (move) => moveShown(move, caller)) };
  }

  @Post('preview')
  @HttpCode(200)
  @ApiBody({ schema: shapeOf(proposal), examples: { example: { value: proposalExample } } })
  @Documented({
    id: 'previewAmendment', summary: '预览一次调整', description: 'Which deadlines of open cases would move if this change of the calendar were published, or this policy so that open cases follow it. Nothing is written.',
    answer: previewShown, example: previewExample, failures: [400, 401, 403, 409, 413, 415, 429, 503],
  })
  async preview(@Body({ schema: proposal }) asked: z.output<typeof proposal>, @AskedBy() caller: Caller): Promise<z.output<typeof previewShown>> {
    const proposed = await this.#proposed(asked, caller);
    return previewOf(await previewAdoption(this.product.deps, proposed), proposed.why, caller);
  }

  async #proposed(asked: z.output<typeof proposal>, { actor }: Caller): Promise<Proposal> {
    const { deps } = this.product;
    if ('notice' in asked) return proposedCalendar(deps, { type: 'issue-notice', data: asked.notice }, actor);
    if ('overlay' in asked) return proposedCalendar(deps, { type: 'issue-overlay', data: asked.overlay }, actor);
    if ('withdrawal' in asked) return proposedCalendar(deps, { type: 'withdraw-overlay', data: asked.withdrawal }, actor);
    if ('hours' in asked) return proposedCalendar(deps, { type: 'set-hours', data: asked.hours }, actor);
    const { policy, ...terms } = asked;
    const { value, problems = [] } = parsePolicy(Buffer.from(policy));
    if (value === undefined) throw new MalformedFile('policy-has-problems', problems);
    return proposedPolicy(deps, value, { ...terms, migrate: true, note: value.name }, actor);
  }

  async #shown(amendment: Amendment): Promise<z.output<typeof amendmentItem>> {
    const { clock, pool } = this.product.deps;
    return itemShown(amendment, await appliedOf(pool, amendment.id), await clock.now(pool));
  }
}
