import { amend, mayAmend, type CalendarCommand } from '#domain/calendar/amend';
import { evolveBook } from '#domain/calendar/book';
import type { Actor } from '#domain/city/city';
import type { PolicyFile } from '#domain/policy/file';
import { publish, type Terms } from '#domain/policy/publishing';
import { Refusal } from '#domain/refusal';
import { whyOf } from './amendments.ts';
import { surroundings } from './calendars.ts';
import type { Deps } from './deps.ts';
import type { Proposal } from './preview.ts';

/** A change of the calendar as open cases would follow it. Throws what publishing it would throw: Refusal `calendar-office-only`, or its first problem. */
export async function proposedCalendar(deps: Deps, command: CalendarCommand, actor: Actor): Promise<Proposal> {
  const { pool, calendars, clock } = deps;
  const around = await surroundings(deps, pool, command.type === 'issue-overlay' ? command.data.campaign : undefined);
  if (!mayAmend(around.city, actor)) throw new Refusal('calendar-office-only', {}, 'forbidden');
  const book = await calendars.current(pool);
  const changes = amend(book, command, await clock.now(pool), around);
  return { calendar: changes.reduce(evolveBook, book), why: changes.map(whyOf).join('；') };
}

/** A policy as open cases would follow it if it were published so that they do. Throws what publishing it would throw: Refusal `policy-not-yours`, `policy-has-problems`, `policy-in-the-past`, `policy-unchanged`. */
export async function proposedPolicy({ pool, policies, directory, clock }: Deps, file: PolicyFile, terms: Terms, actor: Actor): Promise<Proposal> {
  const book = await policies.current(pool);
  const event = publish({ book, city: await directory.current(pool), actor, at: await clock.now(pool) }, file, terms);
  if (event.type !== 'PolicyPublished') return { why: file.name };
  const { policy } = event.data;
  return { policy: { ...policy, version: `${policy.id}@${book.count + 1}` }, why: policy.name };
}
