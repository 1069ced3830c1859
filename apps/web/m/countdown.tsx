import { momentOf } from '../words/times.ts';
import { shortly } from './shortly.ts';
import { say } from './words.ts';

/** A deadline as the server counts it: working days and working minutes left, negative when overdue. */
export type Clock = Readonly<{ clock: 'normal' | 'soon' | 'overdue' | null; workdays: number; minutes: number; dueAt: string; provisional: boolean }>;

const looks = { normal: ['●', 'good'], soon: ['▲', 'soon'], overdue: ['■', 'bad'], stopped: ['‖', 'faint'] } as const;

/** Less than a working day is told in hours. */
function words({ clock, workdays, minutes }: Clock): string {
  if (clock === null) return say('stopped');
  const hours = Math.max(1, Math.ceil(Math.abs(minutes) / 60));
  if (minutes < 0) return workdays === 0 ? say('overdue-hours', { n: hours }) : say('overdue-days', { n: -workdays });
  return workdays === 0 ? say('due-in-hours', { n: hours }) : say('due-in-days', { n: workdays });
}

/** The countdown in working days, by colour, sign and words, and when it ends. */
export function Countdown({ of, now }: Readonly<{ of: Clock; now: string }>): React.JSX.Element {
  const [mark, colour] = looks[of.clock ?? 'stopped'];
  return <span className={colour}><strong><span aria-hidden>{mark}</span> {words(of)}{of.provisional && ` · ${say('provisional')}`}</strong> <span className="numeric">{say('due-at', { at: momentOf(of.dueAt, now) })}</span></span>;
}

/** The light of a row: its state in words, and when it is due. */
export function DueMark({ clock, clockName, dueAt }: Readonly<{ clock: Clock['clock']; clockName: string | null; dueAt: string | null }>): React.JSX.Element | null {
  if (dueAt === null) return null;
  const [mark, colour] = looks[clock ?? 'stopped'];
  return <span className={colour}><span aria-hidden>{mark}</span> {clockName ?? say('stopped')} <span className="numeric">{shortly(dueAt)}</span></span>;
}
