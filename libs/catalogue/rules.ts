import type { Rung } from '#domain/policy/policy';
import type { Policy } from '#domain/policy/policy';
import type { Locale, Words } from './locale.ts';
import { paperWords, stepWords } from './steps.ts';

/** The rungs of the default ladder; a policy may name others. */
export const rungWords: Words<'due-soon' | 'next-day' | 'five-days' | 'second-failure' | 'third-failure'> = {
  'zh-CN': { 'due-soon': '临期提醒', 'next-day': '逾期次日催办', 'five-days': '催办后五个工作日仍未反馈', 'second-failure': '第二次复查不合格', 'third-failure': '第三次复查不合格' },
  en: { 'due-soon': 'due soon', 'next-day': 'overdue, next working day', 'five-days': 'still overdue five working days after the urging notice', 'second-failure': 'second failed re-inspection', 'third-failure': 'third failed re-inspection' },
};

const forms: Words<'chase' | 'turn' | 'look-back' | 'sampled' | 'recheck' | 'notice' | 'by-hand' | 'urge' | 'countdown' | 'duty-missed'> = {
  'zh-CN': { chase: '“{step}”超时第 {n} 级提醒', turn: '轮到“{step}”', 'look-back': '第 {n} 次回头看', sampled: '抽查回头看', recheck: '反馈后到期自动安排复查', notice: '公示期满', 'by-hand': '人工提出', urge: '办公室催办', countdown: '迎检倒计时 {n} 天', 'duty-missed': '例行事项未按期办理' },
  en: { chase: 'reminder {n} for "{step}"', turn: '"{step}" is next', 'look-back': 'look back {n}', sampled: 'look back on the drawn sample', recheck: 're-inspection ordered when the office does not', notice: 'end of the public notice', 'by-hand': 'by hand', urge: 'urged by the office', countdown: '{n} days to the inspection', 'duty-missed': 'recurring duty missed' },
};

/** What is ordered, `order.…`. */
const orderWords: Words<'reinspection' | 'whistle' | 'instruction' | 'inspection' | Exclude<Rung['paper'], 'blue-slip' | 'urging-notice'>> = {
  'zh-CN': { reinspection: '安排复查', whistle: '吹哨，请到场报到', instruction: '领导批示', inspection: '督查任务', ...paperWords['zh-CN'] },
  en: { reinspection: 're-inspection ordered', whistle: 'called to the place', instruction: 'instruction of a leader', inspection: 'sent on an inspection', ...paperWords.en },
};

/** What there is to know, `news.…`. */
export const newsWords: Words<string> = {
  'zh-CN': {
    'report-rejected': '不予立案', 'report-reconsidered': '恢复核实', 'case-merged': '已并案', 'case-registered': '已立案', 'order-recalled': '交办已撤回', 'jurisdiction-ruled': '职责异议已裁定', reassigned: '已改派其他单位',
    'plan-approved': '方案已批准', 'plan-returned': '方案被退回', 'deadline-extended': '延期已批准', 'deadline-recomputed': '期限已重新计算', 'extension-refused': '延期未批准', 'suspension-granted': '挂账已批准', 'suspension-refused': '挂账未批准',
    'suspension-ended': '挂账结束', 'feedback-complete': '各单位均已反馈', 'feedback-submitted': '协办单位已反馈', 'feedback-returned': '反馈被退回', 'reinspection-passed': '复查合格', 'reinspection-failed': '复查不合格',
    'sign-off-returned': '销号申请被退回', 'notice-opened': '开始公示', 'objection-lodged': '公示期间有异议', 'objection-ruled': '异议已裁定', 'case-closed': '已销号', 'look-back-passed': '回头看未反弹', 'case-reopened': '因反弹重新交办',
    'case-terminated': '案件终止', 'coordination-resolved': '协调已解决', 'coordination-passed-up': '协调已报上一级', 'sanction-dropped': '督办建议未采纳', 'sanction-upheld': '申诉后维持', 'sanction-withdrawn': '申诉后撤销',
    'milestone-reached': '阶段节点完成', 'sanction-executed': '督办已落实', 'listing-reported': '已报送挂牌整改方案', 'listing-published': '挂牌信息已公开', 'unit-arrived': '单位已到场报到',
    listed: '挂牌督办', delisted: '摘牌', exposed: '被曝光', 'late-entry': '补录了您办理的事项', 'instruction-given': '领导作出批示',
    'card-appealed': '牌在申诉中，暂不计入', 'card-upheld': '申诉后牌予以维持', 'card-withdrawn': '牌已撤销', 'card-expired': '牌保留期满', 'measure-lapsed': '责任措施建议失效', 'measure-dropped': '责任措施建议未采纳', 'measure-executed': '责任措施已落实',
    'phase-begun': '进入新阶段', 'inspection-revised': '检查时间调整', 'campaign-closed': '创建活动结束', 'round-published': '督查通报已发布',
  },
  en: {
    'report-rejected': 'report rejected', 'report-reconsidered': 'report taken up again', 'case-merged': 'merged', 'case-registered': 'registered', 'order-recalled': 'order recalled', 'jurisdiction-ruled': 'dispute ruled', reassigned: 'given to another unit',
    'plan-approved': 'plan approved', 'plan-returned': 'plan returned', 'deadline-extended': 'extension granted', 'deadline-recomputed': 'deadline counted again', 'extension-refused': 'extension refused', 'suspension-granted': 'suspension granted', 'suspension-refused': 'suspension refused',
    'suspension-ended': 'suspension ended', 'feedback-complete': 'all feedback given', 'feedback-submitted': 'feedback of another unit', 'feedback-returned': 'feedback returned', 'reinspection-passed': 're-inspection passed', 'reinspection-failed': 're-inspection failed',
    'sign-off-returned': 'application returned', 'notice-opened': 'public notice opened', 'objection-lodged': 'objection lodged', 'objection-ruled': 'objection ruled', 'case-closed': 'closed', 'look-back-passed': 'no relapse', 'case-reopened': 'reopened after a relapse',
    'case-terminated': 'terminated', 'coordination-resolved': 'coordination succeeded', 'coordination-passed-up': 'coordination passed up', 'sanction-dropped': 'measure dropped', 'sanction-upheld': 'measure upheld', 'sanction-withdrawn': 'measure withdrawn',
    'milestone-reached': 'milestone reached', 'sanction-executed': 'measure carried out', 'listing-reported': 'report on the listing', 'listing-published': 'listing published', 'unit-arrived': 'unit arrived on site',
    listed: 'listed for supervision', delisted: 'delisted', exposed: 'exposed', 'late-entry': 'something you did was entered late', 'instruction-given': 'a leader gave an instruction',
    'card-appealed': 'card appealed against, does not count', 'card-upheld': 'card stands after the appeal', 'card-withdrawn': 'card withdrawn', 'card-expired': 'card expired', 'measure-lapsed': 'proposed measure lapsed', 'measure-dropped': 'proposed measure dropped', 'measure-executed': 'measure against the unit carried out',
    'phase-begun': 'a phase begins', 'inspection-revised': 'inspection moved', 'campaign-closed': 'campaign closed', 'round-published': 'an inspection round is published',
  },
};

/** The rungs of units in the default policy, `unit.…`, and how long cards stay; a policy may name other rungs. */
export const unitRungWords: Words<'three-reds' | 'by-hand' | 'cards.yellow' | 'cards.red'> = {
  'zh-CN': { 'three-reds': '连续三张红牌', 'by-hand': '人工提出', 'cards.yellow': '黄牌保留期满', 'cards.red': '红牌保留期满' },
  en: { 'three-reds': 'three red cards in a row', 'by-hand': 'by hand', 'cards.yellow': 'end of the time for which a yellow card stays', 'cards.red': 'end of the time for which a red card stays' },
};

/** Where a policy itself names its rungs. */
export type NamedRungs = Pick<Policy, 'ladder'> & Readonly<{ unit: Pick<Policy['unit'], 'ladder'> }>;

const nameIn = (rungs: readonly Readonly<{ id: string; name?: string | undefined }>[] | undefined, id: string): string | undefined => rungs?.find((one) => one.id === id)?.name;

/** The name of a rule as events, duties and notices carry it: `ladder.next-day`, `chase.claim.2`, `turn.endorse`, `news.case-closed`. A rung has the name that its policy gives it; without one, the word of the catalogue, or its id. */
export function ruleName(locale: Locale, rule: string, policy?: NamedRungs): string {
  const [kind = '', ...rest] = rule.split('.');
  if (kind === 'ladder') return nameIn(policy?.ladder, rest.join('.')) ?? wordOf(rungWords[locale], rest.join('.'));
  if (kind === 'unit') return nameIn(policy?.unit.ladder, rest.join('.')) ?? wordOf(unitRungWords[locale], rest.join('.'));
  if (kind === 'news') return wordOf(newsWords[locale], rest.join('.'));
  if (kind === 'order') return wordOf(orderWords[locale], rest.join('.'));
  if (kind === 'chase' || kind === 'turn') return fill(forms[locale][kind], { step: wordOf(stepWords[locale], rest[0] ?? ''), n: rest[1] ?? '' });
  if (kind === 'look-back' && rest[0] === '0') return forms[locale].sampled;
  return fill(wordOf(forms[locale], kind), { n: rest[0] ?? '' });
}

const fill = (form: string, facts: Readonly<Record<string, string>>): string => form.replace(/\{(\w+)\}/g, (_, fact: string) => facts[fact] ?? '');

/** The word for a key that may come from data: the key itself where the vocabulary has none. */
export const wordOf = (words: Readonly<Record<string, string>>, key: string): string => (Object.hasOwn(words, key) ? (words[key] ?? key) : key);
