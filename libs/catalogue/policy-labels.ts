import type { Locale, Words } from './locale.ts';
import { wordOf } from './rules.ts';
import { gradeWords, stepWords } from './steps.ts';

/** The rules that stand once in a policy, by their path. */
const rules: Words<string> = {
  'zh-CN': {
    id: '规则编号', name: '规则名称', source: '来源', use: '适用范围', counting: '期间的算法', 'counting.firstDay': '起算日', 'counting.end': '末日结束的时刻', 'counting.unworkedEnd': '末日逢休息日', categories: '问题类别', ladder: '领导责任阶梯各级', unit: '单位责任档案', 'unit.ladder': '单位责任阶梯各级',
    'unit.cards.yellow': '黄牌保留时间', 'unit.cards.red': '红牌保留时间', 'unit.cards.appeal': '红黄牌申诉期', 'unit.boards': '排名的周期', 'unit.rankedBy': '排名的依据', soon: '“临期”的提前量', 'dispute.window': '提出职责异议的期限', 'dispute.bounces': '职责异议最多退回次数',
    'suspension.longest': '挂账最长时间', 'coordination.lead': '牵头单位协调答复期限', 'coordination.leader': '包联领导协调答复期限', 'coordination.office': '办公室协调答复期限', 'coordination.headquarters': '指挥部协调答复期限', arrival: '吹哨后到场期限',
    'listed.report': '挂牌后报方案期限', 'listed.publish': '挂牌后公布期限', 'listed.longest': '挂牌整改最长期限', 'listed.delisted': '摘牌后公布期限', execution: '督办措施签发后落实的期限', recheck: '反馈后安排复查的期限', retry: '退回后重新整改的期限', 'notice.grades': '需要公示的案件', 'notice.exposed': '被曝光的案件公示', 'notice.period': '公示期',
    lookBack: '回头看的日子（销号后第几天）', 'sample.percent': '每月抽查回头看的百分比', 'papers.order': '交办单文号用字', 'papers.supervision': '督办单文号用字', 'papers.card': '红黄牌文号用字', 'papers.criticism': '通报文号用字', 'papers.talk': '约谈文号用字', 'papers.listing': '挂牌文号用字', 'papers.referral': '移交文号用字',
  },
  en: {
    id: 'id', name: 'name of the policy', source: 'source', use: 'use', counting: 'how periods are counted', 'counting.firstDay': 'first day', 'counting.end': 'end of the last day', 'counting.unworkedEnd': 'last day that is not worked', categories: 'categories', ladder: 'order of the ladder',
    unit: 'unit records', 'unit.ladder': 'order of the ladder of units', 'unit.cards.yellow': 'how long a yellow card stays', 'unit.cards.red': 'how long a red card stays', 'unit.cards.appeal': 'time to appeal a card', 'unit.boards': 'rankings', 'unit.rankedBy': 'what units are ranked by',
    soon: 'when a deadline is due soon', 'dispute.window': 'time to dispute', 'dispute.bounces': 'bounces before a ruling is forced', 'suspension.longest': 'longest suspension', 'coordination.lead': "lead unit's answer to coordination", 'coordination.leader': "area leader's answer to coordination",
    'coordination.office': "office's answer to coordination", 'coordination.headquarters': "headquarters' answer to coordination", arrival: 'arrival after a whistle', 'listed.report': 'report after the listing', 'listed.publish': 'publication after the listing', 'listed.longest': 'longest listing',
    'listed.delisted': 'publication after the delisting', execution: 'time to carry out a measure', recheck: 'time to order the re-inspection', retry: 'time to do it again', 'notice.grades': 'cases with a public notice', 'notice.exposed': 'public notice of exposed cases', 'notice.period': 'length of the public notice', lookBack: 'days of the look backs',
    'sample.percent': 'percentage drawn for a look back', 'papers.order': 'word of orders', 'papers.supervision': 'word of supervision orders', 'papers.card': 'word of cards', 'papers.criticism': 'word of circulars', 'papers.talk': 'word of talks', 'papers.listing': 'word of listings', 'papers.referral': 'word of referrals',
  },
};

const fields: Words<string> = {
  'zh-CN': {
    limit: '时限', name: '名称', mode: '整改方式', grade: '级别', level: '责任级别', trigger: '触发条件', action: '方式', paper: '文书', to: '告知对象', copy: '抄送对象', mustLead: '牵头领导', issuedBy: '签发人', by: '约谈人', rungs: '对象与时间', repeat: '重复提醒的间隔',
    ranks: '审批级别', askBefore: '最迟提前多久提出', decideWithin: '答复期限', longest: '最长延期', of: '签字方', roles: '签字人', milestones: '阶段', id: '编号',
  },
  en: {
    action: 'manner', to: 'addressees', copy: 'copies', mustLead: 'who must lead', issuedBy: 'who issues it', by: 'who holds the talk', rungs: 'addressees and times', repeat: 'repetition', ranks: 'ranks', askBefore: 'asked no later than', decideWithin: 'time to decide', longest: 'longest extension', of: 'body', roles: 'signatories',
  },
};

/** A field of a category, rung, chase, extension or signature. */
export const policyFieldIn = (locale: Locale, field: string): string => wordOf(fields[locale], field);

type Owner = 'category' | 'milestone' | 'chase' | 'urgent' | 'rung' | 'unit-rung' | 'extension' | 'sign-off' | 'signature';
const owners: Words<Owner> = {
  'zh-CN': { category: '类别“{name}”', milestone: '类别“{name}”的阶段“{inner}”', chase: '“{name}”无人办理时的提醒', urgent: '特急件“{name}”无人办理时的提醒', rung: '责任台阶“{name}”', 'unit-rung': '单位台阶“{name}”', extension: '{name}案件的延期', 'sign-off': '{name}案件的销号签字', signature: '{name}案件的销号签字“{inner}”' },
  en: { category: 'category "{name}"', milestone: 'milestone "{inner}" of the category "{name}"', chase: 'reminders of "{name}"', urgent: 'reminders of "{name}" of urgent orders', rung: 'rung "{name}"', 'unit-rung': 'unit rung "{name}"', extension: 'extension of {name} cases', 'sign-off': 'sign-off of {name} cases', signature: 'signature "{inner}" of {name} cases' },
};

/** Whose rule a path leads to, and the field of it: `categories.litter.limit` is the field `limit` of a category. */
type Place = Readonly<{ owner: Owner; name: string; inner?: string; field?: string }>;

const placed = (owner: Owner, name: string, [field]: readonly string[], inner?: string): Place => ({ owner, name, ...(inner === undefined ? {} : { inner }), ...(field === undefined ? {} : { field }) });

function placeOf(locale: Locale, path: readonly string[], nameOf: (path: readonly string[]) => string): Place | undefined {
  const [section = '', name = '', ...rest] = path;
  if (path.length < 2) return undefined;
  switch (section) {
    case 'categories':
      return rest[0] === 'milestones' && rest[1] !== undefined ? placed('milestone', nameOf(path.slice(0, 2)), rest.slice(2), nameOf(path.slice(0, 4))) : placed('category', nameOf(path.slice(0, 2)), rest);
    case 'chases':
    case 'urgent':
      return placed(section === 'chases' ? 'chase' : 'urgent', wordOf(stepWords[locale], name), rest);
    case 'ladder':
      return placed('rung', nameOf(path.slice(0, 2)), rest);
    case 'unit':
      return name === 'ladder' && rest[0] !== undefined ? placed('unit-rung', nameOf(path.slice(0, 3)), rest.slice(1)) : undefined;
    case 'extension':
      return placed('extension', wordOf(gradeWords[locale], name), rest);
    case 'signOff':
      return rest[0] === undefined ? placed('sign-off', wordOf(gradeWords[locale], name), rest) : placed('signature', wordOf(gradeWords[locale], name), rest.slice(1), rest[0]);
    default:
      return undefined;
  }
}

/** A rule of a policy in words. `nameOf` finds the name of the category, milestone or rung to which a path leads. */
export function ruleLabel(locale: Locale, path: readonly string[], nameOf: (path: readonly string[]) => string): string {
  const place = placeOf(locale, path, nameOf);
  if (place === undefined) return wordOf(rules[locale], path.join('.'));
  const owner = owners[locale][place.owner].replaceAll(/\{(name|inner)\}/g, (_, fact: 'name' | 'inner') => place[fact] ?? '');
  if (place.field === undefined) return owner;
  const field = policyFieldIn(locale, place.field);
  return locale === 'en' ? `${field} of the ${owner}` : `${owner}的${field}`;
}

/** The paths of the rules that stand once and are one value each. */
export const singleRules: readonly (readonly string[])[] = Object.keys(rules.en)
  .filter((path) => !['id', 'name', 'source', 'counting', 'categories', 'ladder', 'unit', 'unit.ladder'].includes(path))
  .map((path) => path.split('.'));
