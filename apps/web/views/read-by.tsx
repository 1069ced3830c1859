import '../look/delegations.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popover } from 'antd';
import { useEffect } from 'react';
import type { ReceiptsController } from '../../api/receipts/receipts.controller.ts';
import { send } from '../server/ask.ts';
import type { CasePage } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';

type Readers = Awaited<ReturnType<ReceiptsController['readers']>>;

/** Leaves a receipt that the case was opened as it stands, and says who else has looked; of the past, nothing. */
export function ReadBy({ page: { caseId, version, asOf, now } }: Readonly<{ page: Pick<CasePage, 'caseId' | 'version' | 'asOf' | 'now'> }>): React.JSX.Element | null {
  const queries = useQueryClient();
  const readers = useQuery({ queryKey: ['readers', caseId, version], queryFn: () => send<Readers>(`/api/receipts/${caseId}`, { version }, { method: 'PUT' }), enabled: asOf === undefined, staleTime: 60_000, retry: false });
  useEffect(() => {
    if (readers.isSuccess) queries.setQueryData(['seen', caseId], version);
  }, [queries, readers.isSuccess, caseId, version]);
  if (readers.data === undefined) return null;
  const { read, ever, people, shares = [] } = readers.data;
  const words = say('read-by', { n: read });
  return (
    <span className="no-print" title={say('read-by-what', { ever })}>
      {people === undefined ? words : <Popover trigger="click" title={say('read-who')} content={<Names people={people} now={now} />}><Button type="link" size="small" style={{ padding: 0 }}>{words}</Button></Popover>}
      {shares.map(({ unit, unitName, openedAt, openedBy }) => <span key={unit}>{' · '}{unitName}：{openedAt === null ? <strong>○ {say('share-not-opened')}</strong> : say('share-opened', { who: openedBy ?? '', at: momentOf(openedAt, now) })}</span>)}
    </span>
  );
}

const Names = ({ people, now }: Readonly<{ people: NonNullable<Readers['people']>; now: string }>): React.JSX.Element => (
  <ul style={{ margin: 0, paddingLeft: 18, maxHeight: 320, overflow: 'auto' }}>
    {people.map(({ person, name, unitName, version, upToDate, seenAt }) => <li key={person}>{name}{unitName === null ? '' : `（${unitName}）`} · {momentOf(seenAt, now)} · {upToDate ? say('read-all') : say('read-up-to', { version })}</li>)}
  </ul>
);
