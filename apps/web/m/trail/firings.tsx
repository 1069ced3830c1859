import { useState } from 'react';
import type { Escalation } from '../../server/facts.ts';
import { momentOf } from '../../words/times.ts';
import { PolicyName } from '../by-rule.tsx';
import { say } from '../words.ts';

type Told = Escalation['told'][number];

/** So many firings are shown before somebody asks for the rest. */
const few = 2;

/** What fired, the latest first: when it was due and when it fired, by which rule of which policy, on whom, and who was told and has read it. */
export function Firings({ fired, now }: Readonly<{ fired: readonly Escalation[]; now: string }>): React.JSX.Element {
  const [all, showAll] = useState(false);
  if (fired.length === 0) return <p>{say('ladder-none')}</p>;
  return (
    <>
      <ol className="plain">
        {fired.toReversed().slice(0, all ? undefined : few).map((one) => (
          <li key={one.version}>
            <strong>{one.levelName === null ? one.kindName : `${one.kindName} · ${one.levelName}`}</strong>
            <div className="wrap">{one.ruleName}{one.unitName !== null && ` · ${one.unitName}`}</div>
            <div>{one.dueAt === null ? say('fired', { at: momentOf(one.firedAt, now) }) : say('due-fired', { due: momentOf(one.dueAt, now), fired: momentOf(one.firedAt, now) })} · {say('fired-by', { who: one.byName })}</div>
            {one.told.map((person) => <Receipt key={`${person.person} ${person.as}`} of={person} now={now} />)}
            {one.policy !== null && <div className="faint wrap"><PolicyName version={one.policy} /></div>}
          </li>
        ))}
      </ol>
      {!all && fired.length > few && <button type="button" onClick={() => showAll(true)}>{say('show-all', { n: fired.length })}</button>}
    </>
  );
}

/** Whether somebody who was told has read it; what was read later than the moment that is looked at was unread then. */
function Receipt({ of: { name, asName, copy, readAt }, now }: Readonly<{ of: Told; now: string }>): React.JSX.Element {
  const readBy = readAt !== null && Date.parse(readAt) <= Date.parse(now) ? readAt : undefined;
  return (
    <div className="wrap">
      {name}（{asName}{copy && ` · ${say('copied')}`}）{' '}
      {readBy === undefined ? <span className="soon"><span aria-hidden>○</span> {say('unread')}</span> : <span className="good"><span aria-hidden>✓</span> {say('read-at', { at: momentOf(readBy, now) })}</span>}
    </div>
  );
}
