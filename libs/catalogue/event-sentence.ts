import type { CaseEvent } from '#domain/case/events';
import { fieldLabel, optionWords } from './fields.ts';
import { dayIn } from './fill-in.ts';
import { happeningsEn } from './happenings-en.ts';
import { happeningsZh } from './happenings-zh.ts';
import { type Happenings, type Say, sayer } from './happenings.ts';
import type { Locale } from './locale.ts';
import type { Names } from './names.ts';
import { wordOf } from './rules.ts';

/** By language and type of event. */
export const happenings: Readonly<Record<Locale, Happenings>> = { 'zh-CN': happeningsZh, en: happeningsEn };

/** What an event says, in one sentence; the words that a person wrote are `eventWords`. */
export function eventSentence(locale: Locale, event: CaseEvent, names: Names): string {
  // Type and data of an event belong together; the table is indexed by the one and called with the other.
  const tell = happenings[locale][event.type] as (data: CaseEvent['data'], say: Say) => string;
  return tell(event.data, sayer(locale, names));
}

const written = [
  'description', 'requirement', 'findings', 'explanation', 'reason', 'basis', 'causes', 'measures', 'result', 'lessons', 'summary', 'text', 'opinion', 'problem', 'leaderOpinion', 'grounds', 'note', 'correction',
] as const;

/** The words that a person wrote, each with the name of its field. */
export function eventWords(locale: Locale, event: CaseEvent, names: Names): readonly Readonly<{ field: string; label: string; text: string }>[] {
  const given = new Map<string, unknown>(Object.entries(event.data));
  const plain = written.flatMap((field) => {
    const text = given.get(field);
    return typeof text === 'string' && text !== '' && !isCoded(event, field, text) ? [[field, text] as const] : [];
  });
  return [...plain, ...listed(locale, event, names)].map(([field, text]) => ({ field, label: fieldLabel(locale, [field]), text }));
}

/** What stands in lists: the failures of other units, the milestones of a plan, the fields that a correction changed. */
function listed(locale: Locale, { type, data }: CaseEvent, names: Names): readonly (readonly [field: string, text: string])[] {
  if (type === 'FeedbackSubmitted') return data.failures.map(({ unit, reason }) => ['failures', `${names.unit(unit)}: ${reason}`]);
  if ('items' in data) return (data.items ?? []).map(({ text, passed }) => ['items', `${wordOf(optionWords[locale], passed ? 'passed' : 'failed')}: ${text}`]);
  if (type === 'PlanSubmitted') return data.milestones.map(({ name, by }) => ['milestones', `${dayIn(locale, by)} ${name}`]);
  return type === 'RecordCorrected' ? Object.entries(data.changes) : [];
}

/** Whether a text is a code of ours, which the sentence has already put into words. */
function isCoded({ type, data }: CaseEvent, field: string, text: string): boolean {
  if (type === 'ReportRejected') return field === 'reason';
  if (type === 'SanctionProposed') return data.rule !== 'by-hand';
  return (type === 'AssignmentReassigned' || type === 'AssignmentAdded') && text.startsWith('ruling-');
}
