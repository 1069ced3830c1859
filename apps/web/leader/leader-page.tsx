import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card, Space, Table } from 'antd';
import type { View } from '../cases/views.ts';
import { Failure, Waiting } from '../desk/failure.tsx';
import { useWhoami } from '../desk/whoami.ts';
import { Wide } from '../look/wide.tsx';
import { read } from '../server/ask.ts';
import type { Listed } from '../server/facts.ts';
import type { AreaBoard, Numbers as Counted, RedItem } from '../server/figures.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';
import { Boards } from './boards.tsx';
import { Comparison } from './comparison.tsx';
import { Rankings } from './rankings.tsx';

/** What a leader asks first: how much is in hand, what is about to be late, what is late, and where. */
export function LeaderPage(): React.JSX.Element {
  const mine = (useWhoami().data?.areas.length ?? 0) > 0;
  const areas = useQuery({ queryKey: ['boards', 'areas', mine], queryFn: ({ signal }) => read<Listed<AreaBoard>>(`/api/boards/areas${mine ? '?mine=true' : ''}`, signal) });
  return (
    <main>
      <h1 className="page-title">{say('leader')}</h1>
      {areas.error !== null && <Failure error={areas.error} retry={() => void areas.refetch()} />}
      {areas.data === undefined ? <Waiting /> : (
        <Space orientation="vertical" size={12} style={{ width: '100%' }}>
          <Numbers />
          <RedList />
          <Boards areas={areas.data.items} />
          <Comparison />
          <Rankings />
        </Space>
      )}
    </main>
  );
}

const looks = [['open', 'brand', '●'], ['soon', 'soon', '▲'], ['overdue', 'bad', '■']] as const satisfies readonly (readonly [View & keyof Counted, string, string])[];

/** Three numbers; each leads to the cases that it counts. */
function Numbers(): React.JSX.Element {
  const counted = useQuery({ queryKey: ['boards', 'numbers'], queryFn: ({ signal }) => read<Counted>('/api/boards/numbers', signal) });
  if (counted.error !== null) return <Failure error={counted.error} retry={() => void counted.refetch()} />;
  const numbers = counted.data;
  if (numbers === undefined) return <Waiting />;
  return (
    <Card size="small">
      <div className="numbers">
        {looks.map(([view, colour, mark]) => (
          <Link key={view} to="/cases" search={{ view }} className={colour}>
            <span className="number">{numbers[view]}</span> <span><span aria-hidden>{mark}</span> {say(`number-${view}`)}</span>
          </Link>
        ))}
      </div>
      <p className="faint wrap" style={{ margin: 0 }}>{say('numbers-say')}</p>
    </Card>
  );
}

function RedList(): React.JSX.Element {
  const red = useQuery({ queryKey: ['boards', 'red'], queryFn: ({ signal }) => read<Listed<RedItem>>('/api/boards/red?limit=100', signal) });
  return (
    <Card size="small" title={<h2 className="card-title">{say('red-list')}</h2>}>
      <p className="faint wrap" style={{ marginTop: 0 }}>{say('red-says')}</p>
      {red.error !== null && <Failure error={red.error} retry={() => void red.refetch()} />}
      <Wide label={say('red-list')} least={980}><Table<RedItem>
        size="small" rowKey="caseId" loading={red.isPending} dataSource={[...(red.data?.items ?? [])]} locale={{ emptyText: say('no-red') }} pagination={{ pageSize: 10, hideOnSinglePage: true, size: 'small', showSizeChanger: false }}
        columns={[
          { title: say('column-level'), dataIndex: 'levelName', width: 130, render: (name: string, { level }) => <strong className={level >= 3 ? 'bad' : ''}>{level >= 3 && <span aria-hidden>▲ </span>}{name}</strong> },
          { title: say('column-title'), dataIndex: 'title', render: (title: string, { caseId }) => <Link to="/cases/$caseId" params={{ caseId }} search={{}} className="wrap">{title}</Link> },
          { title: say('column-unit'), width: 170, render: (_, { leadUnit, leadUnitName }) => (leadUnit === null ? '—' : leadUnitName) },
          { title: say('column-area'), width: 150, render: (_, { areaName }) => areaName ?? '—' },
          { title: say('column-status'), dataIndex: 'statusName', width: 110 },
          { title: say('column-clock'), width: 160, render: (_, { dueAt }) => <span className="numeric">{dueAt === null ? '—' : momentOf(dueAt)}</span> },
        ]}
      /></Wide>
    </Card>
  );
}
