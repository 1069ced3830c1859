import { useState } from 'react';
import type { CasePage } from '../server/facts.ts';
import { useName } from './as/chosen.ts';
import { mayAs, whyNotAs } from './as/permitted.ts';
import { Sheet } from './sheet.tsx';
import { To } from './to.tsx';
import { say } from './words.ts';

/** What is done at a desk: it would stand in the way here. */
const deskOnly: ReadonlySet<string> = new Set(['late-entry', 'merge', 'correct-record']);

/** What whoever looks at the case may do with it now, the expected first; the rest one tap further, and of what they may not, why not. */
export function CaseBar({ page: { caseId, permitted, next } }: Readonly<{ page: CasePage }>): React.JSX.Element {
  const [more, showMore] = useState(false);
  const { as } = useName();
  const expected = new Set(next?.stoppedBy.map(({ command }) => command));
  const rank = ({ command }: Readonly<{ command: string }>): number => (expected.has(command) ? 2 : command === 'instruct' ? 1 : 0);
  const may = permitted.filter((one) => mayAs(one, as) && !deskOnly.has(one.command)).toSorted((one, other) => rank(other) - rank(one));
  const link = (one: Readonly<{ command: string; name: string }>, className = 'button'): React.JSX.Element => <To key={one.command} to={`/m/cases/${caseId}/${one.command}`} className={className}>{one.name}</To>;
  return (
    <div className="bar" role="group" aria-label={say('you-may')}>
      {may.slice(0, 2).map((one, index) => link(one, index === 0 ? 'button first' : 'button'))}
      <button type="button" onClick={() => showMore(true)}>{may.length > 2 ? say('m-more', { n: may.length - 2 }) : say('you-may-not')}</button>
      {more && (
        <Sheet title={say(may.length > 2 ? 'you-may' : 'you-may-not')} close={() => showMore(false)}>
          {may.length === 0 && <p>{say('nothing-to-do')}</p>}
          {may.length > 2 && <><div className="stack">{may.slice(2).map((one) => link(one))}</div><h3>{say('you-may-not')}</h3></>}
          <ul className="plain">{permitted.filter((one) => !mayAs(one, as)).map((one) => <li key={one.command} className="wrap"><strong>{one.name}</strong>{whyNotAs(one, as)}</li>)}</ul>
        </Sheet>
      )}
    </div>
  );
}
