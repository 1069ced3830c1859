import type { CasePage } from '../server/facts.ts';
import { momentOf } from '../words/times.ts';
import { say } from './words.ts';

type Wait = CasePage['waits'][number];

const keyOf = ({ step, people }: Wait): string => [step, ...people.map(({ person }) => person)].join(' ');

/** Several shares may wait for the same people to do the same: that is one thing to know, since when the first of them waits. */
function together(waits: readonly Wait[]): readonly Wait[] {
  const found = new Map<string, Wait>();
  for (const wait of waits.toSorted((one, other) => (one.since < other.since ? -1 : 1))) if (!found.has(keyOf(wait))) found.set(keyOf(wait), wait);
  return [...found.values()];
}

/** Whose turn it is, and what comes next: when, whom it is told to, and what makes it unnecessary. */
export function WhatNext({ page: { waits, next, now } }: Readonly<{ page: CasePage }>): React.JSX.Element {
  return (
    <section className="card">
      <h2>{say('what-next')}</h2>
      {together(waits).map((wait) => <p key={keyOf(wait)} className="wrap"><strong>{wait.name}</strong> {wait.people.map(({ name }) => name).join('、')}（{say(wait.since > now ? 'due-at' : 'since', { at: momentOf(wait.since, now) })}）</p>)}
      {next === null ? <p>{say('nothing-next')}</p> : (
        <>
          <p className="wrap"><span className="numeric">{momentOf(next.at, now)}</span> <strong>{next.kindName}</strong>{next.tells.length > 0 && `，${say('tells')} ${next.tells.map(({ name }) => name).join('、')}`}</p>
          {next.stoppedBy.length > 0 && <p className="faint wrap">{say('stopped-by')}：{next.stoppedBy.map(({ name }) => name).join('、')}</p>}
        </>
      )}
    </section>
  );
}
