import type { CampaignEventType } from '#domain/campaign/events';
import type { RecordTodo } from '#domain/record-notice';
import type { Facts } from '#domain/refusal';
import type { RoundEventType } from '#domain/round/events';
import type { UnitEventType } from '#domain/unit/events';
import { fillIn } from './fill-in.ts';
import type { Locale, Words } from './locale.ts';
import { mailWords } from './mail.ts';
import type { Names } from './names.ts';
import { wordOf } from './rules.ts';

/** What a notice may be about. */
export const subjectWords: Words<'case' | 'unit' | 'campaign' | 'round'> = { 'zh-CN': { case: '案件', unit: '单位责任档案', campaign: '创建活动', round: '督查轮次' }, en: { case: 'Case', unit: 'Record of the unit', campaign: 'Campaign', round: 'Inspection round' } };

/** The lines of a mail about the record of a unit or a campaign. */
export const recordMailWords: Words<'about' | 'detail' | 'until' | 'open'> = {
  'zh-CN': { about: '{subject}：{title}', detail: '事项：{detail}', until: '截止：{dueAt:instant}', open: '查看：{link}' },
  en: { about: '{subject}: {title}', detail: 'Matter: {detail}', until: 'Until: {dueAt:instant}', open: 'Open: {link}' },
};

type Telling = Exclude<UnitEventType | CampaignEventType | RoundEventType, 'UnitRanked' | 'CampaignOpened' | 'DutyFulfilled' | 'DutyMissed' | 'FindingsFiled' | 'RoundClosed'>;

/** What happened, by its event; a missed duty of the office and of units are told apart. */
const details: Words<Telling | 'duty-of-office' | 'duty-of-units'> = {
  'zh-CN': {
    CardGiven: '{docNo}（{paper:paper}），案件 {case}，有效期至{expiresAt:instant}', CardAppealed: '{docNo}（{paper:paper}）', CardUpheld: '{docNo}（{paper:paper}）', CardWithdrawn: '{docNo}（{paper:paper}）', CardExpired: '{docNo}（{paper:paper}）',
    UnitMeasureProposed: '拟下达{paper:paper}', UnitMeasureLapsed: '{paper:paper}，所依据的牌已撤销', UnitMeasureIssued: '{docNo}（{paper:paper}）', UnitMeasureDropped: '{paper:paper}',
    TalkHeld: '{paper:paper}，{on:day}落实', BulletinPublished: '{paper:paper}，{on:day}落实', ListingPublished: '{paper:paper}，{on:day}落实', MatterReferred: '{paper:paper}，{on:day}落实', UnitReminderSent: '{paper:paper}',
    InspectionDateRevised: '检查时间改为{earliest:day}至{latest:day}，原因：{reason}', PhaseBegan: '{phase}', CountdownReached: '距最早检查日{earliest:day}还有 {left} 天，未销号 {open} 件，其中逾期 {overdue} 件', CampaignClosed: '{reason}',
    RoundPlanned: '{begins:day}至{ends:day}，检查 {places} 个点位', PlacesDrawn: '{begins:day}至{ends:day}，检查 {places} 个点位', RoundRevised: '计划有修订：{begins:day}至{ends:day}，检查 {places} 个点位', RoundPublished: '检查 {checked} 个点位，发现问题 {problems} 个 {docNo}',
    'duty-of-office': '{duty}', 'duty-of-units': '{duty}（{units:unit}）',
  },
  en: {
    CardGiven: '{docNo} ({paper:paper}) of case {case}, stays until {expiresAt:instant}', CardAppealed: '{docNo} ({paper:paper})', CardUpheld: '{docNo} ({paper:paper})', CardWithdrawn: '{docNo} ({paper:paper})', CardExpired: '{docNo} ({paper:paper})',
    UnitMeasureProposed: '{paper:paper} is proposed', UnitMeasureLapsed: '{paper:paper}; a card that it rests on was withdrawn', UnitMeasureIssued: '{docNo} ({paper:paper})', UnitMeasureDropped: '{paper:paper}',
    TalkHeld: '{paper:paper}, carried out on {on:day}', BulletinPublished: '{paper:paper}, carried out on {on:day}', ListingPublished: '{paper:paper}, carried out on {on:day}', MatterReferred: '{paper:paper}, carried out on {on:day}',
    UnitReminderSent: '{paper:paper}', InspectionDateRevised: 'the inspection is now from {earliest:day} to {latest:day}: {reason}', PhaseBegan: '{phase}',
    CountdownReached: '{left} days to the earliest day of the inspection, {earliest:day}; {open} cases open, {overdue} of them overdue', CampaignClosed: '{reason}', 'duty-of-office': '{duty}', 'duty-of-units': '{duty} ({units:unit})',
    RoundPlanned: '{begins:day} to {ends:day}, {places} places to check', PlacesDrawn: '{begins:day} to {ends:day}, {places} places to check', RoundRevised: 'the plan is revised: {begins:day} to {ends:day}, {places} places to check', RoundPublished: '{checked} places checked, {problems} problems found {docNo}',
  },
};

/** What is asked for. */
export const recordTodoWords: Words<RecordTodo> = {
  'zh-CN': {
    'decide-measure': '审批责任措施建议', 'execute-measure': '落实责任措施并登记', 'rule-card-appeal': '裁定对牌的申诉', 'appeal-card': '认真整改；如有异议，在截止时间前提出申诉', comply: '按文件要求落实', 'clear-cases': '按排名抓紧整改销号', 'make-up-duty': '尽快补办并登记', 'inspect-places': '按点位检查并登记结果；公布之前不得向被检查单位透露',
  },
  en: {
    'decide-measure': 'decide on the proposed measure', 'execute-measure': 'carry the measure out and record it', 'rule-card-appeal': 'rule on the appeal against the card', 'appeal-card': 'put things right; an appeal is possible until then', comply: 'do as the paper says',
    'clear-cases': 'rectify and close the ranked cases, the first ones first', 'make-up-duty': 'make up for it and record it', 'inspect-places': 'check the places and write down what you find; tell nobody who is inspected',
  },
};

const asked: Words<'do' | 'do-by'> = { 'zh-CN': { do: '请您办理：{what}', 'do-by': '请您督促：{what}' }, en: { do: 'Please do: {what}', 'do-by': 'Please see to it: {what}' } };

/** What happened on the record of a unit or in a campaign, in one sentence. */
export function noticeDetail(locale: Locale, { event, facts }: Readonly<{ event: string; facts: Facts }>, names: Names): string {
  const missed = Object.hasOwn(facts, 'units') ? 'duty-of-units' : 'duty-of-office';
  return fillIn(locale, wordOf(details[locale], event === 'DutyMissed' ? missed : event), facts, names);
}

/** What to do about it: who gets a copy is to see to it, and news are only to be known. */
export function noticeTodo(locale: Locale, { todo, copy }: Readonly<{ todo: RecordTodo | null; copy: boolean }>): string {
  return todo === null ? mailWords[locale].know : fillIn(locale, asked[locale][copy ? 'do-by' : 'do'], { what: recordTodoWords[locale][todo] });
}

/** What the subject of a notice is called. */
export function subjectTitle({ subjectKind, subjectId, subjectTitle: called, title }: Readonly<{ subjectKind: keyof typeof subjectWords.en; subjectId: string; subjectTitle: string | null; title: string | null }>, names: Names): string {
  switch (subjectKind) {
    case 'case':
      return title ?? subjectId;
    case 'unit':
      return names.unit(subjectId);
    case 'campaign':
    case 'round':
      return called ?? subjectId;
  }
}
