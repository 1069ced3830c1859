import type { CaseEvents, CaseEventType, Told } from '#domain/case/events';
import type { Deadline } from '#domain/calendar/deadline';
import type { Period } from '#domain/calendar/calendar';
import type { Instant } from '#domain/time';
import type { Role } from '#domain/city/city';
import { dayIn, instantIn, listIn } from './fill-in.ts';
import { optionIn } from './fields.ts';
import type { Locale } from './locale.ts';
import type { Names } from './names.ts';
import { causeSentence } from './reasons.ts';
import { roleWords } from './roles.ts';
import { ruleName, wordOf } from './rules.ts';
import { assignmentRoleWords, statusWords } from './statuses.ts';
import { commandWords } from './commands.ts';
import { coordinationWords, gradeWords, levelWords, paperWords, signatureWords, stepWords } from './steps.ts';

/** What a sentence about an event may ask for: names for ids, words for codes, people who were told. */
export type Say = Names &
  Readonly<{
    list: (values: readonly string[]) => string;
    instant: (instant: Instant) => string;
    day: (day: string) => string;
    due: (deadline: Deadline | undefined) => string;
    period: (period: Period) => string;
    told: (told: readonly Told[]) => string;
    role: (role: Role) => string;
    rule: (rule: string) => string;
    cause: (why: string) => string;
    word: (vocabulary: keyof typeof vocabularies, key: string | number) => string;
    option: (option: string) => string;
  }>;

/** A sentence for each event. */
export type Happenings = { readonly [Type in CaseEventType]: (data: CaseEvents[Type], say: Say) => string };

const vocabularies = {
  status: statusWords, assignmentRole: assignmentRoleWords, command: commandWords, coordination: coordinationWords, grade: gradeWords, level: levelWords, paper: paperWords, signature: signatureWords, step: stepWords,
} as const;

const periodWords = {
  'zh-CN': { workday: '个工作日', workhour: '个工作时', day: '天', month: '个月' },
  en: { workday: ' working days', workhour: ' working hours', day: ' days', month: ' months' },
} as const;

/** The words of one language, with the names of one city. */
export function sayer(locale: Locale, names: Names): Say {
  const list = (values: readonly string[]): string => listIn(locale, values);
  const role = (of: Role): string => roleWords[locale][of];
  return {
    ...names,
    list,
    role,
    instant: (instant) => instantIn(locale, instant),
    day: (day) => dayIn(locale, day),
    due: (deadline) => (deadline === undefined ? '—' : instantIn(locale, deadline.dueAt)),
    period: ({ amount, unit }) => `${amount}${periodWords[locale][unit]}`,
    told: (told) => (told.length === 0 ? '—' : list(told.map(({ name, as }) => (locale === 'en' ? `${name} (${role(as)})` : `${name}（${role(as)}）`)))),
    rule: (rule) => ruleName(locale, rule, names.rungs),
    cause: (why) => causeSentence(locale, why),
    word: (vocabulary, key) => wordOf(vocabularies[vocabulary][locale], String(key)),
    option: (option) => (locale === 'en' ? option : optionIn(locale, option).replace(/^.*（(.*)）$/, '$1')),
  };
}
