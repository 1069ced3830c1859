import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { calendarCliWords } from '#catalogue/calendar-cli';
import { fillIn } from '#catalogue/fill-in';
import { sentenceOf } from '#catalogue/sentence';
import { namesOf } from '#catalogue/names';
import { previewAdoption } from '#commands/preview';
import { proposedCalendar } from '#commands/proposals';
import { changeCalendar, surroundings, withdrawOverlay } from '#commands/calendars';
import { calendarProblems, type CalendarCommand } from '#domain/calendar/amend';
import { bookOn, type CalendarBook } from '#domain/calendar/book';
import type { Surroundings } from '#domain/calendar/overlay-problems';
import { stateCouncil } from '#domain/calendar/state-council';
import { hoursSetOf, noticeOf, overlayOf } from '#domain/calendar/written';
import { noCity } from '#domain/city/events';
import { Refusal } from '#domain/refusal';
import { dayOf, instantOf, type Day } from '#domain/time';
import { readCalendarFile } from '#intake/calendar-file';
import type { Reading } from '#intake/yaml/file';
import { failWith } from './failure.ts';
import { connectedTo, operator, type Connection, type Terminal, terminalOf } from './terminal.ts';

type Known = Readonly<{ book: CalendarBook; today: Day; around: (campaign: string | undefined) => Surroundings }>;

const campaignIn = (command: CalendarCommand): string | undefined => (command.type === 'issue-overlay' ? command.data.campaign : undefined);

const sound = async (path: string, { book, today, around }: Known, terminal: Terminal): Promise<CalendarCommand> =>
  told(await readCalendarFile(path, (command) => calendarProblems(book, command, today, around(campaignIn(command)))), terminal);

/** What was read, or an end with what is wrong with it. */
function told({ value, problems }: Reading<CalendarCommand>, { locale, word }: Terminal): CalendarCommand {
  if (value !== undefined) return value;
  failWith((problems ?? []).map(({ line, column, code, facts }) => word('city-problems', { line, column, sentence: sentenceOf(locale, { code, facts }) })));
}

/** Without a database every campaign may exist, and no area is known. */
const offline = (): Known => ({ book: bookOn(stateCouncil), today: dayOf(instantOf(Date.now())), around: (campaign) => ({ city: noCity, campaigns: campaign === undefined ? [] : [campaign] }) });

/** The campaign that a file names is looked up before its problems are told. */
async function known(path: string, { deps }: Connection): Promise<Known> {
  const named: string[] = [];
  await readCalendarFile(path, (command) => {
    named.push(...[campaignIn(command)].filter((one) => one !== undefined));
    return [];
  });
  const around = await surroundings(deps, deps.pool, named[0]);
  return { book: await deps.calendars.current(deps.pool), today: dayOf(await deps.clock.now(deps.pool)), around: () => around };
}

function describe(command: CalendarCommand, { locale }: Terminal): Readonly<{ what: string; days: number }> {
  const words = calendarCliWords[locale];
  switch (command.type) {
    case 'issue-notice':
      return { what: words[command.data.kind], days: Object.keys(noticeOf(command.data).days).length };
    case 'issue-overlay':
      return { what: words.overlay, days: Object.keys(overlayOf(command.data).days).length };
    case 'withdraw-overlay':
      return { what: words.withdrawal, days: 0 };
    case 'set-hours':
      return { what: words.hours, days: hoursSetOf(command.data).seasons.length };
  }
}

async function check(path: string, by: Known, terminal: Terminal): Promise<void> {
  const facts = describe(await sound(path, by, terminal), terminal);
  terminal.show({ ok: true, ...facts }, [fillIn(terminal.locale, calendarCliWords[terminal.locale].sound, facts)]);
}

/** Says what is wrong in a calendar file, or that it can be published. */
export const checkCalendar = (path: string, isOffline: boolean, command: Command): Promise<void> =>
  isOffline ? check(path, offline(), terminalOf(command)) : connectedTo(command, async (connection) => check(path, await known(path, connection), connection));

/** Publishes a calendar file. */
export const publishCalendar = (path: string, key: string | undefined, command: Command): Promise<void> =>
  connectedTo(command, async (connection) => {
    const { deps, locale, show } = connection;
    const change = told(await readCalendarFile(path, () => []), connection);
    const { version } = await changeCalendar(deps, change, operator(), key ?? randomUUID()).catch(async (error: unknown) => {
      if (error instanceof Refusal) await sound(path, await known(path, connection), connection);
      throw error;
    });
    show({ version }, [fillIn(locale, calendarCliWords[locale].published, { version })]);
  });

/** Shows which deadlines of open cases a calendar file would move; nothing is written. */
export const previewCalendar = (path: string, command: Command): Promise<void> =>
  connectedTo(command, async (connection) => {
    const { deps, locale, show } = connection;
    const words = calendarCliWords[locale];
    const change = await sound(path, await known(path, connection), connection);
    const preview = await previewAdoption(deps, await proposedCalendar(deps, change, operator()));
    const names = namesOf(await deps.directory.current(deps.pool));
    const lines = preview.moved.map(({ caseNo, caseId, unit, ...move }) => fillIn(locale, words.moved, { ...move, case: caseNo ?? caseId, unit: unit === null ? '-' : names.unit(unit), milestone: move.milestone ?? '' }));
    show(preview, [...lines, fillIn(locale, words.preview, { looked: preview.looked, cases: preview.cases, deadlines: preview.deadlines })]);
  });

/** Takes an overlay back. */
export const withdraw = (id: string, basis: string, command: Command): Promise<void> =>
  connectedTo(command, async ({ deps, locale, show }) => {
    const { version } = await withdrawOverlay(deps, { id, basis }, operator(), randomUUID());
    show({ version }, [fillIn(locale, calendarCliWords[locale].withdrawn, { id, version })]);
  });
