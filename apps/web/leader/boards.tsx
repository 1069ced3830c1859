import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card, Segmented, Table } from 'antd';
import { useState } from 'react';
import { Failure } from '../desk/failure.tsx';
import { read } from '../server/ask.ts';
import type { Listed } from '../server/facts.ts';
import type { AreaBoard, UnitBoard } from '../server/figures.ts';
import { say } from '../words/say.ts';

const kinds = ['board-units', 'board-areas'] as const;
type Kind = (typeof kinds)[number];
const count = (n: number): React.JSX.Element => <span className="numeric">{n}</span>;
const late = (n: number): React.JSX.Element => (n === 0 ? count(n) : <strong className="bad numeric"><span aria-hidden>■</span> {n}</strong>);
const paging = { pageSize: 30, hideOnSinglePage: true, size: 'small', showSizeChanger: false } as const;

/** How it looks unit by unit, and area by area. */
export function Boards({ areas }: Readonly<{ areas: readonly AreaBoard[] }>): React.JSX.Element {
  const [kind, choose] = useState<Kind>('board-units');
  return (
    <Card size="small" title={<h2 className="card-title">{say(kind)}</h2>} extra={<Segmented size="small" value={kind} onChange={choose} options={kinds.map((value) => ({ value, label: say(value) }))} />}>
      <p className="faint" style={{ marginTop: 0 }}>{say(kind === 'board-units' ? 'units-say' : 'areas-say')}</p>
      {kind === 'board-units' ? <Units /> : <Areas boards={areas} />}
    </Card>
  );
}

function Units(): React.JSX.Element {
  const units = useQuery({ queryKey: ['boards', 'units'], queryFn: ({ signal }) => read<Listed<UnitBoard>>('/api/boards/units', signal) });
  if (units.error !== null) return <Failure error={units.error} retry={() => void units.refetch()} />;
  const rows = (units.data?.items ?? []).toSorted((one, other) => other.overdue - one.overdue || other.working - one.working);
  return (
    <Table<UnitBoard>
      size="small" rowKey="unit" loading={units.isPending} dataSource={rows} scroll={{ x: 940 }} pagination={paging}
      columns={[
        { title: say('unit'), dataIndex: 'unitName', render: (name: string, { unit: id }) => <Link to="/units/$unit" params={{ unit: id }} search={{}}>{name}</Link> },
        { title: say('column-to-claim'), dataIndex: 'toClaim', width: 90, render: count }, { title: say('column-working'), dataIndex: 'working', width: 90, render: count }, { title: say('number-soon'), dataIndex: 'soon', width: 90, render: count },
        { title: say('number-overdue'), dataIndex: 'overdue', width: 90, render: late }, { title: say('column-delivered'), dataIndex: 'delivered', width: 90, render: count }, { title: say('column-suspended'), dataIndex: 'suspended', width: 90, render: count },
        { title: say('column-highest'), dataIndex: 'levelName', width: 130 },
        { title: '', width: 90, render: (_, { unit }) => <Link to="/cases" search={{ view: 'open', unit }}>{say('cases-of')}</Link> },
      ]}
    />
  );
}

const spread = (levels: readonly number[]): string => levels.flatMap((n, level) => (n === 0 ? [] : [`A${level}：${n}`])).join('　');

const Areas = ({ boards }: Readonly<{ boards: readonly AreaBoard[] }>): React.JSX.Element => (
  <Table<AreaBoard>
    size="small" rowKey="area" dataSource={boards.toSorted((one, other) => other.overdue - one.overdue || other.open - one.open)} scroll={{ x: 800 }} pagination={paging}
    columns={[
      { title: say('column-area'), dataIndex: 'areaName' },
      { title: say('column-leaders'), render: (_, { leaders }) => leaders.map(({ name }) => name).join('、') || '—' },
      { title: say('column-open'), dataIndex: 'open', width: 90, render: (n: number, { area }) => <Link to="/cases" search={{ view: 'open', area }}>{n}</Link> },
      { title: say('number-soon'), dataIndex: 'soon', width: 90, render: (n: number, { area }) => <Link to="/cases" search={{ view: 'soon', area }}>{n}</Link> },
      { title: say('number-overdue'), dataIndex: 'overdue', width: 90, render: (n: number, { area }) => <Link to="/cases" search={{ view: 'overdue', area }}>{late(n)}</Link> },
      { title: say('levels-spread'), render: (_, { levels }) => <span className="numeric">{spread(levels)}</span> },
    ]}
  />
);
