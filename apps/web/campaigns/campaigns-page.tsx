import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table, Tag } from 'antd';
import { Failure, Waiting } from '../desk/failure.tsx';
import { Wide } from '../rounds/wide.tsx';
import { read } from '../server/ask.ts';
import type { CampaignItem, Listed } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { dayOf } from '../words/times.ts';
import { CountedDown } from './counted-down.tsx';

/** The campaigns: in which phase each is, how far its inspection is off, and how many of its cases are open; those that go on first. */
export function CampaignsPage(): React.JSX.Element {
  const campaigns = useQuery({ queryKey: ['campaigns'], queryFn: ({ signal }) => read<Listed<CampaignItem>>('/api/campaigns', signal) });
  if (campaigns.error !== null) return <Failure error={campaigns.error} retry={() => void campaigns.refetch()} />;
  if (campaigns.data === undefined) return <Waiting />;
  return (
    <main>
      <h1 className="page-title">{say('campaigns')}</h1>
      <Wide label={say('campaigns')} least={860}><Table<CampaignItem>
        size="small" rowKey="id" pagination={{ pageSize: 20, hideOnSinglePage: true }} locale={{ emptyText: say('no-campaigns') }} dataSource={inOrder(campaigns.data.items)}
        columns={[
          { title: say('campaign-name'), render: (_, { id, name }) => <Link to="/campaigns/$campaign" params={{ campaign: id }} className="wrap">{name}</Link> },
          { title: say('state'), width: 100, render: (_, { statusName }) => <Tag color="#1d4f91">{statusName}</Tag> },
          { title: say('campaign-phase'), width: 150, render: (_, { phaseName }) => <span className="wrap">{phaseName ?? '—'}</span> },
          { title: say('campaign-inspection'), width: 260, render: (_, { inspection }) => <CountedDown to={inspection} /> },
          { title: say('campaign-open'), width: 100, render: (_, { open }) => <span className="numeric">{open}</span> },
          { title: say('campaign-days'), width: 220, render: (_, { from, to }) => <span className="wrap">{dayOf(from)} – {dayOf(to)}</span> },
        ]}
      /></Wide>
    </main>
  );
}

const inOrder = (items: readonly CampaignItem[]): CampaignItem[] => items.toSorted((one, other) => Number(other.status === 'open') - Number(one.status === 'open') || one.inspection.earliest.localeCompare(other.inspection.earliest));
