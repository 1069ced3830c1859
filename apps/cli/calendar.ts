import { type Command, InvalidArgumentError, Option } from 'commander';
import { calendarLetter } from '#catalogue/calendar-letter';
import { reasonSentence } from '#catalogue/reasons';
import { bookOn, calendarIn, type CalendarBook } from '#domain/calendar/book';
import { byCivilCode, period, type Counting, type Period } from '#domain/calendar/calendar';
import { explain } from '#domain/calendar/due';
import { stateCouncil } from '#domain/calendar/state-council';
import type { City } from '#domain/city/city';
import { areaPath } from '#domain/city/trees';
import { instant } from '#domain/text';
import { explainCase, listCalendars } from './calendar-explained.ts';
import { checkCalendar, previewCalendar, publishCalendar, withdraw } from './calendar-publishing.ts';
import { connectedTo, terminalOf, type Terminal } from './terminal.ts';

function instantFrom(text: string): string {
  const parsed = instant.safeParse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T09:00:00+08:00` : text);
  if (!parsed.success) throw new InvalidArgumentError('write a day such as 2026-09-30, or an instant such as 2026-09-30T09:00:00+08:00');
  return parsed.data;
}

function amountFrom(text: string): number {
  const parsed = period.shape.amount.safeParse(Number(text));
  if (!parsed.success) throw new InvalidArgumentError('write a whole number above 0');
  return parsed.data;
}

type Options = Readonly<{ from: string; calendar?: string; area?: string; campaign?: string; offline?: boolean; text?: boolean }> & Period & Partial<Counting>;

function showDue(asked: Options, book: CalendarBook, city: City | undefined, { locale, word, show, json }: Terminal): void {
  const { from, amount, unit, area, campaign, firstDay, end, unworkedEnd } = asked;
  const areas = area === undefined || city === undefined ? [] : areaPath(city, area);
  const counting = { firstDay: firstDay ?? byCivilCode.firstDay, end: end ?? byCivilCode.end, unworkedEnd: unworkedEnd ?? byCivilCode.unworkedEnd };
  const calendar = { ...calendarIn(book, { areas, ...(campaign === undefined ? {} : { campaign }) }), counting };
  const due = explain(calendar, from, { amount, unit });
  if (asked.text === true && !json) return show(due, calendarLetter(locale, { from, period: { amount, unit }, explanation: due, calendar }).trimEnd().split('\n'));
  show(due, [
    ...due.days.map(({ date, counts, reason }) => `${date}  ${word(counts ? 'counts' : 'counts-not').padEnd(4)}  ${reasonSentence(locale, reason)}`),
    `${word('due-at')}: ${due.dueAt}${due.provisional ? ` (${word('provisional')})` : ''}`,
  ]);
}

async function due(asked: Options, command: Command): Promise<void> {
  if (asked.offline === true) return showDue(asked, bookOn(stateCouncil), undefined, terminalOf(command));
  await connectedTo(command, async (connection) => {
    const { calendars, directory, pool } = connection.deps;
    const book = asked.calendar === undefined ? await calendars.current(pool) : await calendars.at(pool, asked.calendar);
    showDue(asked, book, await directory.current(pool), connection);
  });
}

function addDue(calendar: Command): void {
  calendar
    .command('due')
    .description('when a period ends, explained day by day')
    .requiredOption('--from <instant>', 'the day or instant at which it starts', instantFrom)
    .requiredOption('--amount <n>', 'how many', amountFrom)
    .addOption(new Option('--unit <unit>', 'of what').choices(period.shape.unit.options).default('workday'))
    .option('--calendar <version>', 'by another version of the calendar')
    .option('--area <id>', 'with the overlays of an area')
    .option('--campaign <id>', 'with the overlays of a campaign')
    .addOption(new Option('--first-day <day>', 'whether the day it starts counts').choices(['next', 'same']))
    .addOption(new Option('--end <when>', 'when its last day ends').choices(['close', 'midnight']))
    .addOption(new Option('--unworked-end <how>', 'what becomes of a last day that is not worked').choices(['moves-on', 'stays']))
    .option('--text', 'as a text for a letter')
    .option('--offline', 'by the calendar that the product brings along, without a database')
    .action((asked: Options, command: Command) => due(asked, command));
}

export function addCalendar(program: Command): void {
  const calendar = program.command('calendar').description('working-day arithmetic, and the calendars by which it is done');
  addDue(calendar);
  calendar.command('list').description('every version of the calendar, the latest first').action((_: unknown, command: Command) => listCalendars(command));
  calendar
    .command('check <file>')
    .description('say what is wrong in a calendar file (a notice, an overlay, business hours), with line and column')
    .option('--offline', 'against the calendar that the product brings along, without a database')
    .action((path: string, { offline }: Readonly<{ offline?: boolean }>, command: Command) => checkCalendar(path, offline === true, command));
  calendar
    .command('preview <file>')
    .description('which deadlines of open cases would move; nothing is written')
    .action((path: string, _: unknown, command: Command) => previewCalendar(path, command));
  calendar
    .command('publish <file>')
    .description('publish what a calendar file says; open cases are counted again')
    .option('--key <uuid>', 'publish once under this key, however often it is asked')
    .action((path: string, { key }: Readonly<{ key?: string }>, command: Command) => publishCalendar(path, key, command));
  calendar
    .command('withdraw <overlay>')
    .description('take an overlay back from today on')
    .requiredOption('--basis <document>', 'the document that says so')
    .action((id: string, { basis }: Readonly<{ basis: string }>, command: Command) => withdraw(id, basis, command));
  calendar
    .command('explain <case> [deadline]')
    .description('how a deadline of a case came about, as a text for a letter')
    .action((id: string, deadline: string | undefined, _: unknown, command: Command) => explainCase(id, deadline, command));
}
