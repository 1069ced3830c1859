import type { Locale } from '#catalogue/locale';
import { namesOf, withRungs } from '#catalogue/names';
import { type Delivery, recordDelivery } from '#commands/deliveries';
import type { Deps } from '#commands/deps';
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

/** Mails notices. The address is the one that the person has when the mail goes out; without one it is given up. */
export const mailActivities = (deps: Deps, mailer: Mailer, { locale, publicUrl }: Readonly<{ locale: Locale; publicUrl: string }>): Readonly<{ send: Send }> => ({
  async send(noticeId, attempt) {
    const notice = await noticeToSend(deps.pool, noticeId);
    if (notice === undefined) return { kind: 'given-up', reason: 'no such notice' };
    const city = await deps.directory.current(deps.pool);
    const to = city.people[notice.person]?.email;
    if (to === undefined) return { kind: 'given-up', reason: 'no e-mail address' };
    const names = withRungs(namesOf(city), everyRung(await deps.policies.current(deps.pool)));
    const { kind, answer } = await mailer.send(noticeMail(notice, to, { locale, publicUrl, names }));
    return { kind, answer, to, attempt };
  },
});
