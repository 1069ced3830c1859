import { useQuery } from '@tanstack/react-query';
import { read } from '../server/ask.ts';
import type { Listed } from '../server/facts.ts';
import type { RedItem } from '../server/figures.ts';
import type { Numbers } from './facts.ts';
import { Failure, Waiting } from './failure.tsx';
import type { ListName } from './pages.ts';
import { shortly } from './shortly.ts';
import { To } from './to.tsx';
import { say, type Word } from './words.ts';

const numbers = [['open', 'm-open', 'brand', '●'], ['soon', 'm-soon', 'soon', '▲'], ['overdue', 'm-overdue', 'bad', '■']] as const satisfies readonly (readonly [keyof Numbers & ListName, Word, string, string])[];

/** What a leader asks first: how much is in hand, what is about to be late, what is late, and where. */
export function LeaderHome(): React.JSX.Element {
  const three = useQuery({ queryKey: ['boards', 'numbers'], queryFn: ({ signal }) => read<Numbers>('/api/boards/numbers', signal) });
  const red = useQuery({ queryKey: ['boards', 'red'], queryFn: ({ signal }) => read<Listed<RedItem>>('/api/boards/red?limit=30', signal) });
  return (
    <>
      {three.error !== null && <Failure error={three.error} retry={() => void three.refetch()} />}
      {three.isPending && <Waiting />}
      {three.data !== undefined && (
        <nav className="numbers" aria-label={say('m-numbers')}>
          {numbers.map(([name, word, colour, mark]) => <To key={name} to={`/m/list/${name}`} className={colour}><b>{three.data[name]}</b><span><span aria-hidden>{mark}</span> {say(word)}</span></To>)}
        </nav>
      )}
      <h2>{say('m-red')}</h2>
      {red.error !== null && <Failure error={red.error} retry={() => void red.refetch()} />}
      {red.isPending && <Waiting />}
      {red.data?.items.length === 0 && <p className="faint">{say('m-no-red')}</p>}
      <ul className="rows">{red.data?.items.map((one) => <Red key={one.caseId} of={one} />)}</ul>
    </>
  );
}

/** A case that should not wait: to the trail with one tap, to the instruction with two. */
const Red = ({ of: { caseId, title, levelName, leadUnitName, areaName, dueAt, statusName } }: Readonly<{ of: RedItem }>): React.JSX.Element => (
  <li>
    <To to={`/m/cases/${caseId}`} className="row">
      <strong className="wrap">{title}</strong>
      <span className="faint wrap">{[leadUnitName, areaName].filter((part) => part !== null).join(' · ')}</span>
      <span><strong className="bad"><span aria-hidden>■</span> {levelName}</strong> <span className="tag">{statusName}</span> {dueAt !== null && <span className="numeric">{say('due-at', { at: shortly(dueAt) })}</span>}</span>
    </To>
    <To to={`/m/cases/${caseId}/instruct`} className="button">{say('m-instruct')}</To>
  </li>
);
