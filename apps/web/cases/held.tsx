import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { Failure, Waiting } from '../desk/failure.tsx';
import { read } from '../server/ask.ts';
import type { CasePage, Held as HeldTimes } from '../server/facts.ts';
import { stillOf } from '../server/still.ts';
import { hoursOf } from '../words/hours.ts';
import { say } from '../words/say.ts';
import { asOfQuery } from './agenda.ts';

/** In whose hands the case was, for how much working time, and whose it is now. */
export function Held({ page: { caseId, version, asOf } }: Readonly<{ page: CasePage }>): React.JSX.Element {
  const held = useQuery({ queryKey: ['held', caseId, version, asOf], queryFn: ({ signal }) => read<HeldTimes>(`/api/cases/${caseId}/holders${asOfQuery(asOf)}`, signal), placeholderData: stillOf(caseId) });
  return (
    <Card size="small" title={<h2 className="card-title">{say('held')}</h2>}>
      {held.error !== null && <Failure error={held.error} retry={() => void held.refetch()} />}
      {held.isPending && <Waiting />}
      {held.data !== undefined && <Holders of={held.data} />}
    </Card>
  );
}

function Holders({ of: { items, sentence } }: Readonly<{ of: HeldTimes }>): React.JSX.Element {
  const longest = Math.max(1, ...items.map(({ minutes }) => minutes));
  if (items.length === 0) return <p>{say('nobody-held')}</p>;
  return (
    <>
      <ol className="held">
        {items.map(({ holder, name, minutes, share, holding }) => (
          <li key={holder}>
            <span className="wrap">{name}{holding && <strong className="soon"> ● {say('in-hand')}</strong>}</span>
            <span className="bar" aria-hidden><span style={{ width: `${(100 * minutes) / longest}%` }} /></span>
            <span className="numeric">{minutes === share ? hoursOf(minutes) : say('held-for', { time: hoursOf(minutes), share: hoursOf(share) })}</span>
          </li>
        ))}
      </ol>
      <p className="faint wrap" style={{ marginBottom: 0 }}>{sentence}</p>
    </>
  );
}
