import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Badge, Button, Drawer, Empty, Tag } from 'antd';
import { useState } from 'react';
import { read, send } from '../server/ask.ts';
import type { Notice } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';

/** The unread notices of whoever is signed in. */
export function Notices(): React.JSX.Element {
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const notices = useQuery({ queryKey: ['notices'], queryFn: ({ signal }) => read<{ items: readonly Notice[]; unread: number }>('/api/notices?unread=true&limit=50', signal), refetchInterval: 30_000 });
  const known = async (id: string): Promise<void> => {
    await send(`/api/notices/${id}/read`, {});
    await queries.invalidateQueries({ queryKey: ['notices'] });
  };
  const items = notices.data?.items ?? [];
  return (
    <>
      <Badge count={notices.data?.unread ?? 0} size="small" color="#b3261e">
        <Button size="small" ghost onClick={() => setOpen(true)}>{say('notices')}</Button>
      </Badge>
      <Drawer open={open} onClose={() => setOpen(false)} title={say('notices')}>
        {items.length === 0 && <Empty description={say('no-notices')} />}
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {items.map(({ id, caseId, subject, detail, ruleName, kindName, todo, createdAt, onBehalfOf }) => (
            <li key={id} style={{ borderBottom: '1px solid #d8dee6', padding: '10px 0' }}>
              <ToSubject subject={subject} onLeave={() => setOpen(false)}><strong>{ruleName}</strong> · {kindName}</ToSubject>
              {onBehalfOf !== null && <div><Tag>{say('copy-for', { principal: onBehalfOf.name })}</Tag></div>}
              <div className="wrap">{caseId === null ? `${subject.kindName} · ${subject.title}` : subject.title}</div>
              {detail !== null && <div className="wrap">{detail}</div>}
              <div className="wrap">{todo}</div>
              <div style={{ display: 'flex', justifyContent: 'space-between' }}>
                <span className="numeric">{momentOf(createdAt)}</span>
                <Button size="small" onClick={() => void known(id)}>{say('mark-read')}</Button>
              </div>
            </li>
          ))}
        </ul>
      </Drawer>
    </>
  );
}

/** Leads to what a notice is about. */
function ToSubject({ subject: { kind, id }, onLeave, children }: Readonly<{ subject: Notice['subject']; onLeave: () => void; children: React.ReactNode }>): React.JSX.Element {
  switch (kind) {
    case 'case':
      return <Link to="/cases/$caseId" params={{ caseId: id }} onClick={onLeave}>{children}</Link>;
    case 'unit':
      return <Link to="/units/$unit" params={{ unit: id }} onClick={onLeave}>{children}</Link>;
    case 'round':
      return <Link to="/rounds/$round" params={{ round: id }} onClick={onLeave}>{children}</Link>;
    case 'campaign':
      return <Link to="/campaigns/$campaign" params={{ campaign: id }} onClick={onLeave}>{children}</Link>;
  }
}
