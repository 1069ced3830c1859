import type { MeasureId } from '#domain/unit/figures';
import type { UnitDutyKind } from '#domain/unit/chapter';
import type { UnitCommandType } from '#domain/unit/unit';
import type { Words } from './locale.ts';

/** Why the record of a unit refuses, and what to do instead. */
const zh = {
  'unit-office-only': '只有该单位所属办公室（或上级办公室）的{roles:role}可以办理。请交由他们处理。',
  'own-unit': '本单位的责任档案不能由本单位的人员办理。请由办公室的其他人员办理。',
  'not-your-unit': '只有该单位自己可以申诉。',
  'no-such-card': '没有符合条件的牌。请刷新责任档案，看看有哪些牌、各是什么状态。',
  'appeal-window-over': '对这张牌提出申诉的时间已过（截止{closedAt:instant}）。',
  'no-such-measure': '没有符合条件的责任措施。请刷新责任档案，看看有哪些、各到哪一步。',
  'measure-already-proposed': '同样的措施已有建议在等待审批。请先审批。',
  'executed-in-the-future': '落实日期（{on:day}）不能晚于今天。',
  'executed-before-issued': '落实日期（{on:day}）早于下达日期（{issuedOn:day}）。请核对。',
  'unknown-board': '没有这个排名榜，或者没有这一期。请用 weekly（例如 2026-W10）或 monthly（例如 2026-03）。',
  'not-published': '{period}还没有公布。请去掉 period 查看本期的实时排名。',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  'unit-office-only': "Only {roles:role} of the unit's office, or of one above it, may do this. Pass it on to them.",
  'own-unit': 'Nobody acts on the record of the own unit. Somebody else of the office must.',
  'not-your-unit': 'Only the unit itself may appeal.',
  'no-such-card': 'There is no such card. Reload the record and see which cards there are.',
  'appeal-window-over': 'The time for an appeal against this card ended at {closedAt:instant}.',
  'no-such-measure': 'There is no such measure. Reload the record and see which there are, and how far each has come.',
  'measure-already-proposed': 'The same measure is proposed already. Decide it first.',
  'executed-in-the-future': 'It cannot have been carried out later than today ({on:day}).',
  'executed-before-issued': 'It was carried out ({on:day}) before it was issued ({issuedOn:day}). Check the day.',
  'unknown-board': 'There is no such board, or no such period. Use weekly (2026-W10) or monthly (2026-03).',
  'not-published': '{period} is not published yet. Leave period out for the running one as it stands.',
};

/** By language and code, with {facts} to fill in. */
export const unitWords: Words<keyof typeof zh> = { 'zh-CN': zh, en };

/** What a number on the record of a unit is called, and how it is counted: shown with each. */
type Definition = Readonly<{ name: string; sentence: string }>;
export type FigureId = MeasureId | 'first-pass-rate' | 'on-time-rate' | 'relapse-rate';
const figures = <Locale extends Readonly<Record<FigureId, Definition>>>(words: Locale): Readonly<Record<FigureId, Definition>> => words;

export const figureWords = {
  'zh-CN': figures({
    taken: { name: '接办', sentence: '期内交到该单位手里、必须办理的任务数；改派来的、反弹重办的、挂账恢复的都算。' },
    rectified: { name: '整改到位', sentence: '期内复查合格、予以认可的任务数。' },
    'on-time': { name: '按期整改', sentence: '整改到位的任务中，反馈时间不晚于交办期限的数量。' },
    left: { name: '不再办理', sentence: '期内未整改到位而离开该单位的任务数：改派、撤回、挂账、终止、并案。' },
    bounced: { name: '提出异议', sentence: '该单位提出“不属于我单位职责”的次数。' },
    reassigned: { name: '被改派', sentence: '任务从该单位改派给别的单位的次数。' },
    rework: { name: '返工', sentence: '已反馈的任务被退回重办的次数：反馈退回、复查不合格、销号退回。' },
    extension: { name: '延期', sentence: '该单位获准延期的次数。' },
    inspected: { name: '首次复查', sentence: '交办（或反弹重办）后第一次复查的次数。' },
    'first-pass': { name: '一次复查通过', sentence: '第一次复查就合格的次数。' },
    'looked-back': { name: '回头看', sentence: '对该单位已销号任务回头看的次数。' },
    relapsed: { name: '反弹', sentence: '回头看发现反弹的次数。' },
    'sanction-proposed': { name: '督办建议', sentence: '在案件中对该单位提出督办、牌、通报等建议的次数。' },
    'sanction-issued': { name: '督办下达', sentence: '在案件中对该单位下达督办单、牌、通报等文件的次数。' },
    promised: { name: '应兑现措施', sentence: '在案件中已经下达、需要落实的约谈、通报、挂牌、移交的数量。' },
    settled: { name: '已兑现措施', sentence: '其中已经落实或申诉后撤销的数量。' },
    held: { name: '在手时间', sentence: '案件在该单位手里等待办理的工作时间；几家同时在手时各家都计，“分摊”一栏平均分摊。挂账期间不计。' },
    'first-pass-rate': { name: '一次复查通过率', sentence: '一次复查通过 ÷ 首次复查。' },
    'on-time-rate': { name: '按期整改率', sentence: '按期整改 ÷ 整改到位（只计有期限的）。' },
    'relapse-rate': { name: '反弹率', sentence: '反弹 ÷ 回头看。' },
  }),
  en: figures({
    taken: { name: 'taken', sentence: 'Shares that the unit had to deal with and that came into its hands in the period; also those reassigned to it, relapsed, or resumed after a suspension.' },
    rectified: { name: 'rectified', sentence: 'Shares that passed the re-inspection in the period.' },
    'on-time': { name: 'rectified in time', sentence: 'Of those rectified, how many had their feedback no later than the limit of the order.' },
    left: { name: 'left', sentence: 'Shares that left the unit in the period without being rectified: reassigned, recalled, suspended, terminated, merged.' },
    bounced: { name: 'disputed', sentence: 'How often the unit said that it was not its duty.' },
    reassigned: { name: 'reassigned', sentence: 'How often a share went from the unit to another.' },
    rework: { name: 'rework', sentence: 'How often something delivered came back: feedback returned, re-inspection failed, sign-off returned.' },
    extension: { name: 'extensions', sentence: 'How often the unit was given more time.' },
    inspected: { name: 'first re-inspections', sentence: 'Re-inspections that were the first after the order or after a relapse.' },
    'first-pass': { name: 'passed at first', sentence: 'First re-inspections that passed.' },
    'looked-back': { name: 'looks back', sentence: 'Looks back on closed shares of the unit.' },
    relapsed: { name: 'relapses', sentence: 'Looks back that found a relapse.' },
    'sanction-proposed': { name: 'measures proposed', sentence: 'Measures proposed against the unit in cases.' },
    'sanction-issued': { name: 'measures issued', sentence: 'Measures issued against the unit in cases.' },
    promised: { name: 'measures to be carried out', sentence: 'Talks, circulars, listings and referrals issued in cases, which somebody has to carry out.' },
    settled: { name: 'measures settled', sentence: 'Of these, carried out, or withdrawn on appeal.' },
    held: { name: 'time in hand', sentence: 'Working time in which cases waited for the unit; where several hold a case at once, each is counted in full, and `share` divides it among them. Suspensions are left out.' },
    'first-pass-rate': { name: 'first-pass rate', sentence: 'Passed at first ÷ first re-inspections.' },
    'on-time-rate': { name: 'on-time rate', sentence: 'Rectified in time ÷ rectified, of those with a limit.' },
    'relapse-rate': { name: 'relapse rate', sentence: 'Relapses ÷ looks back.' },
  }),
} as const;

/** By which rate a board ranks, in one sentence. */
export const rankedByWords: Words<'rectified' | 'on-time'> = {
  'zh-CN': { rectified: '按整改率排名：期内整改到位的任务 ÷（期初在手 + 期内接办 − 期内不再办理）。期内没有任务的单位不参加排名，率相同的名次并列。', 'on-time': '按按期整改率排名：期内按期整改的任务 ÷（期内整改到位的有期限任务 + 期末仍在手且已过期限的任务）。没有这类任务的单位不参加排名，率相同的名次并列。' },
  en: {
    rectified: 'Ranked by the share rectified: rectified in the period ÷ (in hand at its beginning + taken in it − left in it). Units without any are not ranked; equal rates share a rank.',
    'on-time': 'Ranked by the share rectified in time: in time in the period ÷ (rectified in it with a limit + still in hand at its end though the limit fell before). Units without any are not ranked; equal rates share a rank.',
  },
};

export const unitCommandWords: Words<Exclude<UnitCommandType, 'give-card' | 'suspend-card' | 'restore-card' | 'withdraw-card' | 'expire-card' | 'enter-rank' | 'remind'>> = {
  'zh-CN': { 'appeal-card': '对牌提出申诉', 'rule-card-appeal': '裁定对牌的申诉', 'propose-measure': '建议责任措施', 'decide-measure': '审批责任措施', 'execute-measure': '登记责任措施已落实' },
  en: { 'appeal-card': 'appeal against a card', 'rule-card-appeal': 'rule on an appeal against a card', 'propose-measure': 'propose a measure against a unit', 'decide-measure': 'issue or drop a proposed measure', 'execute-measure': 'record that a measure was carried out' },
};

/** The steps of the clock on the records of units, and the publication of a ranking. */
export const unitStepWords: Words<UnitDutyKind | 'publishRanking'> = {
  'zh-CN': { expireCard: '牌到期', remindDecision: '催办 · 责任措施待审批', remindExecution: '催办 · 责任措施待落实', remindRuling: '催办 · 牌的申诉待裁定', publishRanking: '公布排名 {period}' },
  en: { expireCard: 'card expires', remindDecision: 'reminder · measure to be decided', remindExecution: 'reminder · measure to be carried out', remindRuling: 'reminder · appeal to be ruled', publishRanking: 'publish the ranking of {period}' },
};

export const colourWords: Words<'yellow' | 'red'> = { 'zh-CN': { yellow: '黄牌', red: '红牌' }, en: { yellow: 'yellow card', red: 'red card' } };
export const cardStatusWords: Words<'valid' | 'appealed' | 'withdrawn' | 'expired'> = {
  'zh-CN': { valid: '有效', appealed: '申诉中（暂不生效）', withdrawn: '已撤销', expired: '已到期' }, en: { valid: 'valid', appealed: 'suspended by an appeal', withdrawn: 'withdrawn', expired: 'expired' },
};
export const measureStatusWords: Words<'proposed' | 'lapsed' | 'dropped' | 'issued' | 'executed'> = {
  'zh-CN': { proposed: '待审批', lapsed: '依据的牌已撤销', dropped: '未采纳', issued: '已下达待落实', executed: '已落实' }, en: { proposed: 'proposed', lapsed: 'lapsed with a card', dropped: 'dropped', issued: 'issued, to be carried out', executed: 'carried out' },
};
export const boardWords: Words<'weekly' | 'monthly'> = { 'zh-CN': { weekly: '周排名', monthly: '月排名' }, en: { weekly: 'weekly ranking', monthly: 'monthly ranking' } };
/** What holds a case when no unit does. */
export const holderWords: Words<'office' | 'area'> = { 'zh-CN': { office: '{office}（{role}）', area: '{area}包联领导' }, en: { office: '{office} ({role})', area: 'leader of {area}' } };

/** Headings of the record of a unit on the command line. */
export const unitHeadings: Words<'version' | 'cards' | 'measures' | 'promised' | 'places' | 'figures' | 'agenda' | 'none' | 'held' | 'unknown' | 'until'> = {
  'zh-CN': {
    version: '责任档案（第 {version} 版）', cards: '黄牌红牌', measures: '责任措施', promised: '已下达未落实', places: '排名', figures: '数字', agenda: '接下来会发生什么', none: '无', held: '在手 {minutes} 分钟（分摊 {share} 分钟），涉及 {cases} 件，现有 {holding} 件', unknown: '没有编号为“{id}”的单位。',
    until: '有效期至 {at:instant}',
  },
  en: {
    version: 'record (version {version})', cards: 'cards', measures: 'measures', promised: 'promised, not carried out', places: 'places', figures: 'figures', agenda: 'what happens next', none: 'none', held: '{minutes} min in hand ({share} min divided), {cases} cases, {holding} now', unknown: 'There is no unit "{id}".',
    until: 'until {at:instant}',
  },
};
