import { fillIn, instantIn } from './fill-in.ts';
import type { Locale, Words } from './locale.ts';

type Named = Readonly<{ kind: 'calendar' | 'policy'; why: string; from: string; version: string }>;
type Counted = Readonly<{ looked: number; adopted: number; moved: number }>;

/** What the office and an operator read about an amendment that open cases follow. */
export const amendmentWords: Words<'calendar' | 'policy' | 'label' | 'from' | 'progress'> = {
  'zh-CN': { calendar: '工作日历调整', policy: '时限规则调整', label: '{kind}：{why}', from: '自 {from} 起执行，版本 {version}', progress: '已核对 {looked} 件，改按新规则 {adopted} 件，期限变动 {moved} 个' },
  en: { calendar: 'calendar amendment', policy: 'policy change', label: '{kind}: {why}', from: 'in force from {from}, version {version}', progress: '{looked} cases looked at, {adopted} follow, {moved} deadlines moved' },
};

export const amendmentLabel = (locale: Locale, { kind, why }: Named): string => fillIn(locale, amendmentWords[locale].label, { kind: amendmentWords[locale][kind], why });

/** As Markdown: what it is, from when it holds, how far it has got. */
export function amendmentDetails(locale: Locale, amendment: Named, counted?: Counted): string {
  const { from, version } = amendment;
  const words = amendmentWords[locale];
  const label = amendmentLabel(locale, amendment).replaceAll(/[\\`*_[\]()<>#|~!]/g, '\\$&');
  return [`**${label}**`, fillIn(locale, words.from, { from: instantIn(locale, from), version }), ...(counted === undefined ? [] : [fillIn(locale, words.progress, counted)])].join('\n\n');
}
