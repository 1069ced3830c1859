import { useQuery } from '@tanstack/react-query';
import { read } from '../../server/ask.ts';
import type { CasePage, Verification } from '../../server/facts.ts';
import { momentOf } from '../../words/times.ts';
import { Failure } from '../failure.tsx';
import { say } from '../words.ts';

/** Asks the server to compute the hash chain of the case again, and says what came of it. */
export function Chain({ page: { caseId, version, now } }: Readonly<{ page: CasePage }>): React.JSX.Element {
  const found = useQuery({ queryKey: ['verification', caseId, version], queryFn: ({ signal }) => read<Verification>(`/api/cases/${caseId}/verification`, signal), enabled: false, gcTime: 0 });
  return (
    <>
      <button type="button" disabled={found.isFetching} onClick={() => void found.refetch()}>{say('verify-chain')}</button>
      {found.error !== null && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data !== undefined && <p role="status" className="wrap"><strong className={found.data.sound ? 'good' : 'bad'}><span aria-hidden>{found.data.sound ? '✓' : '✗'}</span> {found.data.sentence}</strong> {say('verified-at', { at: momentOf(found.data.at, now) })}</p>}
    </>
  );
}
