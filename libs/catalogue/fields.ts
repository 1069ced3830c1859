import type { Locale, Words } from './locale.ts';
import { wordOf } from './rules.ts';

const zh = {
  'field-missing': '请填写“{field}”。',
  'field-unknown': '没有“{name}”这一项，请删去。这里可以填：{known}。',
  'field-not-text': '“{field}”应当是文字。',
  'field-not-number': '“{field}”应当是数字。',
  'field-not-whole': '“{field}”应当是整数。',
  'field-not-boolean': '“{field}”应当是 true 或 false。',
  'field-not-list': '“{field}”应当是列表。',
  'field-not-object': '“{field}”应当由若干字段组成。',
  'field-not-option': '“{field}”只能选：{options}。',
  'field-empty': '“{field}”不能空着。',
  'field-too-long': '“{field}”最多 {most} 个字，现在有 {length} 个字。',
  'field-too-few': '“{field}”至少要有 {least} 项。',
  'field-too-many': '“{field}”最多 {most} 项，现在有 {length} 项。',
  'field-too-small': '“{field}”不能小于 {least}。',
  'field-too-big': '“{field}”不能大于 {most}。',
  'field-not-day': '“{field}”应当是真实存在的日期，写成 2026-10-13 的样子。',
  'field-not-instant': '“{field}”应当是带时区的时间，写成 2026-10-13T18:00:00+08:00 的样子。',
  'field-not-uuid': '“{field}”应当是案件编号（UUID）。',
  'field-not-id': '“{field}”应当是城市资料里的编号：字母、数字、点、横线和下划线，最多 64 个字。',
  'field-not-sha256': '“{field}”应当是已上传文件的 SHA-256（64 位十六进制）。',
  'field-broken-text': '“{field}”里有损坏的字符，请重新输入。',
  'field-wrong': '“{field}”的内容不合要求。',
} as const;

const en: Readonly<Record<keyof typeof zh, string>> = {
  'field-missing': '"{field}" is missing.',
  'field-unknown': 'There is no field "{name}"; leave it out. Here you may give: {known}.',
  'field-not-text': '"{field}" must be text.',
  'field-not-number': '"{field}" must be a number.',
  'field-not-whole': '"{field}" must be a whole number.',
  'field-not-boolean': '"{field}" must be true or false.',
  'field-not-list': '"{field}" must be a list.',
  'field-not-object': '"{field}" must consist of fields.',
  'field-not-option': '"{field}" must be one of: {options}.',
  'field-empty': '"{field}" cannot be empty.',
  'field-too-long': '"{field}" may have at most {most} characters; it has {length}.',
  'field-too-few': '"{field}" needs at least {least} items.',
  'field-too-many': '"{field}" may have at most {most} items; it has {length}.',
  'field-too-small': '"{field}" cannot be less than {least}.',
  'field-too-big': '"{field}" cannot be more than {most}.',
  'field-not-day': '"{field}" must be a day that exists, such as 2026-10-13.',
  'field-not-instant': '"{field}" must be an instant with an offset, such as 2026-10-13T18:00:00+08:00.',
  'field-not-uuid': '"{field}" must be the id of a case (a UUID).',
  'field-not-id': '"{field}" must be an id of the city: letters, digits, dots, hyphens and underscores, at most 64.',
  'field-not-sha256': '"{field}" must be the SHA-256 of an uploaded file (64 hexadecimal digits).',
  'field-broken-text': '"{field}" holds broken characters. Type it again.',
  'field-wrong': '"{field}" is not as it should be.',
};

/** What is wrong with one field. */
export const fieldWords = { 'zh-CN': zh, en } as const;

const labels: Words<string> = {
  'zh-CN': {
    '': '请求正文', title: '标题', description: '问题描述', source: '来源', kind: '来源类型', reference: '来源期次或编号', place: '地点', address: '详细地址', area: '区域', latitude: '纬度', longitude: '经度', office: '办公室',
    evidence: '照片和附件', sha256: '校验值（SHA-256）', size: '文件大小', capturedAt: '拍摄时间', uploadId: '上传编号', reporter: '举报人', name: '名称', phone: '电话', findings: '核查情况', reason: '理由', explanation: '说明', into: '并入的案件', category: '问题类别', grade: '案件级别', negativeList: '负面清单', standardItem: '测评指标',
    assignments: '承办单位', role: '角色', unit: '单位', person: '责任人', mandatory: '必须反馈', limit: '时限', amount: '时限数量', requirement: '整改要求', mode: '整改方式', urgency: '紧急程度', milestone: '阶段节点', paper: '文书', units: '单位', plan: '整改方案', from: '原单位', to: '新单位', basis: '依据',
    proposedUnit: '建议承办单位', ruledBy: '裁定人', pairs: '整改前后照片配对', after: '整改后照片', before: '整改前照片', ruledHand: '裁定经办人', ruling: '裁定', causes: '问题原因', measures: '整改措施', milestones: '阶段节点', by: '完成日期', opinion: '意见', text: '内容', percent: '完成百分比', duty: '到期事项', toUnit: '转办单位', toPerson: '转办人员', items: '逐项核查', passed: '合格', until: '延至日期', granted: '是否同意',
    reviewOn: '复核日期', result: '结果', lessons: '举一反三情况', failures: '未反馈单位情况', inspector: '复查员', summary: '销号申请说明', upheld: '是否成立', problem: '需要协调的问题', leaderOpinion: '包联领导意见', outcome: '答复结果',
    level: '督办级别', grounds: '事由', mustLead: '牵头领导', approve: '是否批准', sanction: '督办编号', media: '媒体', note: '备注', about: '更正的条目', correction: '更正内容', changes: '更正的字段', system: '来源系统',
    externalId: '原编号', row: '行号', reportedAt: '上报时间', dueAt: '到期时间', closedAt: '办结时间', closeReason: '办结说明', sourceStatus: '原状态', disorder: '次序说明', command: '操作', data: '操作内容', onBehalfOf: '代录对象', occurredAt: '发生时间',
    caseId: '案件编号', deadlineId: '期限编号', id: '编号', status: '状态', clock: '时钟', q: '关键词', openedFrom: '上报起始日', openedTo: '上报截止日', dueFrom: '到期起始日', dueTo: '到期截止日', mine: '只看我的', returned: '只看被退回的', sort: '排序',
    cursor: '翻页位置', asOf: '截至时间', calendar: '日历', policy: '规则', why: '缘由', cause: '由来', campaign: '创建活动', unread: '只看未读', lang: '语言', card: '牌的编号', measure: '措施编号', timing: '周期', manner: '方式', extent: '范围', begins: '开始日期', ends: '结束日期', inspectors: '检查人员', inspectingUnit: '检查单位（交叉检查）', draws: '抽取点位数', places: '点位', docNo: '文号', heldBy: '由谁约谈', on: '落实日期', minutes: '纪要',
  },
  en: {
    '': 'body', toUnit: 'hand on to a unit', toPerson: 'hand on to a person', into: 'target case', q: 'keywords', by: 'date', about: 'entry', until: 'until', onBehalfOf: 'on behalf of', occurredAt: 'happened at', asOf: 'as of', reviewOn: 'day of review', leaderOpinion: "area leader's opinion",
  },
};

/** The name of a field for people, in English usually the field itself; `path` leads to it. */
export function fieldLabel(locale: Locale, path: readonly PropertyKey[]): string {
  const field = String(path.findLast((step) => typeof step === 'string') ?? '');
  const index = path.find((step) => typeof step === 'number');
  if (path.at(-2) === 'limit' && field === 'unit') return locale === 'en' ? 'unit of the limit' : '时限单位';
  const label = wordOf(labels[locale], field);
  if (typeof index !== 'number') return label;
  return locale === 'en' ? `${label} (item ${index + 1})` : `${label}（第${index + 1}项）`;
}

/** Whether a field has a name in Chinese. */
export const hasLabel = (field: string): boolean => Object.hasOwn(labels['zh-CN'], field);

/** The choices of the commands' fields. */
export const optionWords: Words<string> = {
  'zh-CN': {
    'covert-visit': '暗访', inspection: '督查检查', media: '媒体', public: '群众反映', 'upper-level': '上级交办', 'self-check': '自查', whistle: '村居吹哨',
    'not-a-problem': '不属于问题', 'out-of-scope': '不属受理范围', 'not-found': '现场未发现', 'already-solved': '已经解决', insufficient: '线索不足', ordinary: '一般', key: '重点', urgent: '特急', 'supervision-order': '督办单', 'orange-order': '橙色督办单', 'yellow-card': '黄牌', 'red-order': '红色督办单', 'red-card': '红牌', criticism: '通报批评', talk: '约谈', listing: '挂牌督办', referral: '移交问责',
    lead: '牵头', responsible: '责任', assist: '协同', workday: '工作日', workhour: '工作时', day: '自然日', month: '个月', immediate: '立行立改', planned: '限期整改', upheld: '成立', rejected: '不成立', shared: '共同承担',
    scheduled: '定期', unscheduled: '不定期', open: '明查', covert: '暗访', spot: '抽查', full: '全面检查', clear: '没有问题', problem: '有问题', passed: '合格', failed: '不合格', held: '未反弹', relapsed: '反弹', resolved: '已协调解决', 'passed-up': '报上一级', 'unit-vice': '分管领导', 'unit-head': '主要负责人', listed: '挂牌督办', normal: '正常', soon: '临期', overdue: '逾期',
  },
  en: {},
};

/** A choice with what it means, for a sentence. */
export function optionIn(locale: Locale, option: string): string {
  const meaning = Object.hasOwn(optionWords[locale], option) ? optionWords[locale][option] : undefined;
  return meaning === undefined ? option : `${option}（${meaning}）`;
}
