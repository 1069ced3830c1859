import type { DelegationCode } from '#domain/delegation/commands';
import type { DelegationStatus } from '#domain/delegation/delegation';
import type { Locale, Words } from './locale.ts';

type Sentences = Readonly<Record<DelegationCode | 'malformed-on-behalf-of', string>>;

/** Why a delegation, or what a deputy does by one, is refused; and what to do instead. */
const zh = {
  'delegation-backwards': '代理的结束日期 {until:day} 早于开始日期 {from:day}。请改正。',
  'delegation-chain': '这段时间里{deputy:person}代理{person:person}（{from:day}至{until:day}）：代理人须本人在岗，代理不能再转托。请另选代理人或错开日期。',
  'delegation-cycle': '这段时间里{deputy:person}已在代理{person:person}（{from:day}至{until:day}），两人不能互相代理。请另选代理人。',
  'delegation-in-the-past': '代理不能从过去的日期（{from:day}）开始，今天是 {today:day}。',
  'delegation-kept-apart': '按不相容岗位分离的规则，{deputy:person}（{other:role}）不能代理{person:person}的岗位（{one:role}）。请另选代理人。',
  'delegation-not-yours': '只有{person:person}本人、本单位主要负责人或办公室主任（指挥部）可以办理其代理；代理人可以辞去代理。',
  'delegation-over': '这项代理已于 {until:day} 到期，不必撤销。',
  'delegation-overlap': '{from:day}至{until:day}，{person:person}的同一事项已由{deputy:person}代理。请先撤销，或错开日期、范围。',
  'delegation-role-not-held': '{person:person}不担任{roles:role}，不能交由他人代理。',
  'delegation-to-oneself': '代理人不能是本人。请另选一位。',
  'delegation-too-long': '一次代理最长 366 天，最晚到 {latest:day}。更长的请调整岗位。',
  'deputy-kept-apart': '此事涉及您所在的单位，您不能代理外单位的{person:person}办理。请由其他人办理。',
  'deputy-not-here': '代理用于案件、单位责任档案、督查轮次和创建活动，这一项请由本人办理。',
  'deputy-not-granted': '现在没有生效的代理，您不能代{person:person}办理。请核对代理的起止日期。',
  'deputy-out-of-scope': '{person:person}没有把“{command:command}”或所在区域交由您代理。',
  'unknown-delegation': '没有这项代理，或者您无权查看。',
  'malformed-on-behalf-of': '请求头 On-Behalf-Of 必须是城市资料里的人员编号（非 ASCII 字符须百分号编码）。',
} satisfies Sentences;

const en: Sentences = {
  'delegation-backwards': 'The delegation ends on {until:day}, before it begins on {from:day}. Correct it.',
  'delegation-chain': '{deputy:person} stands in for {person:person} then ({from:day} to {until:day}): a deputy must be there, and passes nothing on. Choose another deputy or other days.',
  'delegation-cycle': '{deputy:person} stands in for {person:person} then ({from:day} to {until:day}); two people cannot stand in for each other. Choose another deputy.',
  'delegation-in-the-past': 'A delegation cannot begin in the past ({from:day}); today is {today:day}.',
  'delegation-kept-apart': 'Some posts must not come together: {deputy:person} ({other:role}) cannot stand in for {person:person} ({one:role}). Choose another deputy.',
  'delegation-not-yours': 'Only {person:person}, the head of the unit, or the director of the office (or headquarters) may do this; a deputy may resign.',
  'delegation-over': 'This delegation ran out on {until:day}; it need not be revoked.',
  'delegation-overlap': '{deputy:person} stands in for {person:person} in the same matters from {from:day} to {until:day}. Revoke that first, or choose other days or another scope.',
  'delegation-role-not-held': '{person:person} is not {roles:role} and cannot hand that over.',
  'delegation-to-oneself': 'Nobody stands in for themselves. Choose somebody else.',
  'delegation-too-long': 'A delegation lasts at most 366 days, until {latest:day}. For longer, change the posts.',
  'deputy-kept-apart': 'This is about your own unit, so you cannot act for {person:person} of another unit. Somebody else must.',
  'deputy-not-here': 'Deputies act on cases, records of units, inspection rounds and campaigns. This must be done in person.',
  'deputy-not-granted': 'No delegation is in force now by which you could act for {person:person}. Check its days.',
  'deputy-out-of-scope': '{person:person} did not hand over "{command:command}", or this area, to you.',
  'unknown-delegation': 'There is no such delegation, or you may not see it.',
  'malformed-on-behalf-of': 'The header On-Behalf-Of must be the id of a person of the city (percent-encoded where it is not ASCII).',
};

export const delegationWords: Words<keyof Sentences> = { 'zh-CN': zh, en };

export const delegationStatusWords: Words<DelegationStatus> = {
  'zh-CN': { planned: '未开始', 'in-force': '代理中', over: '已到期', revoked: '已撤销' },
  en: { planned: 'planned', 'in-force': 'in force', over: 'over', revoked: 'revoked' },
};

/** Under which name something was done: 李四代张三. */
export const actingName = (locale: Locale, deputy: string, principal: string): string => (locale === 'en' ? `${deputy} for ${principal}` : `${deputy}代${principal}`);
