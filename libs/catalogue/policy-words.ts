import type { Addressee } from '#domain/policy/policy';
import type { Period } from '#domain/calendar/calendar';
import type { Locale, Words } from './locale.ts';

const unitWords: Words<Period['unit']> = {
  'zh-CN': { workday: '工作日', workhour: '工作时', day: '天', month: '个月' },
  en: { workday: 'working day', workhour: 'working hour', day: 'day', month: 'month' },
};

/** A period as the office writes it: `15 工作日`, `4 working hours`. */
export const periodIn = (locale: Locale, { amount, unit }: Period): string => `${amount} ${unitWords[locale][unit]}${locale === 'en' && amount > 1 ? 's' : ''}`;

const isUnit = (unit: string): unit is Period['unit'] => Object.hasOwn(unitWords.en, unit);

/** As `periodIn`, for a period as a fact, `15 workday`. */
export function periodTextIn(locale: Locale, text: string): string {
  const [amount = '', unit = ''] = text.split(' ');
  return isUnit(unit) ? periodIn(locale, { amount: Number(amount), unit }) : text;
}

/** Whom a rung tells. */
export const addresseeWords: Words<Addressee> = {
  'zh-CN': {
    holder: '当前承办人', 'unit-handler': '单位经办人', 'unit-vice': '单位分管领导', 'unit-head': '单位主要负责人', superior: '上级主管单位', clerk: '受理员', dispatcher: '交办员', director: '办公室主任', hq: '指挥部',
    'area-leader': '包联领导', 'line-leader': '行业主管单位', inspector: '复查员',
  },
  en: {
    holder: 'whoever has to act', 'unit-handler': 'handler of the unit', 'unit-vice': 'vice leader of the unit', 'unit-head': 'head of the unit', superior: 'superiors of the unit', clerk: 'intake clerk', dispatcher: 'dispatcher', director: 'director of the office',
    hq: 'headquarters', 'area-leader': "the area's leader", 'line-leader': 'leader of the line of business', inspector: 'inspector',
  },
};

export const boardWords: Words<'weekly' | 'monthly'> = { 'zh-CN': { weekly: '周排名', monthly: '月排名' }, en: { weekly: 'weekly ranking', monthly: 'monthly ranking' } };

export const actionWords: Words<'remind' | 'propose'> = { 'zh-CN': { remind: '自动提醒（remind）', propose: '提出建议、由人签发（propose）' }, en: { remind: 'remind by the clock (remind)', propose: 'propose, and a person issues (propose)' } };
