import type { Words } from './locale.ts';

/** Results of `xiaohao policy`. */
type PolicyCliWord = 'sound' | 'sound-plain' | 'published' | 'migrates' | 'stays' | 'withdrawn' | 'version' | 'built-in' | 'current' | 'withdrawn-from' | 'campaign' | 'same' | 'source' | 'sections' | 'category' | 'milestone' | 'empty';

export const policyCliWords: Words<PolicyCliWord> = {
  'zh-CN': {
    sound: '规则文件没有问题：{name}。与现行的 {version} 相比有 {n} 处不同：', 'sound-plain': '规则文件没有问题：{name}。', published: '已发布 {version}，自 {effectiveFrom:instant} 起施行。', migrates: '在办案件届时改按新规则，期限逐件重新计算。', stays: '在办案件仍按原来的规则。', withdrawn: '已撤回 {version}。',
    version: '{version}  {name}  自 {effectiveFrom:instant}', 'built-in': '{version}  {name}  随软件提供', current: '（现行）', 'withdrawn-from': '（{from:instant} 撤回）', campaign: '（只用于专项活动）', same: '没有不同。',
    source: '来源：{source}', sections: '其他规则', category: '类别“{name}”：时限 {limit}', milestone: '{name} {limit}', empty: '（无）',
  },
  en: {
    sound: 'The policy file is sound: {name}. It differs from {version}, which is in force, in {n} rules:', 'sound-plain': 'The policy file is sound: {name}.', published: '{version} is published and takes effect on {effectiveFrom:instant}.', migrates: 'Open cases move to it then, and their deadlines are counted again.', stays: 'Open cases keep the policy that they have.',
    withdrawn: '{version} is withdrawn.', version: '{version}  {name}  from {effectiveFrom:instant}', 'built-in': '{version}  {name}  of the product', current: '(in force)', 'withdrawn-from': '(withdrawn {from:instant})', campaign: '(for campaigns only)', same: 'No difference.',
    source: 'Source: {source}', sections: 'Other rules', category: 'Category "{name}": limit {limit}', milestone: '{name} {limit}', empty: '(none)',
  },
};
