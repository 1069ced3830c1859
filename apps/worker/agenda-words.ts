import { fillIn, listIn } from '#catalogue/fill-in';
import type { Locale } from '#catalogue/locale';
import { type Names, namesOf, withRungs } from '#catalogue/names';
import { operatorWords } from '#catalogue/operator';
import { roleWords } from '#catalogue/roles';
import { ruleName } from '#catalogue/rules';
import { dutyWords } from '#catalogue/steps';
import type { Agenda } from '#commands/agenda';
import type { Duty } from '#domain/case/chapter';
import { type CaseState, leadOf } from '#domain/case/state';
import { tell } from '#domain/case/telling';
import type { City } from '#domain/city/city';

/** Duties that an operator is shown. */
const shown = 5;

/** A duty in the words of the office: 催办 · 逾期次日催办 · 城管局. */
export const labelOf = (locale: Locale, { kind, rule, unit }: Duty, names: Names): string =>
  [dutyWords[locale][kind], ruleName(locale, rule, names.rungs), ...(unit === undefined ? [] : [names.unit(unit)])].join(' · ');

/** What happens next on a case, and when, as Markdown for an operator. */
export function detailsOf(locale: Locale, { state, duties, over, policy }: Agenda, city: City): string {
  const words = operatorWords[locale];
  const names = withRungs(namesOf(city), policy);
  const head = `**${plain(fillIn(locale, words.title, { caseNo: state.caseNo ?? '', title: state.title }).trim())}**`;
  if (over) return [head, standing(locale, state, names), words.over].join('\n\n');
  const list = duties.slice(0, shown).map((duty, index) => `${index + 1}. ${dutyLine(locale, duty, names, city)}`);
  const more = duties.length > shown ? [fillIn(locale, words.more, { n: duties.length - shown })] : [];
  return [head, standing(locale, state, names), ...(list.length > 0 ? [words.next, list.join('\n'), ...more] : [words.nothing])].join('\n\n');
}

function standing(locale: Locale, state: CaseState, names: Names): string {
  const words = operatorWords[locale];
  const lead = leadOf(state);
  const due = lead?.deadline;
  return [
    fillIn(locale, words.status, { status: state.status }),
    ...(lead === undefined ? [] : [fillIn(locale, words.lead, { unit: lead.unit }, names)]),
    ...(due === undefined ? [] : [`${fillIn(locale, words.due, { dueAt: due.dueAt })}${due.provisional ? words.provisional : ''}`]),
  ].join(' · ');
}

function dutyLine(locale: Locale, duty: Duty, names: Names, city: City): string {
  const words = operatorWords[locale];
  const people = tell(city, [...duty.tells, ...duty.copies]).map(({ name, as }) => (locale === 'en' ? `${name} (${roleWords.en[as]})` : `${name}（${roleWords[locale][as]}）`));
  return [
    `**${fillIn(locale, words.duty, { at: duty.at, label: labelOf(locale, duty, names) })}**`,
    ...(people.length > 0 ? [fillIn(locale, words.tells, { people: listIn(locale, people) })] : []),
    ...(duty.stoppedBy.length > 0 ? [fillIn(locale, words['stopped-by'], { commands: duty.stoppedBy })] : []),
  ].join(' · ');
}

/** Text that somebody typed, shown as it is: on one line and without Markdown. */
/** Text in which nothing is Markdown. */
export const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]()<>#|~!]/g, '\\$&');
