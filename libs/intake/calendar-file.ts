import { z } from 'zod';
import type { CalendarCommand } from '#domain/calendar/amend';
import { writtenHours, writtenNotice, writtenOverlay } from '#domain/calendar/written';
import type { Problem } from '#domain/city/problem';
import { parseYaml, readYaml } from './yaml/file.ts';
import type { Reading } from './yaml/file.ts';

/** A calendar file: one notice, one overlay, or business hours. */
export const calendarFile = z.strictObject({ notice: writtenNotice.exactOptional(), overlay: writtenOverlay.exactOptional(), hours: writtenHours.exactOptional() });
type CalendarFile = z.output<typeof calendarFile>;

/** What is wrong with a change; see calendarProblems. */
export type Check = (command: CalendarCommand) => readonly Problem[];

/** The change that a file asks for, with the name of its subject. */
function commandsOf({ notice, overlay, hours }: CalendarFile): readonly Readonly<{ subject: string; command: CalendarCommand }>[] {
  return [
    ...(notice === undefined ? [] : [{ subject: 'notice', command: { type: 'issue-notice', data: notice } } as const]),
    ...(overlay === undefined ? [] : [{ subject: 'overlay', command: { type: 'issue-overlay', data: overlay } } as const]),
    ...(hours === undefined ? [] : [{ subject: 'hours', command: { type: 'set-hours', data: hours } } as const]),
  ];
}

const checkedBy =
  (check: Check) =>
  (file: CalendarFile): readonly Problem[] => {
    const [only, ...more] = commandsOf(file);
    if (only === undefined || more.length > 0) return [{ path: [], code: 'calendar-one-subject', facts: { count: more.length + (only === undefined ? 0 : 1) } }];
    return check(only.command).map(({ path, ...rest }) => ({ ...rest, path: [only.subject, ...path] }));
  };

function commandOf({ value, problems }: Reading<CalendarFile>): Reading<CalendarCommand> {
  const [only] = value === undefined ? [] : commandsOf(value);
  return only === undefined ? { problems: problems ?? [] } : { value: only.command };
}

/** The change of the calendar that a YAML file asks for, or what is wrong in it, with line and column. Codes and facts become sentences by the catalogue. */
export const readCalendarFile = async (path: string, check: Check): Promise<Reading<CalendarCommand>> => commandOf(await readYaml(path, calendarFile, checkedBy(check)));

/** As `readCalendarFile`, for what has been read already. */
export const parseCalendarFile = (content: Uint8Array, check: Check): Reading<CalendarCommand> => commandOf(parseYaml(content, calendarFile, checkedBy(check)));
