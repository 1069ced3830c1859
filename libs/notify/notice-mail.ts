import { fillIn } from '#catalogue/fill-in';
import type { Locale } from '#catalogue/locale';
import { mailWords, noticeKindWords } from '#catalogue/mail';
import { type Names, plainNames } from '#catalogue/names';
import { noticeDetail, noticeTodo, recordMailWords, subjectTitle, subjectWords } from '#catalogue/record-notices';
import { ruleName } from '#catalogue/rules';
import type { Notice } from '#domain/case/notices';
import type { RecordTodo } from '#domain/record-notice';
import type { Facts } from '#domain/refusal';
import type { Instant } from '#domain/time';
import type { Mail } from './mail.ts';

/** A notice, and its case as it stands now where it is about one: what a mail says. */
export type NoticeToMail = Readonly<{
  id: string;
  name: string;
  caseId: string | null;
  caseNo: string | null;
  title: string | null;
  address: string | null;
  status: string | null;
  subjectKind: keyof typeof folders;
  subjectId: string;
  subjectTitle: string | null;
  facts: Facts;
  todo: RecordTodo | null;
  event: string;
  kind: Notice['kind'];
  rule: string;
  copy: boolean;
  step: string | null;
  level: number | null;
  unit: string | null;
  dueAt: Instant | null;
}>;

/** `publicUrl` is the address that people open, without a slash at its end. */
export type Letterhead = Readonly<{ locale: Locale; publicUrl: string; names?: Names }>;

/** Who gets a copy in the place of the person whom the notice is for. */
type Deputy = Readonly<{ id: string; name: string }>;

/** What a mail says of its subject: its name, line by line what there is to know, and what to do where. */
type About = Readonly<{ called: string; lines: readonly string[]; todo: readonly string[] }>;

/** The mail of one notice: names what it is about, the rule and what to do, with a link. A copy to a deputy says for whom it is. */
export function noticeMail(notice: NoticeToMail, address: string, letterhead: Letterhead, deputy?: Deputy): Mail {
  const { locale, names = plainNames } = letterhead;
  const { called, lines, todo } = notice.caseId === null ? aboutRecord(notice, letterhead) : aboutCase(notice, notice.caseId, letterhead);
  const facts = { notice: notice.id, name: deputy?.name ?? notice.name, principal: notice.name, case: called, rule: ruleName(locale, notice.rule, names.rungs), kind: noticeKindWords[locale][notice.kind] };
  const say = (word: 'subject' | 'copy-subject' | 'greeting' | 'footer' | 'deputy' | 'deputy-subject'): string => fillIn(locale, mailWords[locale][word], facts, names);
  return {
    id: deputy === undefined ? notice.id : `${notice.id}.${encodeURIComponent(deputy.id)}`,
    to: { name: facts.name, address },
    subject: `${deputy === undefined ? '' : say('deputy-subject')}${say(notice.copy ? 'copy-subject' : 'subject')}`,
    text: `${[say('greeting'), ...(deputy === undefined ? [] : [say('deputy')]), lines.join('\n'), todo.join('\n'), `-- \n${say('footer')}`].join('\n\n')}\n`,
  };
}

const lineIf = (fact: unknown, line: () => string): readonly string[] => (fact === null || fact === '' ? [] : [line()]);

function aboutCase(notice: NoticeToMail, caseId: string, { locale, publicUrl, names = plainNames }: Letterhead): About {
  const { caseNo, title, address, status, rule, step, level, unit, dueAt } = notice;
  const called = [caseNo ?? '', title ?? ''].filter((part) => part !== '').join(' ');
  const facts = { case: called, address: address ?? '', status: status ?? '', rule: ruleName(locale, rule, names.rungs), step: step ?? '', level: `${level ?? ''}`, unit: unit ?? '', dueAt: dueAt ?? '', link: `${publicUrl}/cases/${encodeURIComponent(caseId)}` };
  const say = (word: keyof (typeof mailWords)['en']): string => fillIn(locale, mailWords[locale][word], facts, names);
  return {
    called,
    lines: [say('case'), ...lineIf(address, () => say('place')), say('status'), say('rule'), ...lineIf(unit, () => say('unit')), ...lineIf(dueAt, () => say('due')), ...lineIf(level, () => say('level'))],
    todo: [say(whatToDo(notice)), say('link')],
  };
}

/** The pages of what is not a case. */
const folders = { case: 'cases', unit: 'units', campaign: 'campaigns', round: 'rounds' } as const;

function aboutRecord(notice: NoticeToMail, { locale, publicUrl, names = plainNames }: Letterhead): About {
  const { subjectKind, subjectId, rule, dueAt, level } = notice;
  const called = subjectTitle(notice, names);
  const link = `${publicUrl}/${folders[subjectKind]}/${encodeURIComponent(subjectId)}`;
  const facts = { subject: subjectWords[locale][subjectKind], title: called, detail: noticeDetail(locale, notice, names), rule: ruleName(locale, rule, names.rungs), dueAt: dueAt ?? '', level: `${level ?? ''}`, link };
  const words = { ...mailWords[locale], ...recordMailWords[locale] };
  const say = (word: keyof typeof words): string => fillIn(locale, words[word], facts, names);
  return { called, lines: [say('about'), say('rule'), say('detail'), ...lineIf(dueAt, () => say('until')), ...lineIf(level, () => say('level'))], todo: [noticeTodo(locale, notice), say('open')] };
}

/** Who gets a copy is to see to it; who is told of a rung of the ladder is to rectify; who is told news has nothing to do. */
function whatToDo({ kind, copy, step }: NoticeToMail): 'do' | 'do-by' | 'rectify' | 'know' {
  if (kind === 'news') return 'know';
  if (copy) return step === null ? 'know' : 'do-by';
  return step === null ? 'rectify' : 'do';
}
