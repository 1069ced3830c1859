import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { fillIn } from '#catalogue/fill-in';
import { mailWords, noticeKindWords } from '#catalogue/mail';
import { withRungs } from '#catalogue/names';
import { noticeDetail, noticeTodo, subjectTitle, subjectWords } from '#catalogue/record-notices';
import { roleWords } from '#catalogue/roles';
import { ruleName, wordOf } from '#catalogue/rules';
import { statusWords } from '#catalogue/statuses';
import { stepWords } from '#catalogue/steps';
import { markRead } from '#commands/inbox';
import { everyRung } from '#domain/policy/book';
import { copiesFor, copyRead } from '#read-models/copied-notices';
import { inbox, type InboxItem, unreadCount } from '#read-models/inbox';
import { noticeOf } from '#read-models/notices';
import { Documented } from '../openapi/documented.ts';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { answered } from '../requests/listed.ts';
import { isUuid } from '../requests/preconditions.ts';
import { paging, partOf, query } from '../requests/query.ts';
import { noticeExample } from './example.ts';

const noticeQuery = query({ unread: z.enum(['true', 'false']).exactOptional(), ...paging });

/** A notice of the caller, or of somebody for whom they stand in (`onBehalfOf`): about which case, unit or campaign, why, what to do, and what became of its mail. */
const notice = z.strictObject({
  id: z.string(), subject: z.strictObject({ kind: z.enum(['case', 'unit', 'campaign', 'round']), kindName: z.string(), id: z.string(), title: z.string() }), detail: z.string().nullable(),
  caseId: z.string().nullable(), caseNo: z.string().nullable(), title: z.string().nullable(), address: z.string().nullable(), status: z.string().nullable(), statusName: z.string().nullable(), version: z.int(), kind: z.string(), kindName: z.string(), rule: z.string(), ruleName: z.string(),
  as: z.string(), asName: z.string(), copy: z.boolean(), step: z.string().nullable(), stepName: z.string().nullable(), todo: z.string(), level: z.int().nullable(), unit: z.string().nullable(), unitName: z.string().nullable(),
  dueAt: z.string().nullable(), onBehalfOf: z.strictObject({ person: z.string(), name: z.string() }).nullable(), event: z.string(), createdAt: z.string(), readAt: z.string().nullable(), mail: z.enum(['pending', 'sent', 'refused', 'given-up']), mailAt: z.string().nullable(),
});
const notices = z.strictObject({ items: z.array(notice), next: z.string().nullable(), unread: z.int() });
const receipt = z.strictObject({ id: z.string(), unread: z.int() });

@ApiTags('notices')
@Controller('api/notices')
export class NoticesController {
  constructor(private readonly product: Product) {}

  @Get()
  @Documented({ id: 'notices', summary: '我的通知', answer: notices, example: { items: [noticeExample], next: null, unread: 1 } })
  async list(@Query({ schema: noticeQuery }) asked: z.output<typeof noticeQuery>, @AskedBy() caller: Caller): Promise<z.output<typeof notices>> {
    const { policies, pool } = this.product.deps;
    const names = withRungs(caller.names, everyRung(await policies.current(pool)));
    const copies = copiesFor(caller.standIns);
    const page = { ...(asked.unread === 'true' ? { unread: true } : {}), ...partOf(asked), copies };
    return { ...answered(await inbox(pool, caller.actor.person, page), (item) => shown(item, { ...caller, names })), unread: await unreadCount(pool, caller.actor.person, copies) };
  }

  @Post(':id/read')
  @HttpCode(200)
  @Documented({ id: 'readNotice', summary: '阅知一条通知', answer: receipt, example: { id: noticeExample.id, unread: 0 } })
  async read(@Param('id') id: string, @AskedBy() caller: Caller): Promise<z.output<typeof receipt>> {
    const { deps } = this.product;
    const { actor, standIns } = caller;
    if (!isUuid(id) || !((await markRead(deps, actor, id)) || (await this.#readCopy(id, caller)))) throw new Problem(404, 'unknown-notice');
    return { id, unread: await unreadCount(deps.pool, actor.person, copiesFor(standIns)) };
  }

  /** Whether the notice is for somebody in whose place the caller stands, who has then read a copy. */
  async #readCopy(id: string, { actor, standIns }: Caller): Promise<boolean> {
    const { clock, pool } = this.product.deps;
    const found = await noticeOf(pool, id);
    if (found === undefined || !standIns.some((one) => one.actor.person === found.person)) return false;
    await copyRead(pool, id, actor.person, await clock.now(pool));
    return true;
  }
}

/** What to do about a notice: news and copies without a step are only to be known. */
function todoOf({ kind, copy, step }: InboxItem): 'do' | 'do-by' | 'rectify' | 'know' {
  if (kind === 'news' || (copy && step === null)) return 'know';
  if (copy) return 'do-by';
  return step === null ? 'rectify' : 'do';
}

const todoIn = (item: InboxItem, { locale, names }: Caller): string => (item.caseId === null ? noticeTodo(locale, item) : fillIn(locale, mailWords[locale][todoOf(item)], { step: item.step ?? '' }, names));

function shown(item: InboxItem, caller: Caller): z.output<typeof notice> {
  const { actor, locale, names } = caller;
  const { id, caseId, caseNo, title, address, status, subjectKind, subjectId, version, kind, rule, toldAs, copy, step, level, unit, dueAt, event, createdAt, readAt, mailState, mailAt } = item;
  const subject = { kind: subjectKind, kindName: subjectWords[locale][subjectKind], id: subjectId, title: subjectTitle(item, names) };
  return {
    id, subject, detail: caseId === null ? noticeDetail(locale, item, names) : null, caseId, caseNo, title, address, status, statusName: status === null ? null : wordOf(statusWords[locale], status), version,
    kind, kindName: noticeKindWords[locale][kind], rule, ruleName: ruleName(locale, rule, names.rungs), as: toldAs, asName: wordOf(roleWords[locale], toldAs), copy, step, stepName: step === null ? null : wordOf(stepWords[locale], step),
    todo: todoIn(item, caller), level, unit, unitName: unit === null ? null : names.unit(unit), dueAt, onBehalfOf: item.person === actor.person ? null : { person: item.person, name: names.person(item.person) }, event, createdAt, readAt, mail: mailState, mailAt,
  };
}
