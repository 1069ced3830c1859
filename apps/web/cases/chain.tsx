import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Failure } from '../desk/failure.tsx';
import { read } from '../server/ask.ts';
import type { Verification } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';

/** Asks the server to compute the hash chain of the case again, and says what came of it. */
export function Chain({ caseId, version, now }: Readonly<{ caseId: string; version: number; now: string }>): React.JSX.Element {
  const found = useQuery({ queryKey: ['verification', caseId, version], queryFn: ({ signal }) => read<Verification>(`/api/cases/${caseId}/verification`, signal), enabled: false, gcTime: 0 });
  return (
    <div className="chain">
      <Button size="small" className="no-print" loading={found.isFetching} onClick={() => void found.refetch()}>{say('verify-chain')}</Button>
      {found.error !== null && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data !== undefined && (
        <p role="status" className="wrap">
          <strong className={found.data.sound ? 'good' : 'bad'}><span aria-hidden>{found.data.sound ? '✓' : '✗'}</span> {found.data.sentence}</strong> {say('verified-at', { at: momentOf(found.data.at, now) })}
          {found.data.head !== null && <span className="hash"> {say('chain-head')} {found.data.head}</span>}
        </p>
      )}
    </div>
  );
}
