import type { Reason } from '#domain/calendar/calendar';
import { fillIn } from './fill-in.ts';
import type { Locale, Words } from './locale.ts';
import { wordOf } from './rules.ts';

/** Why a day counts or not. */
export const reasonWords: Words<Reason['code']> = {
  'zh-CN': {
    workday: '工作日', 'make-up': '调休上班', weekend: '周末休息', holiday: '放假', unpublished: '放假安排尚未公布，按星期暂定', 'start-day': '起算当日，不计入', paused: '停表', 'after-hours': '已过下班时间',
    'calendar-day': '自然日', 'next-working-day': '最后一日逢休息日，顺延到这个工作日', 'set-by-hand': '期限由人工指定', extended: '期限经批准变更', kept: '换用日历时原期限保留不变',
  },
  en: {
    workday: 'working day', 'make-up': 'make-up working day', weekend: 'weekend', holiday: 'public holiday', unpublished: 'holidays not published yet, provisional by weekday', 'start-day': 'the day it starts does not count', paused: 'the clock stands',
    'after-hours': 'after the close of business', 'calendar-day': 'calendar day', 'next-working-day': 'the last day is off, so it moves to this working day', 'set-by-hand': 'set by hand', extended: 'changed with approval', kept: 'left where it was when the calendar changed',
  },
};

/** Why the clock stood or a due time was moved; other texts are a person's own words. */
export const causeWords: Words<'suspended' | 'dispute-upheld' | 'extension'> = {
  'zh-CN': { suspended: '挂账期间', 'dispute-upheld': '职责异议成立，争议期间不计', extension: '第 {n} 次延期' },
  en: { suspended: 'suspended', 'dispute-upheld': 'dispute upheld, its time does not count', extension: 'extension {n}' },
};

/** The words for the cause of a pause or a move: `extension-2` is the second extension. */
export function causeSentence(locale: Locale, why: string): string {
  const n = /^extension-(\d+)$/.exec(why)?.[1];
  return n === undefined ? wordOf(causeWords[locale], why) : fillIn(locale, causeWords[locale].extension, { n });
}

/** The sentence for one day of an explained deadline, with the festival and the notice that says so. */
export function reasonSentence(locale: Locale, { code, name, notice, why, season }: Reason): string {
  const more = [name, notice, ...(why === undefined ? [] : [causeSentence(locale, why)]), season].filter((one) => one !== undefined);
  if (more.length === 0) return reasonWords[locale][code];
  return locale === 'en' ? `${reasonWords.en[code]} (${more.join(', ')})` : `${reasonWords['zh-CN'][code]}（${more.join('，')}）`;
}
