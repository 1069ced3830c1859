import { Tooltip } from 'antd';
import { colours } from '../look/tokens.ts';
import { type Clock, remaining } from '../words/remaining.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';

const looks = { normal: { mark: '●', colour: colours.good }, soon: { mark: '▲', colour: colours.soon }, overdue: { mark: '■', colour: colours.bad }, stopped: { mark: '‖', colour: colours.faint } } as const;

/** The countdown in working days: colour, sign and words. With `onExplain` it is a button. */
export function Countdown({ of, onExplain }: Readonly<{ of: Clock; onExplain?: () => void }>): React.JSX.Element {
  const { mark, colour } = looks[of.clock ?? 'stopped'];
  const told = <><span aria-hidden>{mark}</span> {remaining(of)}{of.provisional && ` · ${say('provisional')}`}</>;
  const style = { color: colour, fontWeight: 600 } as const;
  const shown = onExplain === undefined ? <span className="numeric" style={style}>{told}</span> : <button type="button" className="numeric" onClick={onExplain} style={{ ...style, background: 'none', border: 0, cursor: 'pointer', font: 'inherit', padding: 0, textDecoration: 'underline dotted' }}>{told}</button>;
  return <Tooltip title={say('due-at', { at: momentOf(of.dueAt) })}>{shown}</Tooltip>;
}

/** The light of a list: the deadline itself, as rows come without a count. `year`: which one it is now. */
export function DueMark({ clock, dueAt, provisional, year }: Readonly<{ clock: Clock['clock']; dueAt: string | null; provisional: boolean; year: string }>): React.JSX.Element | null {
  if (dueAt === null) return null;
  const { mark, colour } = looks[clock ?? 'stopped'];
  const name = clock === 'overdue' ? say('view-overdue') : clock === 'soon' ? say('view-soon') : clock === null ? say('stopped') : '';
  return <span className="numeric" style={{ color: colour, fontWeight: clock === 'normal' ? 400 : 600 }}><span aria-hidden>{mark}</span> {name} {momentOf(dueAt, year)}{provisional && ` · ${say('provisional')}`}</span>;
}
