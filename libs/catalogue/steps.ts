import type { DutyKind } from '#domain/case/chapter';
import type { CoordinationLevel } from '#domain/case/state';
import type { Grade, Rung, Step } from '#domain/policy/policy';
import type { Words } from './locale.ts';

/** What somebody has to do when a case waits for them. */
export const stepWords: Words<Step> = {
  'zh-CN': {
    verify: '核实立案', dispatch: '交办', claim: '认领', ruling: '裁定职责', plan: '报送整改方案', 'plan-review': '审核方案', extension: '审批延期', suspension: '审批挂账', 'suspension-review': '复核挂账',
    rectify: '整改反馈', reinspect: '复查', apply: '申请销号', endorse: '签署销号意见', objection: '裁定异议', 'look-back': '回头看', coordination: '协调答复', sanction: '审批督办', execution: '落实督办', appeal: '裁定申诉', takeover: '接管历史案件', arrival: '到场报到',
    'listed-report': '报送挂牌整改方案', 'listed-publication': '公开挂牌信息', delisting: '公开摘牌信息',
  },
  en: {
    verify: 'verify and register', dispatch: 'issue the order', claim: 'claim', ruling: 'rule the dispute', plan: 'submit the plan', 'plan-review': 'review the plan', extension: 'decide the extension', suspension: 'decide the suspension',
    'suspension-review': 'review the suspension', rectify: 'rectify and give feedback', reinspect: 're-inspect', apply: 'apply for sign-off', endorse: 'sign off', objection: 'rule the objection', 'look-back': 'look back',
    coordination: 'answer the request for coordination', sanction: 'decide the proposed measure', execution: 'carry out the measure', appeal: 'rule the appeal', takeover: 'take over the imported case', arrival: 'arrive on site', 'listed-report': 'report on the listing',
    'listed-publication': 'publish the listing', delisting: 'publish the delisting',
  },
};

/** The named steps of the case workflow. */
export const dutyWords: Words<DutyKind> = {
  'zh-CN': {
    remind: '催办', escalate: '提请督办', orderReinspection: '自动安排复查', chaseInspector: '催复查', askSignatory: '催销号签字', closeNotice: '公示期满', lookBack: '安排回头看', reviewSuspension: '挂账到期复核', chaseRuling: '催裁定',
  },
  en: {
    remind: 'remind', escalate: 'propose a measure', orderReinspection: 'order the re-inspection', chaseInspector: 'chase the inspector', askSignatory: 'ask the next signatory', closeNotice: 'end the public notice',
    lookBack: 'order the look back', reviewSuspension: 'review the suspension', chaseRuling: 'chase the ruling',
  },
};

/** Accountability levels A0–A7. */
export const levelWords: Words<'0' | '1' | '2' | '3' | '4' | '5' | '6' | '7'> = {
  'zh-CN': { 0: 'A0 正常', 1: 'A1 提醒', 2: 'A2 催办', 3: 'A3 督办', 4: 'A4 红牌通报', 5: 'A5 约谈', 6: 'A6 挂牌督办', 7: 'A7 移交问责' },
  en: { 0: 'A0 normal', 1: 'A1 notice', 2: 'A2 urged', 3: 'A3 supervision order', 4: 'A4 red card', 5: 'A5 admonition', 6: 'A6 listed supervision', 7: 'A7 handed over' },
};

/** Levels of coordination C0–C4. */
export const coordinationWords: Words<`${CoordinationLevel}`> = {
  'zh-CN': { 0: '未提请协调', 1: 'C1 牵头单位', 2: 'C2 包联领导', 3: 'C3 创卫办', 4: 'C4 指挥部专题会' },
  en: { 0: 'not asked for', 1: 'C1 lead unit', 2: 'C2 area leader', 3: 'C3 office', 4: 'C4 headquarters meeting' },
};

export const gradeWords: Words<Grade> = {
  'zh-CN': { ordinary: '一般', key: '重点', listed: '挂牌督办' },
  en: { ordinary: 'ordinary', key: 'key', listed: 'listed for supervision' },
};

export const paperWords: Words<Rung['paper']> = {
  'zh-CN': {
    'blue-slip': '蓝色提醒单', 'urging-notice': '催办通知书', 'orange-order': '橙色督办单', 'supervision-order': '督办单', 'yellow-card': '黄牌通知', 'red-order': '红色督办单', 'red-card': '红牌通知',
    criticism: '通报批评', talk: '约谈通知书', listing: '挂牌督办通知书', referral: '问责移交函',
  },
  en: {
    'blue-slip': 'blue slip', 'urging-notice': 'urging notice', 'orange-order': 'orange order', 'supervision-order': 'supervision order', 'yellow-card': 'yellow card', 'red-order': 'red order', 'red-card': 'red card',
    criticism: 'circular of criticism', talk: 'summons to a talk', listing: 'notice of listing', referral: 'referral',
  },
};

/** The signatures of the sign-off in the default policy; a policy may name others. */
export const signatureWords: Words<'unit' | 'area' | 'office' | 'headquarters' | 'sanction'> = {
  'zh-CN': { unit: '牵头单位意见', area: '包联领导意见', office: '创卫办意见', headquarters: '指挥部意见', sanction: '督办审批' },
  en: { unit: 'opinion of the lead unit', area: 'opinion of the area leader', office: 'opinion of the office', headquarters: 'opinion of headquarters', sanction: 'decision on the measure' },
};
