import { caseWords } from '#catalogue/web/case';
import { saying } from './language.ts';

const say = saying(caseWords);

/** A deadline as the server counts it: working days and working minutes left, negative when overdue. `clock` is null while it stands. */
export type Clock = Readonly<{ clock: 'normal' | 'soon' | 'overdue' | null; workdays: number; minutes: number; dueAt: string; provisional: boolean }>;

/** How long is left, or by how long it is late; less than a working day is told in hours. Late on the evening before, no working minute has passed yet: it is late all the same. */
export function remaining({ clock, workdays, minutes }: Clock): string {
  if (clock === null) return say('stopped');
  const hours = Math.max(1, Math.ceil(Math.abs(minutes) / 60));
  if (clock === 'overdue' || minutes < 0) return workdays === 0 ? say('overdue-hours', { n: hours }) : say('overdue-days', { n: Math.abs(workdays) });
  return workdays === 0 ? say('due-in-hours', { n: hours }) : say('due-in-days', { n: workdays });
}
