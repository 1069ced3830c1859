import type { Locale } from '#catalogue/locale';
import { namesOf, withRungs } from '#catalogue/names';
import { type Delivery, recordDelivery } from '#commands/deliveries';
import type { Deps } from '#commands/deps';
import { copiesOf, letterOf } from '#commands/letters';
import { everyRung } from '#domain/policy/book';
import type { Mailer } from '#notify/mailer';
import { noticeMail } from '#notify/notice-mail';
import { noticeToSend } from '#read-models/inbox';
import type { Outcome, RecordOutcome, Send } from '#workflows/outcome';

/** Writes down what became of a mail. */
export const recordingActivities = (deps: Deps): Readonly<{ recordOutcome: RecordOutcome }> => ({
  recordOutcome: (noticeId, outcome) => recordDelivery(deps, noticeId, deliveryOf(outcome)),
});

function deliveryOf(outcome: Outcome): Delivery {
  switch (outcome.kind) {
    case 'accepted':
      return { type: 'MailAccepted', data: { to: outcome.to, answer: outcome.answer, attempt: outcome.attempt } };
    case 'refused':
      return { type: 'MailRefused', data: { to: outcome.to, answer: outcome.answer, attempt: outcome.attempt } };
    case 'given-up':
      return { type: 'MailGivenUp', data: { reason: outcome.reason } };
  }
}

/**
 * Mails notices, and their copies to deputies. The address is the one that the person has when the mail goes out; without one it is given up, and so is
 * a copy to somebody who stands in no more.
 */
export const mailActivities = (deps: Deps, mailer: Mailer, { locale, publicUrl }: Readonly<{ locale: Locale; publicUrl: string }>): Readonly<{ send: Send }> => ({
  async send(id, attempt) {
    const { notice: noticeId, deputy } = letterOf(id);
    const notice = await noticeToSend(deps.pool, noticeId);
    if (notice === undefined) return { kind: 'given-up', reason: 'no such notice' };
    const city = await deps.directory.current(deps.pool);
    if (deputy !== undefined && !(await copiesOf(deps, [notice])).some((one) => one.deputy === deputy)) return { kind: 'given-up', reason: 'stands in no more' };
    const reader = city.people[deputy ?? notice.person];
    if (reader?.email === undefined) return { kind: 'given-up', reason: 'no e-mail address' };
    const names = withRungs(namesOf(city), everyRung(await deps.policies.current(deps.pool)));
    const { kind, answer } = await mailer.send(noticeMail(notice, reader.email, { locale, publicUrl, names }, deputy === undefined ? undefined : { id: deputy, name: reader.name }));
    return { kind, answer, to: reader.email, attempt };
  },
});
