import { headOf } from '#event-store/streams';
import type { Queryable } from '#event-store/queryable';
import { amend, mayAmend, type CalendarCommand } from '#domain/calendar/amend';
import { bookOf, type CalendarEvent } from '#domain/calendar/book';
import type { Surroundings } from '#domain/calendar/overlay-problems';
import { stateCouncil } from '#domain/calendar/state-council';
import type { WrittenHours, WrittenNotice, WrittenOverlay, WrittenWithdrawal } from '#domain/calendar/written';
import type { Actor } from '#domain/city/city';
import { Refusal } from '#domain/refusal';
import { calendarStream } from './calendar-book.ts';
import { campaignStream } from './campaigns.ts';
import type { Deps } from './deps.ts';
import { once } from './once.ts';

/** The version of the calendar after a change. `repeated`: the same key was answered before. */
export type CalendarAnswer = Readonly<{ version: string; repeated: boolean }>;

/** What an overlay can name, for checking one before it is published. */
export async function surroundings({ directory }: Pick<Deps, 'directory'>, client: Queryable, campaign: string | undefined): Promise<Surroundings> {
  const known = campaign !== undefined && (await headOf(client, campaignStream(campaign))).version > 0;
  return { city: await directory.current(client), campaigns: known ? [campaign] : [] };
}

const campaignOf = (command: CalendarCommand): string | undefined => (command.type === 'issue-overlay' ? command.data.campaign : undefined);

/**
 * Publishes a change of the calendar once, however often it is asked. Throws Refusal `calendar-office-only` or the first problem of the change,
 * CommandKeyReused for another request under the same key, CommandProblem `changed-meanwhile` after three lost races.
 */
export async function changeCalendar(deps: Deps, command: CalendarCommand, actor: Actor, commandId: string): Promise<CalendarAnswer> {
  return once<CalendarEvent, { version: string }>(deps, { streamId: calendarStream, request: command, actor, commandId }, async ({ client, events, at }) => {
    const around = await surroundings(deps, client, campaignOf(command));
    if (!mayAmend(around.city, actor)) throw new Refusal('calendar-office-only', {}, 'forbidden');
    const changes = amend(bookOf(stateCouncil, events), command, at, around);
    return { events: changes, answer: { version: bookOf(stateCouncil, [...events, ...changes]).version } };
  });
}

/** Publishes the notice of a year, or an amendment of one. */
export const issueNotice = (deps: Deps, data: WrittenNotice, actor: Actor, commandId: string): Promise<CalendarAnswer> => changeCalendar(deps, { type: 'issue-notice', data }, actor, commandId);

/** Publishes days of some areas or of a campaign. */
export const issueOverlay = (deps: Deps, data: WrittenOverlay, actor: Actor, commandId: string): Promise<CalendarAnswer> => changeCalendar(deps, { type: 'issue-overlay', data }, actor, commandId);

/** Takes an overlay back from today on. */
export const withdrawOverlay = (deps: Deps, data: WrittenWithdrawal, actor: Actor, commandId: string): Promise<CalendarAnswer> => changeCalendar(deps, { type: 'withdraw-overlay', data }, actor, commandId);

/** Sets business hours from a day on. */
export const setHours = (deps: Deps, data: WrittenHours, actor: Actor, commandId: string): Promise<CalendarAnswer> => changeCalendar(deps, { type: 'set-hours', data }, actor, commandId);
