import { Link } from '@tanstack/react-router';
import { Table, Tag } from 'antd';
import { Failure, Waiting } from '../desk/failure.tsx';
import { More } from '../desk/more.tsx';
import { Wide } from '../look/wide.tsx';
import type { CampaignItem } from '../server/facts.ts';
import { usePages } from '../server/pages.ts';
import { say } from '../words/say.ts';
import { dayOf } from '../words/times.ts';
import { CountedDown } from './counted-down.tsx';

/** The campaigns: in which phase each is, how far its inspection is off, and how many of its cases are open; those that go on first. */
export function CampaignsPage(): React.JSX.Element {
  const campaigns = usePages<CampaignItem>('campaigns', '/api/campaigns');
  if (campaigns.error !== null) return <Failure error={campaigns.error} retry={campaigns.retry} />;
  if (campaigns.head === undefined) return <Waiting />;
  return (
    <main>
      <h1 className="page-title">{say('campaigns')}</h1>
      <Wide label={say('campaigns')} least={1040}><Table<CampaignItem>
        size="small" rowKey="id" pagination={false} locale={{ emptyText: say('no-campaigns') }} dataSource={campaigns.items}
        columns={[
          { title: say('campaign-name'), render: (_, { id, name }) => <Link to="/campaigns/$campaign" params={{ campaign: id }} className="wrap">{name}</Link> },
          { title: say('state'), width: 100, render: (_, { statusName }) => <Tag color="#1d4f91">{statusName}</Tag> },
          { title: say('campaign-phase'), width: 150, render: (_, { phaseName }) => <span className="wrap">{phaseName ?? '—'}</span> },
          { title: say('campaign-inspection'), width: 260, render: (_, { inspection }) => <CountedDown to={inspection} /> },
          { title: say('campaign-open'), width: 100, render: (_, { open }) => <span className="numeric">{open}</span> },
          { title: say('campaign-days'), width: 220, render: (_, { from, to }) => <span className="wrap">{dayOf(from)} – {dayOf(to)}</span> },
        ]}
      /></Wide>
      <More of={campaigns} />
    </main>
  );
}
