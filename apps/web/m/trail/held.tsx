import { useQuery } from '@tanstack/react-query';
import { asOfQuery } from '../../cases/agenda.ts';
import { read } from '../../server/ask.ts';
import type { CasePage, Held as HeldTimes } from '../../server/facts.ts';
import { stillOf } from '../../server/still.ts';
import { hoursOf } from '../../words/hours.ts';
import { Failure, Waiting } from '../failure.tsx';
import { say } from '../words.ts';

/** In whose hands the case was, for how much working time, and whose it is now. */
export function Held({ page: { caseId, version, asOf } }: Readonly<{ page: CasePage }>): React.JSX.Element {
  const held = useQuery({ queryKey: ['held', caseId, version, asOf], queryFn: ({ signal }) => read<HeldTimes>(`/api/cases/${caseId}/holders${asOfQuery(asOf)}`, signal), placeholderData: stillOf(caseId) });
  if (held.error !== null) return <Failure error={held.error} retry={() => void held.refetch()} />;
  if (held.data === undefined) return <Waiting />;
  const { items, sentence } = held.data;
  if (items.length === 0) return <p>{say('nobody-held')}</p>;
  return (
    <>
      <ol className="plain">
        {items.map(({ holder, name, minutes, share, holding }) => (
          <li key={holder}>
            <strong className="wrap">{name}{holding && <span className="soon"> ● {say('in-hand')}</span>}</strong>
            <span className="numeric">{minutes === share ? hoursOf(minutes) : say('held-for', { time: hoursOf(minutes), share: hoursOf(share) })}</span>
          </li>
        ))}
      </ol>
      <p className="faint wrap">{sentence}</p>
    </>
  );
}
