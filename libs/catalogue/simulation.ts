import type { Difference, OtherDay, Side } from '#domain/simulation/difference';
import { dayIn, fillIn } from './fill-in.ts';
import type { Locale, Words } from './locale.ts';
import { type Names, plainNames } from './names.ts';
import { periodIn } from './policy-words.ts';
import { reasonSentence } from './reasons.ts';
import { ruleName } from './rules.ts';

/** What is wrong with the request of a simulation. */
export const simulationWords = {
  'zh-CN': {
    'simulation-tries-nothing': '请说明试行哪个规则或哪个日历（policy、calendar 至少写一项）。',
    'simulation-calendar-problems': '日历文件有 {n} 处问题，没有开始推演。请按下面各行的提示修改。',
    'simulation-period-empty': '时段的结束早于开始。请检查 from 和 to。',
    'too-many-simulations': '正在进行的试行推演太多（最多 {most} 个）。请等其中一个结束，或取消一个。',
    'unknown-simulation': '没有这个试行推演，或它已过一小时被清除。请重新提交。',
    'simulations-office-only': '只有办公室主任、指挥部、监督人员和系统管理员可以做试行推演。',
  },
  en: {
    'simulation-tries-nothing': 'Say which policy or which calendar to try (one of policy and calendar at least).',
    'simulation-calendar-problems': 'There are {n} problems in the calendar file; nothing was simulated. Mend the lines named below.',
    'simulation-period-empty': 'The period ends before it begins. Check from and to.',
    'too-many-simulations': 'Too many simulations are running ({most} at most). Wait for one to end, or cancel one.',
    'unknown-simulation': 'There is no such simulation, or it was cleared after an hour. Ask for it again.',
    'simulations-office-only': 'Only directors, headquarters, oversight and administrators may simulate.',
  },
} satisfies Words<string>;

const forms: Words<'moved' | 'appeared' | 'gone' | 'day' | 'fired-base' | 'fired-tried' | 'no-such-rule' | 'other-time' | 'other-paper' | 'not-reached' | 'by-hand'> = {
  'zh-CN': {
    moved: '{at:instant} {unit:unit}的整改时限：原规则（{limit}，{policy}，{calendar}）为 {was:instant}，试行规则（{otherLimit}，{otherPolicy}，{otherCalendar}）为 {is:instant}。',
    appeared: '{at:instant} {unit:unit}在试行规则下多出一个时限：{is:instant}（{otherPolicy}）。', gone: '{at:instant} {unit:unit}在试行规则下没有了 {was:instant} 的时限（{policy}）。',
    day: '从 {date} 起算法不同：原日历为“{base}”，试行日历为“{tried}”。',
    'fired-base': '{at:instant} 原规则执行「{rule}」{about}，试行规则没有执行：', 'fired-tried': '{at:instant} 试行规则会执行「{rule}」{about}，原规则没有执行：',
    'no-such-rule': '{policy} 没有这一条。', 'other-time': '{policy}、{calendar} 下是 {elsewhere:instant}。', 'other-paper': '{policy} 在同一时间用另一级或另一种文书。', 'not-reached': '{policy}、{calendar} 下到时段结束都没有走到这一步。', 'by-hand': '人工指定',
  },
  en: {
    moved: '{at:instant}, limit of {unit:unit}: due {was:instant} under the rules that held ({limit}, {policy}, {calendar}), {is:instant} under those tried ({otherLimit}, {otherPolicy}, {otherCalendar}).',
    appeared: '{at:instant}, {unit:unit} gets another limit under the rules tried: {is:instant} ({otherPolicy}).', gone: '{at:instant}, {unit:unit} loses the limit of {was:instant} under the rules tried ({policy}).',
    day: 'The counts part on {date}: "{base}" by the calendar that held, "{tried}" by the one tried.',
    'fired-base': '{at:instant}, "{rule}"{about} fires under the rules that held, and not under those tried: ', 'fired-tried': '{at:instant}, "{rule}"{about} fires under the rules tried, and not under those that held: ',
    'no-such-rule': '{policy} has no such rule.', 'other-time': 'under {policy} and {calendar} it is {elsewhere:instant}.', 'other-paper': '{policy} has it on another level or paper at that time.', 'not-reached': 'under {policy} and {calendar} it is not reached by the end of the period.', 'by-hand': 'set by hand',
  },
};

const limitIn = (locale: Locale, side: Side | undefined): string => (side?.limit === undefined ? forms[locale]['by-hand'] : periodIn(locale, side.limit));

const dayTold = (locale: Locale, { date, base, tried }: OtherDay): string =>
  fillIn(locale, forms[locale].day, { date: dayIn(locale, date), base: reasonSentence(locale, base), tried: reasonSentence(locale, tried) });

function deadlineTold(locale: Locale, { at, unit, base, tried, day }: Extract<Difference, { kind: 'deadline' }>, names: Names): string {
  const facts = {
    at, unit, was: base?.dueAt ?? '', is: tried?.dueAt ?? '', limit: limitIn(locale, base), policy: base?.policy ?? '', calendar: base?.calendar ?? '',
    otherLimit: limitIn(locale, tried), otherPolicy: tried?.policy ?? '', otherCalendar: tried?.calendar ?? '',
  };
  const form = base === undefined ? 'appeared' : tried === undefined ? 'gone' : 'moved';
  return [fillIn(locale, forms[locale][form], facts, names), ...(day === undefined ? [] : [dayTold(locale, day)])].join(locale === 'en' ? ' ' : '');
}

/** Where two runs of a case part, as a sentence: which day, which rule, under which policy and calendar, and why. */
export function differenceSentence(locale: Locale, difference: Difference, names: Names = plainNames): string {
  if (difference.kind === 'deadline') return deadlineTold(locale, difference, names);
  const { at, rule, name, unit, only, why, elsewhere = '', policy, calendar } = difference;
  const about = unit === undefined ? '' : locale === 'en' ? ` (${names.unit(unit)})` : `（${names.unit(unit)}）`;
  return fillIn(locale, forms[locale][`fired-${only}`] + forms[locale][why], { at, rule: name ?? ruleName(locale, rule), about, elsewhere, policy, calendar });
}
