import { fillIn, instantIn } from './fill-in.ts';
import type { Locale, Words } from './locale.ts';

type Named = Readonly<{ kind: 'calendar' | 'policy'; why: string; from: string; version: string }>;
type Counted = Readonly<{ looked: number; adopted: number; moved: number }>;

/** What the office and an operator read about an amendment that open cases follow. */
export const amendmentWords: Words<'calendar' | 'policy' | 'label' | 'from' | 'progress' | 'waiting' | 'running' | 'applied' | 'line' | 'moved' | 'came' | 'preview' | 'none'> = {
  'zh-CN': {
    calendar: '工作日历调整', policy: '时限规则调整', label: '{kind}：{why}', from: '自 {from} 起执行，版本 {version}', progress: '已核对 {looked} 件，改按新规则 {adopted} 件，期限变动 {moved} 个',
    waiting: '未到执行时间', running: '正在执行', applied: '已执行', line: '{id}  {state}  {label}', moved: '{case}  {unit}  {from:instant} → {to:instant}',
    came: '核对 {looked} 件，改按新规则 {adopted} 件；{cases} 件的 {deadlines} 个期限有变动；{failed} 件未能处理。', preview: '若发布：核对 {looked} 件，{cases} 件的 {deadlines} 个期限会变动。什么都没有写入。', none: '没有涉及在办案件的调整。',
  },
  en: {
    calendar: 'calendar amendment', policy: 'policy change', label: '{kind}: {why}', from: 'in force from {from}, version {version}', progress: '{looked} cases looked at, {adopted} follow, {moved} deadlines moved',
    waiting: 'not in force yet', running: 'under way', applied: 'carried out', line: '{id}  {state}  {label}', moved: '{case}  {unit}  {from:instant} → {to:instant}',
    came: '{looked} cases looked at, {adopted} follow; {deadlines} deadlines of {cases} cases moved; {failed} cases could not be dealt with.', preview: 'If published: {looked} cases looked at, {deadlines} deadlines of {cases} cases would move. Nothing was written.', none: 'No amendment that open cases follow.',
  },
};

export const amendmentLabel = (locale: Locale, { kind, why }: Named): string => fillIn(locale, amendmentWords[locale].label, { kind: amendmentWords[locale][kind], why });

/** As Markdown: what it is, from when it holds, how far it has got. */
export function amendmentDetails(locale: Locale, amendment: Named, counted?: Counted): string {
  const { from, version } = amendment;
  const words = amendmentWords[locale];
  const label = amendmentLabel(locale, amendment).replaceAll(/[\\`*_[\]()<>#|~!]/g, '\\$&');
  return [`**${label}**`, fillIn(locale, words.from, { from: instantIn(locale, from), version }), ...(counted === undefined ? [] : [fillIn(locale, words.progress, counted)])].join('\n\n');
}
