import type { Period } from '#domain/calendar/calendar';
import type { Rung, Trigger, UnitRung } from '#domain/policy/policy';
import { fillIn, listIn } from './fill-in.ts';
import type { Locale, Words } from './locale.ts';
import { policyFieldIn } from './policy-labels.ts';
import { addresseeWords, boardWords, periodIn } from './policy-words.ts';
import { roleWords } from './roles.ts';
import { type NamedRungs, ruleName, wordOf } from './rules.ts';
import { gradeWords, paperWords } from './steps.ts';

type TriggerKind = (Trigger | UnitRung['trigger'])['kind'];

const triggerForms: Words<TriggerKind> = {
  'zh-CN': {
    'before-due': '到期前 {periods}', 'after-due': '到期后第 {workdays} 个工作日', 'after-rung': '“{rung}”之后 {period}', failed: '第 {count} 次复查不合格', relapsed: '第 {count} 次反弹', ordered: '一交办就触发（{cases}）',
    cards: '连续 {inARow} 张{paper}', rank: '{board}末 {bottom} 位连续 {times} 次',
  },
  en: {
    'before-due': '{periods} before the due time', 'after-due': 'working day {workdays} after the due time', 'after-rung': '{period} after "{rung}"', failed: 'failed re-inspection {count}', relapsed: 'relapse {count}', ordered: 'with the order ({cases})',
    cards: '{inARow} × {paper} in a row', rank: 'last {bottom} of the {board}, {times} times in a row',
  },
};

const words: Words<'negative' | 'yes' | 'no' | 'none' | 'told' | 'after' | 'copied' | 'every' | 'limit'> = {
  'zh-CN': { negative: '负面清单', yes: '是', no: '否', none: '无', told: '告知{to}', after: '{period}后{told}', copied: '，抄送{copy}', every: '；之后每 {period}重复', limit: '时限 {period}' },
  en: { negative: 'negative list', yes: 'yes', no: 'no', none: 'none', told: 'tell {to}', after: 'after {period} {told}', copied: ', copy to {copy}', every: '; then every {period}', limit: 'limit {period}' },
};

/** What makes a rung fire, in words: `到期后第 1 个工作日`. `policy` names the rungs. */
export function triggerIn(locale: Locale, trigger: Trigger | UnitRung['trigger'], policy?: NamedRungs): string {
  const form = triggerForms[locale][trigger.kind];
  switch (trigger.kind) {
    case 'before-due':
      return fillIn(locale, form, { periods: trigger.periods.map((one) => periodIn(locale, one)) });
    case 'after-rung':
      return fillIn(locale, form, { rung: ruleName(locale, `ladder.${trigger.rung}`, policy), period: periodIn(locale, trigger.period) });
    case 'ordered':
      return fillIn(locale, form, { cases: [...trigger.grades.map((grade) => gradeWords[locale][grade]), ...(trigger.negative ? [words[locale].negative] : [])] });
    case 'cards':
      return fillIn(locale, form, { inARow: trigger.inARow, paper: paperWords[locale][`${trigger.colour}-card`] });
    case 'rank':
      return fillIn(locale, form, { board: boardWords[locale][trigger.board], bottom: trigger.bottom, times: trigger.times });
    case 'after-due':
    case 'failed':
    case 'relapsed':
      return fillIn(locale, form, trigger);
  }
}

type Tells = Pick<Rung, 'to' | 'copy'>;

function toldIn(locale: Locale, { to, copy }: Tells): string {
  const names = (list: Tells['to']): readonly string[] => list.map((one) => addresseeWords[locale][one]);
  const told = fillIn(locale, words[locale].told, { to: names(to) });
  return copy.length === 0 ? told : told + fillIn(locale, words[locale].copied, { copy: names(copy) });
}

/** A rung in words: what makes it fire, on which paper, whom it tells. */
export const rungIn = (locale: Locale, { level, trigger, paper, to, copy }: Pick<Rung | UnitRung, 'level' | 'trigger' | 'paper' | 'to' | 'copy'>, policy?: NamedRungs): string => {
  const parts = [`A${level}`, triggerIn(locale, trigger, policy), paperWords[locale][paper], toldIn(locale, { to, copy })];
  return parts.join(locale === 'en' ? ', ' : '，');
};

const options: Words<string> = {
  'zh-CN': {
    ordinary: '一般', campaign: '专项活动', next: '次日起算', same: '当日起算', close: '下班时', midnight: '当日二十四时', 'moves-on': '顺延', stays: '不顺延', immediate: '立行立改', planned: '限期整改', remind: '自动提醒', propose: '提出建议、由人签发',
    rectified: '整改率', 'on-time': '按期率', 'lead-unit': '牵头单位', office: '办公室', area: '包联领导', headquarters: '指挥部',
  },
  en: {
    next: 'from the next day', same: 'from the same day', close: 'at the close of business', midnight: 'at midnight', 'moves-on': 'moves on', stays: 'stays', immediate: 'at once', planned: 'by plan', rectified: 'rate of rectification', 'on-time': 'rate on time', 'lead-unit': 'lead unit',
  },
};

/** The choices of a policy that are not words of the office themselves, by field where a word has two meanings. */
function optionOf(locale: Locale, field: string, option: string): string {
  if (['name', 'source', 'by', 'id'].includes(field) || field.startsWith('papers.')) return option;
  if (['grade', 'grades'].includes(field)) return wordOf(gradeWords[locale], option);
  const known = [options[locale], paperWords[locale], boardWords[locale], gradeWords[locale], addresseeWords[locale], roleWords[locale]];
  return known.reduce((word, some) => (word === option ? wordOf(some, option) : word), option);
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPeriod = (value: unknown): value is Period => isFields(value) && typeof value['amount'] === 'number';
const isTrigger = (value: unknown): value is Trigger | UnitRung['trigger'] => isFields(value) && typeof value['kind'] === 'string';
const isRung = (value: unknown): value is Rung | UnitRung => isFields(value) && isTrigger(value['trigger']);
const isReminder = (value: unknown): value is Tells & Readonly<{ after: Period }> => isFields(value) && isPeriod(value['after']);

/** A value of a policy in words, whatever it is: a period, a list of people, a whole rung, category or chase. */
export function policyValueIn(locale: Locale, field: string, value: unknown, policy?: NamedRungs): string {
  const own = words[locale];
  if (value === undefined || value === '') return own.none;
  if (typeof value === 'string') return optionOf(locale, field, value);
  if (typeof value === 'boolean') return value ? own.yes : own.no;
  if (Array.isArray(value)) return value.length === 0 ? own.none : joined(locale, field, value, policy);
  if (isPeriod(value)) return periodIn(locale, value);
  if (isTrigger(value)) return triggerIn(locale, value, policy);
  if (isRung(value)) return rungIn(locale, value, policy);
  if (isReminder(value)) return fillIn(locale, own.after, { period: periodIn(locale, value.after), told: toldIn(locale, value) });
  return isFields(value) ? wholeIn(locale, field, value) : JSON.stringify(value);
}

/** Words and periods as a list; signatures one after the other; anything longer apart. */
function joined(locale: Locale, field: string, values: readonly unknown[], policy: NamedRungs | undefined): string {
  const parts = values.map((one) => policyValueIn(locale, field, one, policy));
  if (values.every((one) => isFields(one) && 'roles' in one)) return parts.join(' → ');
  return values.every((one) => !isFields(one) || isPeriod(one)) ? listIn(locale, parts) : apart(locale, parts);
}

const apart = (locale: Locale, parts: readonly string[]): string => parts.join(locale === 'en' ? '; ' : '；');

/** A chase, a category, a milestone, a signature, or any other whole section with the names of its fields. */
function wholeIn(locale: Locale, field: string, value: Fields): string {
  const { limit, name, repeat, rungs, roles } = value;
  if (isPeriod(repeat)) return policyValueIn(locale, field, rungs) + fillIn(locale, words[locale].every, { period: periodIn(locale, repeat) });
  if (isPeriod(limit)) return `${String(name)}${locale === 'en' ? ', ' : '，'}${fillIn(locale, words[locale].limit, { period: periodIn(locale, limit) })}`;
  return roles === undefined ? apart(locale, Object.entries(value).map(([key, one]) => `${policyFieldIn(locale, key)} ${policyValueIn(locale, key, one)}`)) : policyValueIn(locale, 'roles', roles);
}
