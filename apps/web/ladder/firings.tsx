import { Button } from 'antd';
import { useState } from 'react';
import { ByRule } from '../rules/rule-names.tsx';
import type { Escalation } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';

type Told = Escalation['told'][number];

/** So many firings are shown before somebody asks for the rest. */
const few = 5;

/** What fired, the latest first: when it was due and when it fired, by which rule of which policy, on whom, and who was told and has read it. */
export function Firings({ fired, now }: Readonly<{ fired: readonly Escalation[]; now: string }>): React.JSX.Element {
  const [all, showAll] = useState(false);
  if (fired.length === 0) return <p>{say('ladder-none')}</p>;
  return (
    <>
      <ol className="firings">
        {fired.toReversed().slice(0, all ? fired.length : few).map((one) => (
          <li key={one.version}>
            <div>
              <strong>{one.kindName}</strong>{one.levelName !== null && <strong style={{ color: '#b3261e' }}> · {one.levelName}</strong>} {one.ruleName}{one.unitName !== null && ` · ${one.unitName}`} <a href={`#event-${one.version}`} aria-label={say('event-link', { n: one.version })}>#{one.version}</a>
            </div>
            <div>{one.dueAt === null ? say('fired', { at: momentOf(one.firedAt, now) }) : say('due-fired', { due: momentOf(one.dueAt, now), fired: momentOf(one.firedAt, now) })} · {say('fired-by', { who: one.byName })}</div>
            {one.missed.length > 0 && <div className="wrap">{say('missed-rules', { rules: one.missed.map(({ ruleName }) => ruleName).join('、') })}</div>}
            {one.told.length > 0 && <ul className="told">{one.told.map((person) => <Receipt key={`${person.person} ${person.as}`} of={person} now={now} />)}</ul>}
            {one.policy !== null && <div className="faint wrap"><ByRule rule={one.ruleName} policy={one.policy} /></div>}
          </li>
        ))}
      </ol>
      {fired.length > few && <Button block className="no-print" aria-expanded={all} onClick={() => showAll(!all)}>{all ? say('show-fewer') : say('show-all', { n: fired.length })}</Button>}
    </>
  );
}

/** Whether somebody who was told has read it; what was read later than the moment that is looked at was unread then. */
function Receipt({ of: { name, asName, copy, readAt }, now }: Readonly<{ of: Told; now: string }>): React.JSX.Element {
  const read = readAt !== null && Date.parse(readAt) <= Date.parse(now) ? readAt : undefined;
  return (
    <li>
      {name}（{asName}{copy && ` · ${say('copied')}`}）{' '}
      {read === undefined ? <span className="soon"><span aria-hidden>○</span> {say('unread')}</span> : <span className="good"><span aria-hidden>✓</span> {say('read-at', { at: momentOf(read, now) })}</span>}
    </li>
  );
}
