import type { Words } from './locale.ts';

/** What is wrong in a campaign file, and why a campaign refuses; what to write or do instead. */
const zh = {
  'campaign-duplicate-id': '编号“{id}”已经用过了。请换一个编号。',
  'campaign-phase-backwards': '时段的结束日期 {to:day} 早于开始日期 {from:day}。请改正。',
  'campaign-phase-gap': '上一时段“{before}”到 {to:day} 为止，这一时段从 {from:day} 开始，中间空了。请改为从 {next:day} 开始。',
  'campaign-phase-overlap': '上一时段“{before}”到 {to:day} 为止，这一时段从 {from:day} 开始，二者重叠或颠倒。请按先后排列，并改为从 {next:day} 开始。',
  'campaign-inspection-backwards': '迎检日的最晚日期 {latest:day} 早于最早日期 {earliest:day}。请改正。',
  'campaign-inspection-before-phases': '迎检日 {earliest:day} 早于第一个时段（{begins:day} 开始）。请改正日期。',
  'campaign-inspection-over': '迎检日 {earliest:day} 已经过去（今天是 {today:day}）。请写一个今天或以后的日期。',
  'campaign-office-duty-with-units': '办公室的例行事项不写单位（units）。请删去 units，或把 of 改为 units。',
  'campaign-unknown-policy': '没有编号为“{id}”的活动规则。请先用 xiaohao policy publish 发布（use: campaign），或删去这一项。',
  'campaign-plan-in-the-past': '由迎检日 {earliest:day} 倒排，这个节点应在 {due:day} 完成，早于今天（{today:day}）。请缩短提前量，或删去这个节点。',
  'campaign-exists': '编号为“{id}”的创建活动已经有了。请换一个编号，或在原活动上更正。',
  'campaign-closed': '这个创建活动已经结束，不能再变更。',
  'campaign-office-only': '只有{office:office}（或上级办公室）的主任、指挥部可以办理；例行事项由办公室人员登记。',
  'campaign-unknown-duty': '这个创建活动没有编号为“{id}”的例行事项。',
  'campaign-duty-of-another': '各单位只能登记自己单位的例行事项，由经办人、分管领导或主要负责人办理。',
  'campaign-duty-not-yours': '{unit:unit}没有这项例行事项。',
  'campaign-duty-in-the-future': '召开时间（{heldAt:instant}）不能晚于现在。',
  'campaign-duty-too-early': '召开时间（{heldAt:instant}）早于活动开始（{begin:instant}）。',
  'campaign-file-wrong': '活动文件有 {n} 处需要改正，见下面各项（第几行第几列）。',
  'sample-unknown': '没有这次抽签。',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  'campaign-duplicate-id': 'The id "{id}" is taken. Choose another.',
  'campaign-phase-backwards': 'The phase ends on {to:day}, before it begins on {from:day}. Correct it.',
  'campaign-phase-gap': 'The phase before, "{before}", ends on {to:day} and this one begins on {from:day}, with a gap. Let it begin on {next:day}.',
  'campaign-phase-overlap': 'The phase before, "{before}", ends on {to:day} and this one begins on {from:day}: they overlap or are out of order. Put them in order and let it begin on {next:day}.',
  'campaign-inspection-backwards': 'The latest day of the inspection, {latest:day}, is before the earliest, {earliest:day}. Correct it.',
  'campaign-inspection-before-phases': 'The inspection ({earliest:day}) is before the first phase begins ({begins:day}). Correct the date.',
  'campaign-inspection-over': 'The inspection ({earliest:day}) is past; today is {today:day}. Write a date that is today or later.',
  'campaign-office-duty-with-units': 'A duty of the office names no units. Remove units, or write of: units.',
  'campaign-unknown-policy': 'There is no campaign policy "{id}". Publish it first (xiaohao policy publish, use: campaign), or remove it here.',
  'campaign-plan-in-the-past': 'Planned backwards from {earliest:day}, this milestone was due on {due:day}, before today ({today:day}). Let it lie less far ahead, or remove it.',
  'campaign-exists': 'There is a campaign "{id}" already. Choose another id, or revise that one.',
  'campaign-closed': 'The campaign is closed; nothing about it changes any more.',
  'campaign-office-only': 'Only directors and headquarters of {office:office} (or of an office above it) may do this; duties of the office are written down by its people.',
  'campaign-unknown-duty': 'The campaign has no duty "{id}".',
  'campaign-duty-of-another': 'Units write down their own duties, by their handler, vice leader or head.',
  'campaign-duty-not-yours': '{unit:unit} does not have this duty.',
  'campaign-duty-in-the-future': 'It cannot have been held later than now ({heldAt:instant}).',
  'campaign-duty-too-early': 'It was held ({heldAt:instant}) before the campaign began ({begin:instant}).',
  'campaign-file-wrong': 'There are {n} things to correct in the campaign file; see below, by line and column.',
  'sample-unknown': 'There is no such draw.',
};

/** By language and code, with {facts} to fill in. */
export const campaignWords: Words<keyof typeof zh> = { 'zh-CN': zh, en };

/** The steps of the campaign's clock, and what stands before the inspection, in words. */
export const campaignStepWords: Words<'beginPhase' | 'countDown' | 'missDuty' | 'drawSample'> = {
  'zh-CN': { beginPhase: '进入{name}', countDown: '迎检倒计时 {days} 天', missDuty: '{name}到期未开', drawSample: '抽取{month}回头看样本' },
  en: { beginPhase: 'begin {name}', countDown: '{days} days to the inspection', missDuty: '{name} is missed', drawSample: 'draw the sample of {month}' },
};
export const standingWords: Words<'overdue' | 'late' | 'in-time'> = {
  'zh-CN': { overdue: '已逾期', late: '迎检前完不成', 'in-time': '迎检前可完成' },
  en: { overdue: 'overdue', late: 'not done before the inspection', 'in-time': 'done before the inspection' },
};
export const campaignStatusWords: Words<'open' | 'closed'> = { 'zh-CN': { open: '进行中', closed: '已结束' }, en: { open: 'open', closed: 'closed' } };
export const campaignCommandWords: Words<'open' | 'revise-inspection' | 'record-duty' | 'close'> = {
  'zh-CN': { open: '启动创建活动', 'revise-inspection': '更正迎检日期', 'record-duty': '登记例行事项', close: '结束创建活动' },
  en: { open: 'open a campaign', 'revise-inspection': 'revise the date of the inspection', 'record-duty': 'record a duty as done', close: 'close the campaign' },
};

/** How the cases are put in order before an inspection (ranking.ts), for whoever reads the list. */
export const rankingNote: Words<'order'> = {
  'zh-CN': { order: '排序：已逾期的在前，其次是迎检前完不成的（没有时限的视为完不成），再次是其余案件；同类中按挂牌、重点、一般，再按责任等级由高到低，再按剩余工作日由少到多。' },
  en: { order: 'Overdue cases first, then those that will not be done before the inspection (a case without a limit is one of them), then the rest; in each group listed before key before ordinary, the higher level first, then the one with fewer working days left.' },
};

/** Headings and results of the command line. */
export type CampaignCliWord =
  | 'ok' | 'opened' | 'problem' | 'phase' | 'inspection' | 'countdown' | 'missed' | 'plan' | 'nothing' | 'ranked' | 'verified' | 'not-verified' | 'no-samples';
export const campaignCliWords: Words<CampaignCliWord> = {
  'zh-CN': {
    ok: '活动文件没有问题：{phases} 个时段，{duties} 项例行事项，{milestones} 个节点。', opened: '创建活动“{name}”已启动，版本 {version}。', problem: '第 {line} 行第 {column} 列：{sentence}', phase: '时段 {from} 至 {to} {name}',
    inspection: '迎检日 {earliest} 至 {latest}，还有 {left} 天', countdown: '{at} 倒计时 {days} 天：在办 {open}，逾期 {overdue}，迎检前完不成 {late}', missed: '{at} 未开：{name} {unit}', plan: '{due} {name}', nothing: '没有编号为“{id}”的创建活动。',
    ranked: '{n}. {standing} {caseNo} {unit} 剩余工作日 {workdays}', verified: '{month} {office}：核验通过，{count} 件中抽取 {drawn} 件，与种子 {seed} 相符。', 'not-verified': '{month} {office}：核验不通过（{what}）。', 'no-samples': '还没有抽签。',
  },
  en: {
    ok: 'The campaign file is sound: {phases} phases, {duties} duties, {milestones} milestones.', opened: 'The campaign "{name}" is open, version {version}.', problem: 'line {line}, column {column}: {sentence}', phase: 'phase {from} to {to} {name}',
    inspection: 'inspection {earliest} to {latest}, {left} days left', countdown: '{at} {days} days before: {open} open, {overdue} overdue, {late} not done in time', missed: '{at} missed: {name} {unit}', plan: '{due} {name}', nothing: 'There is no campaign "{id}".',
    ranked: '{n}. {standing} {caseNo} {unit}, working days left {workdays}', verified: '{month} {office}: verified, {drawn} of {count} drawn by the seed {seed}.', 'not-verified': '{month} {office}: not verified ({what}).', 'no-samples': 'Nothing was drawn yet.',
  },
};
