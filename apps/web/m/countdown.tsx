import { type Clock, remaining } from '../words/remaining.ts';
import { momentOf } from '../words/times.ts';
import { shortly } from './shortly.ts';
import { say } from './words.ts';

const looks = { normal: ['●', 'good'], soon: ['▲', 'soon'], overdue: ['■', 'bad'], stopped: ['‖', 'faint'] } as const;

/** The countdown in working days, by colour, sign and words, and when it ends. */
export function Countdown({ of, now }: Readonly<{ of: Clock; now: string }>): React.JSX.Element {
  const [mark, colour] = looks[of.clock ?? 'stopped'];
  return <span className={colour}><strong><span aria-hidden>{mark}</span> {remaining(of)}{of.provisional && ` · ${say('provisional')}`}</strong> <span className="numeric">{say('due-at', { at: momentOf(of.dueAt, now) })}</span></span>;
}

/** The light of a row: its state in words, and when it is due. */
export function DueMark({ clock, clockName, dueAt }: Readonly<{ clock: Clock['clock']; clockName: string | null; dueAt: string | null }>): React.JSX.Element | null {
  if (dueAt === null) return null;
  const [mark, colour] = looks[clock ?? 'stopped'];
  return <span className={colour}><span aria-hidden>{mark}</span> {clockName ?? say('stopped')} <span className="numeric">{shortly(dueAt)}</span></span>;
}
