import { fillIn } from '#catalogue/fill-in';
import type { Locale } from '#catalogue/locale';
import { mailWords, noticeKindWords } from '#catalogue/mail';
import { type Names, plainNames } from '#catalogue/names';
import { ruleName } from '#catalogue/rules';
import type { Notice } from '#domain/case/notices';
import type { Facts } from '#domain/refusal';
import type { Instant } from '#domain/time';
import type { Mail } from './mail.ts';

/** A notice and its case as it stands now: what a mail says. */
export type NoticeToMail = Readonly<{
  id: string;
  name: string;
  caseId: string;
  caseNo: string | null;
  title: string;
  address: string;
  status: string;
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

/** The mail of one notice: names the case, the rule and what to do, with a link. */
export function noticeMail(notice: NoticeToMail, address: string, { locale, publicUrl, names = plainNames }: Letterhead): Mail {
  const facts = { ...factsOf(notice, locale, names), link: `${publicUrl}/cases/${encodeURIComponent(notice.caseId)}` };
  const say = (word: keyof (typeof mailWords)['en']): string => fillIn(locale, mailWords[locale][word], facts, names);
  const known = (fact: unknown, word: 'place' | 'unit' | 'due' | 'level'): string[] => (fact === null || fact === '' ? [] : [say(word)]);
  const about = [say('case'), ...known(notice.address, 'place'), say('status'), say('rule'), ...known(notice.unit, 'unit'), ...known(notice.dueAt, 'due'), ...known(notice.level, 'level')];
  return {
    id: notice.id,
    to: { name: notice.name, address },
    subject: say(notice.copy ? 'copy-subject' : 'subject'),
    text: `${[say('greeting'), about.join('\n'), [say(whatToDo(notice)), say('link')].join('\n'), `-- \n${say('footer')}`].join('\n\n')}\n`,
  };
}

const factsOf = ({ id, name, caseNo, title, address, status, kind, rule, step, level, unit, dueAt }: NoticeToMail, locale: Locale, { rungs }: Names): Facts => ({
  notice: id, name, address, status, rule: ruleName(locale, rule, rungs), kind: noticeKindWords[locale][kind], case: [caseNo ?? '', title].filter((part) => part !== '').join(' '),
  step: step ?? '', level: `${level ?? ''}`, unit: unit ?? '', dueAt: dueAt ?? '',
});

/** Who gets a copy is to see to it; who is told of a rung of the ladder is to rectify; who is told news has nothing to do. */
function whatToDo({ kind, copy, step }: NoticeToMail): 'do' | 'do-by' | 'rectify' | 'know' {
  if (kind === 'news') return 'know';
  if (copy) return step === null ? 'know' : 'do-by';
  return step === null ? 'rectify' : 'do';
}
