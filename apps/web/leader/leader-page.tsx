import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card, Space, Table } from 'antd';
import type { View } from '../cases/views.ts';
import { Failure, Waiting } from '../desk/failure.tsx';
import { useWhoami } from '../desk/whoami.ts';
import { read } from '../server/ask.ts';
import type { Listed } from '../server/facts.ts';
import type { Area, AreaBoard, RedItem } from '../server/figures.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';
import { Boards } from './boards.tsx';
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
          <Numbers boards={areas.data.items} />
          <RedList />
          <Boards areas={areas.data.items} />
          <Rankings />
        </Space>
      )}
    </main>
  );
}

/** Those of the boards that lie within none of the others: together they count each case once. */
function outermost(boards: readonly AreaBoard[], areas: readonly Area[]): readonly AreaBoard[] {
  const shown = new Set(boards.map(({ area }) => area));
  const parents = new Map(areas.map(({ id, parent }) => [id, parent]));
  const within = (area: string | undefined): boolean => area !== undefined && (shown.has(area) || within(parents.get(area)));
  return boards.filter(({ area }) => !within(parents.get(area)));
}

/** Three numbers; each leads to the cases that it counts. */
function Numbers({ boards }: Readonly<{ boards: readonly AreaBoard[] }>): React.JSX.Element {
  const areas = useQuery({ queryKey: ['areas'], queryFn: ({ signal }) => read<Listed<Area>>('/api/areas', signal), staleTime: 60_000 });
  if (areas.error !== null) return <Failure error={areas.error} retry={() => void areas.refetch()} />;
  if (areas.data === undefined) return <Waiting />;
  const counted = outermost(boards, areas.data.items);
  const sum = (of: 'open' | 'soon' | 'overdue'): number => counted.reduce((all, board) => all + board[of], 0);
  const [only] = counted.length === 1 ? counted : [];
  const numbers = [['open', say('number-open'), 'brand', '●'], ['soon', say('number-soon'), 'soon', '▲'], ['overdue', say('number-overdue'), 'bad', '■']] as const satisfies readonly (readonly [View & keyof AreaBoard, string, string, string])[];
  return (
    <Card size="small">
      <div className="numbers">
        {numbers.map(([view, word, colour, mark]) => (
          <Link key={view} to="/cases" search={{ view, ...(only === undefined ? {} : { area: only.area }) }} className={colour}>
            <span className="number">{sum(view)}</span> <span><span aria-hidden>{mark}</span> {word}</span>
          </Link>
        ))}
      </div>
      <p className="faint wrap" style={{ margin: 0 }}>{counted.map(({ areaName }) => areaName).join('、')}{counted.length > 0 && '：'}{say('numbers-say')}</p>
    </Card>
  );
}

function RedList(): React.JSX.Element {
  const red = useQuery({ queryKey: ['boards', 'red'], queryFn: ({ signal }) => read<Listed<RedItem>>('/api/boards/red?limit=100', signal) });
  return (
    <Card size="small" title={<h2 className="card-title">{say('red-list')}</h2>}>
      <p className="faint wrap" style={{ marginTop: 0 }}>{say('red-says')}</p>
      {red.error !== null && <Failure error={red.error} retry={() => void red.refetch()} />}
      <Table<RedItem>
        size="small" rowKey="caseId" loading={red.isPending} dataSource={[...(red.data?.items ?? [])]} locale={{ emptyText: say('no-red') }} scroll={{ x: 700 }} pagination={{ pageSize: 10, hideOnSinglePage: true, size: 'small', showSizeChanger: false }}
        columns={[
          { title: say('column-level'), dataIndex: 'levelName', width: 130, render: (name: string, { level }) => <strong className={level >= 3 ? 'bad' : ''}>{level >= 3 && <span aria-hidden>▲ </span>}{name}</strong> },
          { title: say('column-title'), dataIndex: 'title', render: (title: string, { caseId }) => <Link to="/cases/$caseId" params={{ caseId }} search={{}} className="wrap">{title}</Link> },
          { title: say('column-unit'), width: 170, render: (_, { leadUnit, leadUnitName }) => (leadUnit === null ? '—' : leadUnitName) },
          { title: say('column-area'), width: 150, render: (_, { areaName }) => areaName ?? '—' },
          { title: say('column-status'), dataIndex: 'statusName', width: 110 },
          { title: say('column-clock'), width: 160, render: (_, { dueAt }) => <span className="numeric">{dueAt === null ? '—' : momentOf(dueAt)}</span> },
        ]}
      />
    </Card>
  );
}
