import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Card, Space, Table, Tag } from 'antd';
import { Failure, Waiting } from '../desk/failure.tsx';
import { Wide } from '../look/wide.tsx';
import { read } from '../server/ask.ts';
import type { CampaignPage as Campaign } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { dayOf, momentOf } from '../words/times.ts';
import { CountedDown } from './counted-down.tsx';

const route = getRouteApi('/campaigns/$campaign');

/** A campaign: the countdown to its inspection, its phases, the open cases in order, its duties held and missed, and what comes next. */
export function CampaignPage(): React.JSX.Element {
  const { campaign } = route.useParams();
  const page = useQuery({ queryKey: ['campaign', campaign], queryFn: ({ signal }) => read<Campaign>(`/api/campaigns/${encodeURIComponent(campaign)}`, signal) });
  if (page.error !== null) return <Failure error={page.error} retry={() => void page.refetch()} />;
  return page.data === undefined ? <Waiting /> : <Known page={page.data} />;
}

function Known({ page }: Readonly<{ page: Campaign }>): React.JSX.Element {
  const { name, officeName, statusName, phaseName, inspection } = page;
  return (
    <main>
      <header style={{ marginBottom: 12 }}>
        <h1 className="page-title wrap">{name}</h1>
        <Space wrap size={[12, 6]}>
          <Tag color="#1d4f91">{statusName}</Tag>
          {phaseName !== null && <strong>{phaseName}</strong>}
          <span>{officeName}</span>
          <strong><CountedDown to={inspection} /></strong>
        </Space>
      </header>
      <div className="columns">
        <Ranked page={page} />
        <div className="column">
          <Phases page={page} />
          <Duties page={page} />
          <Coming page={page} />
        </div>
      </div>
    </main>
  );
}

type RankedCase = Campaign['ranking']['items'][number];

const Ranked = ({ page: { ranking, now } }: Readonly<{ page: Campaign }>): React.JSX.Element => (
  <Card size="small" title={say('ranked-cases')}>
    <p className="wrap" style={{ marginTop: 0 }}>{ranking.order}</p>
    <Wide label={say('ranked-cases')} least={720}><Table<RankedCase>
      size="small" rowKey="caseId" pagination={{ pageSize: 20, hideOnSinglePage: true }} dataSource={[...ranking.items]}
      columns={[
        { title: '#', dataIndex: 'rank', width: 48 },
        { title: say('column-no'), width: 140, render: (_, { caseId, caseNo }) => <Link to="/cases/$caseId" params={{ caseId }}>{caseNo ?? caseId.slice(0, 8)}</Link> },
        { title: say('column-title'), render: (_, { caseId, title }) => <Link to="/cases/$caseId" params={{ caseId }} className="wrap row-link">{title}</Link> },
        { title: say('unit'), width: 130, render: (_, { unitName }) => <span className="wrap">{unitName ?? '—'}</span> },
        { title: say('state'), width: 150, render: (_, { standing, standingName }) => <Standing of={standing} name={standingName} /> },
        { title: say('column-clock'), width: 140, render: (_, { dueAt }) => <span className="numeric">{dueAt === null ? '—' : momentOf(dueAt, now)}</span> },
      ]}
    /></Wide>
  </Card>
);

const signs: Readonly<Record<string, readonly [colour: string, sign: string]>> = { overdue: ['bad', '■'], late: ['soon', '▲'] };

function Standing({ of, name }: Readonly<{ of: string; name: string }>): React.JSX.Element {
  const [colour, sign] = signs[of] ?? ['good', '●'];
  return <span className={colour}><span aria-hidden>{sign}</span> {name}</span>;
}

const Phases = ({ page: { phases, overlays } }: Readonly<{ page: Campaign }>): React.JSX.Element => (
  <Card size="small" title={say('phases')}>
    <ol style={{ margin: 0, paddingInlineStart: 20 }}>
      {phases.map(({ id, name, from, to, policy, current }) => <li key={id} className="wrap" aria-current={current ? 'step' : undefined} style={{ fontWeight: current ? 700 : 400 }}>{name} · {dayOf(from)} – {dayOf(to)}{policy === undefined ? '' : ` · ${policy}`}</li>)}
    </ol>
    {overlays.map(({ id, name, basis, days }) => <p key={id} className="wrap">{name}（{basis}）：{days.map(({ date }) => dayOf(date)).join('、')}</p>)}
  </Card>
);

const Duties = ({ page: { duties, now } }: Readonly<{ page: Campaign }>): React.JSX.Element => (
  <Card size="small" title={say('campaign-duties')}>
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {duties.flatMap(({ id, name, every, holders }) => holders.map(({ unit, unitName, dueAt, held, missed }) => <li key={`${id} ${unit ?? ''}`} className="wrap">{say('campaign-duty', { name: unitName === null ? name : `${name} · ${unitName}`, every, held, next: momentOf(dueAt, now) })}{missed > 0 && <strong className="bad"> <span aria-hidden>■</span> {say('campaign-missed', { n: missed })}</strong>}</li>))}
    </ul>
  </Card>
);

const Coming = ({ page: { next, now } }: Readonly<{ page: Campaign }>): React.JSX.Element => (
  <Card size="small" title={say('what-next')}>
    <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {next.map(({ id, at, name, tells }) => (
        <li key={id} className="wrap" style={{ borderTop: '1px solid #d8dee6', padding: '6px 0' }}>
          <strong className="numeric">{momentOf(at, now)}</strong> {name}
          {tells.length > 0 && <div>{say('tells')}：{tells.map((one) => `${one.name}（${one.asName}）`).join('、')}</div>}
        </li>
      ))}
    </ol>
  </Card>
);
