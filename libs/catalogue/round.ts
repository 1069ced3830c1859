import type { RoundCommandType } from '#domain/round/commands';
import type { Standing } from '#domain/round/progress';
import type { RoundStatus } from '#domain/round/round';
import type { RoundPlan } from '#domain/round/plan';
import type { Words } from './locale.ts';

/** Why an inspection round refuses, and what to do instead. */
const zh = {
  'unknown-round': '没有这个督查轮次，或者它还没有公布、不向您公开。',
  'round-exists': '这个督查轮次已经制定过了。',
  'round-office-only': '只有该办公室（或上级办公室）的主任可以制定、抽签、通报和结束督查轮次。',
  'round-team-only': '只有本轮的检查人员可以登记检查结果。',
  'round-own-unit': '谁的单位谁不得检查：{person:person}是被检查单位{unit:unit}的人员。请换其他人。',
  'round-inspector-needed': '{person:person}不是复查员，不能参加督查。交叉检查请先写明由哪个单位检查。',
  'round-inspector-of-another-unit': '交叉检查由{unit:unit}派人，{person:person}不是该单位的人员。请换人。',
  'round-unit-inspects-itself': '交叉检查不能检查自己：{unit:unit}在被检查单位之中。请换一个单位，或删去它的点位。',
  'round-dates-backwards': '结束日期 {ends:day} 早于开始日期 {begins:day}。请改正。',
  'round-over': '结束日期 {ends:day} 已经过去（今天是 {today:day}）。请写今天或以后的日期。',
  'round-draw-size': '抽查要写明抽取几个点位，最多 {places} 个。',
  'round-full-draws-none': '全面检查不抽签，请删去抽取数量。',
  'round-place-without-unit': '点位“{address}”没有写明单位，所在区域也没有属地单位。请选择单位或区域。',
  'round-place-twice': '点位“{address}”写了两次。请删去一个。',
  'round-nothing-to-draw': '全面检查的点位全部要查，不用抽签。',
  'round-drawn-already': '已经抽过签了。抽签只有一次，种子已记录，任何人都可以重新验算。',
  'round-not-drawn': '还没有抽取点位，请先抽签。',
  'round-not-begun': '检查从 {begins:day} 开始，现在还不能登记结果。',
  'round-place-not-in-round': '第 {n} 项的点位不在本轮要检查的点位之中。请从抽中的点位里选择。',
  'round-problem-without-words': '第 {n} 项有问题，请写明标题和情况。',
  'round-clear-with-problem': '第 {n} 项写的是没有问题，却有标题或照片。请删去，或改为有问题。',
  'round-nothing-checked': '还没有检查任何点位，不能通报。',
  'round-not-published': '本轮已有检查结果，请先通报，再结束。',
  'round-under-way': '已有检查结果，点位、抽取数量、检查范围和开始日期不能再改。其余仍可修订。',
  'round-published': '本轮已经通报，不能再登记或更改。新发现的问题请直接上报。',
  'round-closed': '本轮已经结束。',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  'unknown-round': 'There is no such inspection round, or it is not published and not open to you.',
  'round-exists': 'This inspection round is planned already.',
  'round-office-only': 'Only directors of the office, or of one above it, plan, draw, publish and close inspection rounds.',
  'round-team-only': 'Only the inspectors of this round write down what was found.',
  'round-own-unit': 'Nobody inspects the own unit: {person:person} belongs to {unit:unit}, which is inspected. Choose somebody else.',
  'round-inspector-needed': '{person:person} is no inspector. For a cross-inspection, say first which unit inspects.',
  'round-inspector-of-another-unit': 'In this cross-inspection {unit:unit} sends the inspectors, and {person:person} is not of it. Choose somebody else.',
  'round-unit-inspects-itself': 'A unit does not inspect itself: {unit:unit} is among the inspected. Choose another unit, or leave its places out.',
  'round-dates-backwards': 'The end, {ends:day}, is before the beginning, {begins:day}. Correct it.',
  'round-over': 'The end, {ends:day}, is past; today is {today:day}. Write a date that is today or later.',
  'round-draw-size': 'A spot check says how many places are drawn, {places} at most.',
  'round-full-draws-none': 'A full inspection draws no places. Leave the number out.',
  'round-place-without-unit': 'The place "{address}" names no unit, and its area has none. Choose a unit or an area.',
  'round-place-twice': 'The place "{address}" is there twice. Remove one.',
  'round-nothing-to-draw': 'A full inspection checks all places; nothing is drawn.',
  'round-drawn-already': 'The places are drawn. There is one draw; its seed is recorded, and anybody can draw again and compare.',
  'round-not-drawn': 'The places are not drawn yet. Draw them first.',
  'round-not-begun': 'The round begins on {begins:day}; nothing can be written down before.',
  'round-place-not-in-round': 'The place of item {n} is not to be checked in this round. Choose one of those that were drawn.',
  'round-problem-without-words': 'Item {n} is a problem: give it a title and a description.',
  'round-clear-with-problem': 'Item {n} says that there is no problem, but has a title or photos. Remove them, or make it a problem.',
  'round-nothing-checked': 'No place is checked yet, so there is nothing to publish.',
  'round-not-published': 'Something was found in this round. Publish it before it is closed.',
  'round-under-way': 'Something was found already, so the places, the number drawn, the extent and the first day stay. The rest may be revised.',
  'round-published': 'The round is published; nothing is added any more. Report what is found now as a case.',
  'round-closed': 'The round is closed.',
};

/** By language and code, with {facts} to fill in. */
export const roundWords: Words<keyof typeof zh> = { 'zh-CN': zh, en };

export const roundStatusWords: Words<RoundStatus> = {
  'zh-CN': { planned: '待抽签', inspecting: '检查中', published: '已通报', closed: '已结束' },
  en: { planned: 'to be drawn', inspecting: 'inspecting', published: 'published', closed: 'closed' },
};
export const roundKindWords: Words<RoundPlan['timing'] | RoundPlan['manner'] | RoundPlan['extent']> = {
  'zh-CN': { scheduled: '定期', unscheduled: '不定期', open: '明查', covert: '暗访', spot: '抽查', full: '全面检查' },
  en: { scheduled: 'scheduled', unscheduled: 'unscheduled', open: 'open', covert: 'covert', spot: 'spot check', full: 'full inspection' },
};
export const roundCommandWords: Words<RoundCommandType> = {
  'zh-CN': { 'plan-round': '制定督查计划', 'revise-round': '修订计划', 'draw-places': '抽取点位', 'file-findings': '登记检查结果', 'publish-round': '发布通报', 'close-round': '结束本轮' },
  en: { 'plan-round': 'plan a round', 'revise-round': 'revise the plan', 'draw-places': 'draw the places', 'file-findings': 'write down what was found', 'publish-round': 'publish the round', 'close-round': 'close the round' },
};
export const roundStandingWords: Words<Standing> = {
  'zh-CN': { unfiled: '正在立件', reported: '待交办', 'in-hand': '办理中', overdue: '已逾期', closed: '已销号', dropped: '不予立案或终止' },
  en: { unfiled: 'being filed', reported: 'to be handed over', 'in-hand': 'in hand', overdue: 'overdue', closed: 'closed', dropped: 'dropped' },
};

/** How a draw is checked by hand (draw.ts), for whoever reads it. */
export const roundDrawNote: Words<'rule'> = {
  'zh-CN': { rule: '对每个点位算“种子|点位编号”的 SHA-256，按结果由小到大排列，取前几个。种子在抽签时随机产生并记录，点位次序不影响结果，任何人都可以用 sha256sum 验算。' },
  en: { rule: 'For every place the SHA-256 of "seed|id of the place"; in the order of the results, the smallest first, the first ones are drawn. The seed is made at random when the places are drawn and recorded; the order of the places makes no difference, and anybody can check it with sha256sum.' },
};

/** Headings and results of the command line. */
export type RoundCliWord = 'ok' | 'problem' | 'planned' | 'did' | 'nothing' | 'none' | 'listed' | 'found' | 'secret' | 'place' | 'revision' | 'finding';
export const roundCliWords: Words<RoundCliWord> = {
  'zh-CN': {
    ok: '督查计划没有问题：{places} 个点位，检查人员 {inspectors} 人。', problem: '第 {line} 行第 {column} 列：{sentence}', planned: '督查轮次“{name}”已制定，编号 {id}，第 {version} 版。', did: '{command}：{status}，第 {version} 版。',
    nothing: '没有编号为“{id}”的督查轮次。', none: '没有督查轮次。', listed: '{id}  {begins} 至 {ends}  {status}{secret}  {name}（{office}）', found: '已查 {checked}/{places} 处，问题 {problems} 个', secret: '，未公布', place: '{id}  {unit}  {address}{mark}',
    revision: '{at} 修订：{reason}', finding: '{n}. {place}  {what}',
  },
  en: {
    ok: 'The plan is sound: {places} places, {inspectors} inspectors.', problem: 'line {line}, column {column}: {sentence}', planned: 'The round "{name}" is planned: {id}, version {version}.', did: '{command}: {status}, version {version}.',
    nothing: 'There is no inspection round "{id}".', none: 'There are no inspection rounds.', listed: '{id}  {begins} to {ends}  {status}{secret}  {name} ({office})', found: '{checked}/{places} places checked, {problems} problems', secret: ', not published', place: '{id}  {unit}  {address}{mark}',
    revision: '{at} revised: {reason}', finding: '{n}. {place}  {what}',
  },
};
