import type { Facts } from '#domain/refusal';
import { batchWords } from './batch.ts';
import { campaignWords } from './campaign.ts';
import { calendarWords } from './calendar.ts';
import { cityWords } from './city.ts';
import { delegationWords } from './delegation.ts';
import { personsDeskWords } from './desk.ts';
import { evidenceWords } from './evidence.ts';
import { fieldWords } from './fields.ts';
import { fillIn } from './fill-in.ts';
import { localWords } from './local.ts';
import { importWords } from './import.ts';
import type { Locale } from './locale.ts';
import type { Names } from './names.ts';
import { policyWords } from './policy.ts';
import { refusalWords } from './refusals.ts';
import { requestWords } from './requests.ts';
import { roundWords } from './round.ts';
import { simulationWords } from './simulation.ts';
import { unitWords } from './unit.ts';

/** Every code that becomes a sentence. */
export type Code = keyof typeof roundWords.en | keyof typeof batchWords.en | keyof typeof delegationWords.en | keyof typeof personsDeskWords.en | keyof typeof unitWords.en | keyof typeof simulationWords.en | keyof typeof refusalWords.en | keyof typeof requestWords.en | keyof typeof fieldWords.en | keyof typeof cityWords.en | keyof typeof campaignWords.en | keyof typeof importWords.en | keyof typeof policyWords.en | keyof typeof localWords.en | keyof typeof calendarWords.en | keyof typeof evidenceWords.en;

/** By language and code. */
export const sentences: Readonly<Record<Locale, Readonly<Record<Code, string>>>> = {
  'zh-CN': { ...roundWords['zh-CN'], ...batchWords['zh-CN'], ...delegationWords['zh-CN'], ...personsDeskWords['zh-CN'], ...unitWords['zh-CN'], ...simulationWords['zh-CN'], ...calendarWords['zh-CN'], ...localWords['zh-CN'], ...cityWords['zh-CN'], ...campaignWords['zh-CN'], ...importWords['zh-CN'], ...policyWords['zh-CN'], ...fieldWords['zh-CN'], ...requestWords['zh-CN'], ...evidenceWords['zh-CN'], ...refusalWords['zh-CN'] },
  en: { ...roundWords.en, ...batchWords.en, ...delegationWords.en, ...personsDeskWords.en, ...unitWords.en, ...simulationWords.en, ...calendarWords.en, ...localWords.en, ...cityWords.en, ...campaignWords.en, ...importWords.en, ...policyWords.en, ...fieldWords.en, ...requestWords.en, ...evidenceWords.en, ...refusalWords.en },
};

export const isCode = (code: string): code is Code => Object.hasOwn(sentences.en, code);

/** The sentence of a code that somebody can act on. `names` turns the ids among the facts into names. */
export const sentence = (locale: Locale, code: Code, facts: Facts = {}, names?: Names): string => fillIn(locale, sentences[locale][code], facts, names);

/** The sentence of any refusal or problem: a code that the catalogue does not know gets the general one, which names it. */
export const sentenceOf = (locale: Locale, { code, facts }: Readonly<{ code: string; facts: Facts }>, names?: Names): string =>
  isCode(code) ? sentence(locale, code, facts, names) : sentence(locale, 'refused', { code });
