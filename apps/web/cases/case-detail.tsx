import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Card, Descriptions, Space, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Failure, Waiting } from '../desk/failure.tsx';
import { CalendarName, PolicyName } from '../rules/rule-names.tsx';
import { read } from '../server/ask.ts';
import type { CasePage } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';
import { Compare } from '../evidence/compare.tsx';
import { LadderCard } from '../ladder/ladder-card.tsx';
import { asOfQuery } from './agenda.ts';
import { AgendaPanel } from './agenda-panel.tsx';
import { AsOf } from './as-of.tsx';
import { Commands } from './commands.tsx';
import { Countdown } from './countdown.tsx';
import { DeadlineDrawer } from './deadline-drawer.tsx';
import { Held } from './held.tsx';
import { listLeft } from './list-left.ts';
import { Papers } from './papers.tsx';
import { Progress } from './progress.tsx';
import { Shares } from './shares.tsx';
import { Timeline } from './timeline.tsx';
import { ReadBy } from '../views/read-by.tsx';
import { useUpdates } from './updates.ts';

const caseRoute = getRouteApi('/cases/$caseId');

/** Everything about one case: where it stands, until when, whose turn it is, what comes next, and what happened. */
export function CaseDetail(): React.JSX.Element {
  const { caseId } = caseRoute.useParams();
  const { asOf } = caseRoute.useSearch();
  const page = useQuery({
    queryKey: ['case', caseId, asOf], queryFn: ({ signal }) => read<CasePage>(`/api/cases/${caseId}${asOfQuery(asOf)}`, signal), placeholderData: (before) => (before?.caseId === caseId ? before : undefined),
  });
  const failed = page.error !== null && <><Failure error={page.error} retry={() => void page.refetch()} />{asOf !== undefined && <Link to="/cases/$caseId" params={{ caseId }} search={{}}>{say('as-of-now')}</Link>}</>;
  if (page.data === undefined) return failed === false ? <Waiting /> : failed;
  return <>{failed}<Known page={page.data} refresh={() => void page.refetch()} /></>;
}

function Known({ page, refresh }: Readonly<{ page: CasePage; refresh: () => void }>): React.JSX.Element {
  const [explained, explain] = useState<string>();
  const { count, clear } = useUpdates(({ caseId, version }) => caseId === page.caseId && version > page.version);
  return (
    <main>
      <Head page={page} explain={explain} />
      {count > 0 && <Button type="primary" onClick={() => { clear(); refresh(); }} style={{ marginBottom: 8 }}>{say('updates', { n: count })}</Button>}
      <Commands key={page.caseId} page={page} />
      <Progress page={page} />
      <AsOf caseId={page.caseId} asOf={page.asOf} version={page.version} />
      <div className="columns">
        <div className="column">
          <Facts page={page} />
          <Shares page={page} explain={explain} />
          <Compare pieces={page.evidence} now={page.now} />
          <LadderCard page={page} />
          <Timeline caseId={page.caseId} version={page.version} now={page.now} past={page.asOf !== undefined} />
        </div>
        <div className="column">
          <AgendaPanel page={page} />
          <Held page={page} />
          <Papers page={page} />
        </div>
      </div>
      <DeadlineDrawer caseId={page.caseId} deadline={explained} close={() => explain(undefined)} />
    </main>
  );
}

function Head({ page, explain }: Readonly<{ page: CasePage; explain: (deadline: string) => void }>): React.JSX.Element {
  const { title, statusName, clock, assignments, level, levelName, listed, negativeList, exposed, attempts, relapses, bounces } = page;
  const lead = assignments.find(({ role, stands }) => role === 'lead' && stands);
  return (
    <header style={{ marginBottom: 12 }}>
      <Link to="/cases" search={listLeft()} className="no-print">← {say('back')}</Link>
      <Button className="no-print" size="small" style={{ float: 'right' }} onClick={() => print()}>{say('print')}</Button>
      <Typography.Title level={3} className="wrap" style={{ margin: '4px 0 8px' }}>{title}</Typography.Title>
      <Space wrap size={[12, 6]}>
        <Tag color="#1d4f91" style={{ fontSize: '1em' }}>{statusName}</Tag>
        {clock !== null && lead !== undefined && <Countdown of={clock} onExplain={() => explain(lead.id)} />}
        {level > 0 && <strong style={{ color: '#b3261e' }}>▲ {levelName}</strong>}
        {listed && <Tag>{say('listed')}</Tag>}
        {negativeList && <Tag>{say('negative')}</Tag>}
        {exposed && <Tag>{say('exposed')}</Tag>}
        {attempts > 0 && <span>{say('attempts', { n: attempts })}</span>}
        {relapses > 0 && <span>{say('relapses', { n: relapses })}</span>}
        {bounces > 0 && <span>{say('bounces', { n: bounces })}</span>}
        <ReadBy page={page} />
      </Space>
    </header>
  );
}

function Facts({ page }: Readonly<{ page: CasePage }>): React.JSX.Element {
  const { caseNo, docNo, description, source, place, categoryName, gradeName, requirement, plan, assignments, policy, calendar, now } = page;
  const items = [
    { key: 'no', label: say('case-no'), children: [caseNo, docNo].filter((one) => one !== undefined).join(' · ') || '—' },
    { key: 'source', label: say('source'), children: [source.kindName, source.reference].filter((one) => one !== undefined).join(' · ') },
    ...(page.round === undefined ? [] : [{ key: 'round', label: say('found-in-round'), children: <Link to="/rounds/$round" params={{ round: page.round.id }}>{say('found-in-round-says', { name: page.round.name, n: page.round.finding })}</Link> }]),
    { key: 'place', label: say('place'), children: [place.areaName, place.address].filter((one) => one !== undefined).join(' · ') },
    { key: 'category', label: say('category'), children: `${categoryName ?? '—'} · ${gradeName}` },
    ...(assignments[0] === undefined ? [] : [{ key: 'ordered', label: say('ordered'), children: momentOf(assignments[0].issuedAt, now) }]),
    ...(requirement === undefined ? [] : [{ key: 'requirement', label: say('requirement'), children: requirement }]),
    ...(plan === undefined ? [] : [{ key: 'plan', label: say('plan'), children: `${say('causes')}：${plan.causes}\n${say('measures')}：${plan.measures}` }]),
    { key: 'rules', label: say('policy-version', { version: '' }).trim(), children: <><PolicyName version={policy} /> · <CalendarName version={calendar} /></> },
  ];
  return (
    <Card size="small" title={say('problem')}>
      <p className="wrap" style={{ marginTop: 0 }}>{description}</p>
      <Descriptions size="small" column={1} items={items.map((item) => ({ ...item, children: <span className="wrap">{item.children}</span> }))} />
    </Card>
  );
}
