import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Card, Descriptions, Space, Tag, Typography } from 'antd';
import { Failure, Waiting } from '../desk/failure.tsx';
import { read } from '../server/ask.ts';
import type { RoundPage as Round } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { dayOf, momentOf } from '../words/times.ts';
import { DrawCard } from './draw-card.tsx';
import { Findings } from './findings.tsx';
import { Places } from './places.tsx';
import { Progress } from './progress.tsx';
import { RoundCommands } from './round-commands.tsx';
import { Secret } from './secret.tsx';

const route = getRouteApi('/rounds/$round');

/** An inspection round: its plan, its places and how they were drawn, what was found there, and how far the cases of it are. */
export function RoundPage(): React.JSX.Element {
  const { round } = route.useParams();
  const page = useQuery({ queryKey: ['round', round], queryFn: ({ signal }) => read<Round>(`/api/rounds/${encodeURIComponent(round)}`, signal) });
  if (page.error !== null) return <Failure error={page.error} retry={() => void page.refetch()} />;
  return page.data === undefined ? <Waiting /> : <Known page={page.data} />;
}

const Known = ({ page }: Readonly<{ page: Round }>): React.JSX.Element => (
  <main>
    <Head page={page} />
    <RoundCommands page={page} />
    <Bulletin page={page} />
    <div className="columns">
      <div className="column">
        <Progress page={page} />
        <Findings page={page} />
      </div>
      <div className="column">
        <Plan page={page} />
        <DrawCard page={page} />
        <Places page={page} />
      </div>
    </div>
  </main>
);

function Head({ page: { name, statusName, kinds, begins, ends, secret, places, checked, problems } }: Readonly<{ page: Round }>): React.JSX.Element {
  return (
    <header style={{ marginBottom: 12 }}>
      <Link to="/rounds" search={{}} className="no-print">← {say('rounds')}</Link>
      <Typography.Title level={3} className="wrap" style={{ margin: '4px 0 8px' }}>{name}</Typography.Title>
      <Space wrap size={[12, 6]}>
        <Tag color="#1d4f91" style={{ fontSize: '1em' }}>{statusName}</Tag>
        <span>{[kinds.timingName, kinds.mannerName, kinds.extentName].join(' · ')}</span>
        <span className="numeric">{dayOf(begins)} – {dayOf(ends)}</span>
        <strong>{say('round-found-says', { places, checked, problems })}</strong>
        {secret && <Secret />}
      </Space>
    </header>
  );
}

/** What was published of the round, and how it ended. */
function Bulletin({ page: { published, closed, now } }: Readonly<{ page: Round }>): React.JSX.Element | null {
  if (published === null && closed === null) return null;
  return (
    <Card size="small" title={say('round-bulletin')} style={{ marginBottom: 12 }}>
      {published !== null && <p className="wrap" style={{ marginTop: 0 }}>{published.docNo !== null && <strong>{published.docNo} </strong>}{published.text}</p>}
      {published !== null && <p className="faint" style={{ margin: 0 }}>{say('round-bulletin-says', { name: published.byName, at: momentOf(published.at, now), places: published.places, checked: published.checked, problems: published.problems })}</p>}
      {closed !== null && <p className="wrap" style={{ margin: '8px 0 0' }}>{say('round-closed-says', { name: closed.byName, at: momentOf(closed.at, now), reason: closed.reason })}</p>}
    </Card>
  );
}

function Plan({ page: { officeName, basis, inspectors, inspectingUnit, units, planned, revisions, now } }: Readonly<{ page: Round }>): React.JSX.Element {
  const names = (all: readonly Readonly<{ name: string }>[]): string => all.map(({ name }) => name).join('、');
  const items = [
    { key: 'office', label: say('round-office'), children: officeName },
    ...(basis === null ? [] : [{ key: 'basis', label: say('round-basis'), children: basis }]),
    ...(inspectingUnit === null ? [] : [{ key: 'by', label: say('round-by-unit'), children: inspectingUnit.name }]),
    ...(inspectors.length === 0 ? [] : [{ key: 'inspectors', label: say('round-inspectors'), children: names(inspectors) }]),
    { key: 'units', label: say('round-inspected'), children: names(units) },
    { key: 'planned', label: say('round-planned-by'), children: `${planned.byName} · ${momentOf(planned.at, now)}` },
    ...revisions.map(({ at, byName, reason, changes }, n) => ({ key: `revised-${n}`, label: say('round-revised'), children: say('round-revised-says', { name: byName, at: momentOf(at, now), what: names(changes), reason }) })),
  ];
  return (
    <Card size="small" title={say('round-plan-card')}>
      <Descriptions size="small" column={1} items={items.map((item) => ({ ...item, children: <span className="wrap">{item.children}</span> }))} />
    </Card>
  );
}
