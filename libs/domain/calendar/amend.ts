import type { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { dayOf, type Day, type Instant } from '../time.ts';
import type { Actor, City } from '../city/city.ts';
import type { Problem } from '../city/problem.ts';
import { isTopOffice } from '../city/trees.ts';
import type { Messages } from '../message.ts';
import type { CalendarBook, CalendarEvent } from './book.ts';
import { hoursProblems } from './hours-problems.ts';
import { noticeProblems } from './notice-problems.ts';
import { overlayProblems, withdrawalProblems, type Surroundings } from './overlay-problems.ts';
import { hoursSetOf, noticeOf, overlayOf, writtenHours, writtenNotice, writtenOverlay, writtenWithdrawal } from './written.ts';

/** How the calendar is changed. */
export const calendarCommands = { 'issue-notice': writtenNotice, 'issue-overlay': writtenOverlay, 'withdraw-overlay': writtenWithdrawal, 'set-hours': writtenHours } satisfies Readonly<Record<string, z.ZodType>>;
export type CalendarCommand = Messages<typeof calendarCommands>;

/** All that is wrong with a change of this book today, with the path to each place. */
export function calendarProblems(book: CalendarBook, command: CalendarCommand, today: Day, around: Surroundings): readonly Problem[] {
  switch (command.type) {
    case 'issue-notice':
      return noticeProblems(book, command.data, today);
    case 'issue-overlay':
      return overlayProblems(book, command.data, today, around);
    case 'withdraw-overlay':
      return withdrawalProblems(book, command.data, today);
    case 'set-hours':
      return hoursProblems(command.data, today);
  }
}

/** The event by which a change enters the book; only `amend` says whether it may. */
export function eventOf(command: CalendarCommand, today: Day): CalendarEvent {
  switch (command.type) {
    case 'issue-notice':
      return { type: 'NoticeIssued', data: noticeOf(command.data) };
    case 'issue-overlay':
      return { type: 'OverlayIssued', data: overlayOf(command.data) };
    case 'withdraw-overlay':
      return { type: 'OverlayWithdrawn', data: { ...command.data, from: today } };
    case 'set-hours':
      return { type: 'HoursSet', data: hoursSetOf(command.data) };
  }
}

/** What a change makes of the book. Throws Refusal of its first problem: in the past, a year with a gap, overlays that disagree, an unknown area or campaign… */
export function amend(book: CalendarBook, command: CalendarCommand, now: Instant, around: Surroundings): readonly CalendarEvent[] {
  const today = dayOf(now);
  const [first] = calendarProblems(book, command, today, around);
  if (first !== undefined) throw new Refusal(first.code, first.facts);
  return [eventOf(command, today)];
}

/** Whether somebody may change the calendar of the whole city: its administrator, or the director of an office that has none above it. */
export const mayAmend = (city: City, { roles, office }: Actor): boolean =>
  roles.includes('admin') || roles.includes('system') || (roles.includes('director') && isTopOffice(city, office));
