import type pg from 'pg';
import { announce } from '#event-store/announce';
import { append, WrongExpectedVersion } from '#event-store/append';
import { recordCommand, recordedCommand, requestHash } from '#event-store/commands';
import { load } from '#event-store/load';
import { headOf } from '#event-store/streams';
import { inTransaction } from '#database/pool';
import { amend, mayAmend, type CalendarCommand } from '#domain/calendar/amend';
import { bookOf, type CalendarEvent } from '#domain/calendar/book';
import type { Surroundings } from '#domain/calendar/overlay-problems';
import { stateCouncil } from '#domain/calendar/state-council';
import type { WrittenHours, WrittenNotice, WrittenOverlay, WrittenWithdrawal } from '#domain/calendar/written';
import type { Actor } from '#domain/city/city';
import { Refusal } from '#domain/refusal';
import type { Instant } from '#domain/time';
import type { Queryable } from '#event-store/queryable';
import { calendarStream } from './calendar-book.ts';
import { storedActor, type StoredActor } from './case-file.ts';
import type { Deps } from './deps.ts';
import { CommandProblem } from './problems.ts';

/** The version of the calendar after a change. `repeated`: the same key was answered before. */
export type CalendarAnswer = Readonly<{ version: string; repeated: boolean }>;

/** What an overlay can name, for checking one before it is published. */
export async function surroundings({ directory }: Pick<Deps, 'directory'>, client: Queryable, campaign: string | undefined): Promise<Surroundings> {
  const known = campaign !== undefined && (await headOf(client, `campaign/${campaign}`)).version > 0;
  return { city: await directory.current(client), campaigns: known ? [campaign] : [] };
}

const campaignOf = (command: CalendarCommand): string | undefined => (command.type === 'issue-overlay' ? command.data.campaign : undefined);

type Attempt = Readonly<{ command: CalendarCommand; actor: Actor; commandId: string; hash: string; at: Instant }>;

async function attempt(deps: Deps, client: pg.PoolClient, { command, actor, commandId, hash, at }: Attempt): Promise<CalendarAnswer> {
  const before = await recordedCommand(client, calendarStream, commandId, hash);
  if (before !== undefined) return { version: (before.answer as { version: string }).version, repeated: true };
  const around = await surroundings(deps, client, campaignOf(command));
  if (!mayAmend(around.city, actor)) throw new Refusal('calendar-office-only', {}, 'forbidden');
  const stream = await load<CalendarEvent>(client, calendarStream);
  const book = bookOf(stateCouncil, stream.events);
  const changes = amend(book, command, at, around);
  await append<CalendarEvent, StoredActor>(client, {
    streamId: calendarStream, expectedVersion: stream.version, expectedHash: stream.hash, commandId, actor: storedActor(actor), recordedAt: at, events: changes.map((event) => ({ ...event, occurredAt: at })),
  });
  const { version, count } = bookOf(stateCouncil, [...stream.events, ...changes]);
  const faster = await recordCommand(client, { streamId: calendarStream, commandId, requestHash: hash, answer: { version }, version: count, recordedAt: at });
  if (faster !== undefined) throw new WrongExpectedVersion(calendarStream, stream.version, faster.version);
  return { version, repeated: false };
}

/**
 * Publishes a change of the calendar once, however often it is asked. Throws Refusal `calendar-office-only` or the first problem of the change,
 * CommandKeyReused for another request under the same key, CommandProblem `changed-meanwhile` after three lost races.
 */
export async function changeCalendar(deps: Deps, command: CalendarCommand, actor: Actor, commandId: string): Promise<CalendarAnswer> {
  const hash = requestHash({ command, person: actor.person });
  const at = await deps.clock.now(deps.pool);
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await inTransaction(deps.pool, (client) => attempt(deps, client, { command, actor, commandId, hash, at }));
      announce(deps.pool);
      return answer;
    } catch (error) {
      if (!(error instanceof WrongExpectedVersion)) throw error;
      if (tries >= 3) throw new CommandProblem('changed-meanwhile', { id: calendarStream });
    }
  }
}

/** Publishes the notice of a year, or an amendment of one. */
export const issueNotice = (deps: Deps, data: WrittenNotice, actor: Actor, commandId: string): Promise<CalendarAnswer> => changeCalendar(deps, { type: 'issue-notice', data }, actor, commandId);

/** Publishes days of some areas or of a campaign. */
export const issueOverlay = (deps: Deps, data: WrittenOverlay, actor: Actor, commandId: string): Promise<CalendarAnswer> => changeCalendar(deps, { type: 'issue-overlay', data }, actor, commandId);

/** Takes an overlay back from today on. */
export const withdrawOverlay = (deps: Deps, data: WrittenWithdrawal, actor: Actor, commandId: string): Promise<CalendarAnswer> => changeCalendar(deps, { type: 'withdraw-overlay', data }, actor, commandId);

/** Sets business hours from a day on. */
export const setHours = (deps: Deps, data: WrittenHours, actor: Actor, commandId: string): Promise<CalendarAnswer> => changeCalendar(deps, { type: 'set-hours', data }, actor, commandId);
