import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Card, Drawer, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { Failure, Waiting } from '../desk/failure.tsx';
import { Wide } from '../look/wide.tsx';
import { read } from '../server/ask.ts';
import type { Comparison as Compared } from '../server/figures.ts';
import { Behind } from '../units/figures.tsx';
import { say } from '../words/say.ts';

type Row = Compared['items'][number];
type Counted = Row['now'];
type Span = Compared['period'];
type Asked = Partial<Record<'measure' | 'from' | 'to' | 'againstFrom' | 'againstTo', string>>;
/** The cases behind a number of a unit in a period. */
type Looked = Readonly<{ row: Row; span: Span }>;

const percent = (value: number): string => `${(100 * value).toFixed(1)}%`;

/** A number, or a rate with what it is of; a dash where there is nothing to rate. */
function shown({ value, done, of }: Counted): string {
  if (value === null) return '—';
  return of === null ? `${value}` : `${percent(value)}（${done ?? 0} / ${of}）`;
}

/** By how much a number changed: rates in points. */
function changed({ now, before }: Row): string {
  if (now.value === null || before.value === null) return '—';
  const by = now.value - before.value;
  if (by === 0) return say('no-change');
  const sign = by > 0 ? '▲ +' : '▼ −';
  return now.of === null ? `${sign}${Math.abs(by)}` : `${sign}${say('change-points', { n: (100 * Math.abs(by)).toFixed(1) })}`;
}

/** One figure of every unit in two periods, with how it is counted, and the cases behind each number. */
export function Comparison(): React.JSX.Element {
  const [asked, ask] = useState<Asked>({});
  const [looked, look] = useState<Looked>();
  const search = new URLSearchParams(Object.entries(asked)).toString();
  const found = useQuery({ queryKey: ['comparison', search], queryFn: ({ signal }) => read<Compared>(`/api/stats/comparison?${search}`, signal), placeholderData: keepPreviousData });
  return (
    <Card size="small" title={<h2 className="card-title">{say('comparison')}</h2>}>
      {found.error !== null && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data === undefined ? found.error === null && <Waiting /> : <Beside of={found.data} change={(more) => ask({ ...asked, ...more })} look={look} />}
      <Drawer open={looked !== undefined} onClose={() => look(undefined)} size={600} title={looked === undefined ? '' : `${looked.row.unitName} · ${say('cases-behind')}`}>
        {looked !== undefined && found.data?.list.map((measure) => (
          <Behind key={measure} title={found.data.list.length > 1 ? found.data.measures.find((one) => one.measure === measure)?.name : undefined} path={`/api/units/${looked.row.unit}/record/cases?${new URLSearchParams({ measure, limit: '200', ...looked.span }).toString()}`} />
        ))}
      </Drawer>
    </Card>
  );
}

function Beside({ of: { measure, measures, sentence, period, against, items }, change, look }: Readonly<{ of: Compared; change: (more: Asked) => void; look: (at: Looked) => void }>): React.JSX.Element {
  const behind = (row: Row, counted: Counted, span: Span, when: string): React.JSX.Element =>
    counted.cases === 0 ? <span className="numeric">{shown(counted)}</span> : <Button type="link" size="small" className="numeric" onClick={() => look({ row, span })} aria-label={`${row.unitName} ${when} ${say('cases-behind')}`}>{shown(counted)}</Button>;
  return (
    <>
      <Space wrap size={[16, 8]}>
        <Select aria-label={say('figure')} virtual={false} value={measure} style={{ minWidth: 170 }} onChange={(next: string) => change({ measure: next })} options={measures.map((one) => ({ value: one.measure, label: one.name }))} />
        <Days name={say('this-time')} span={period} change={({ from, to }) => change({ from, to })} />
        <Days name={say('that-time')} span={against} change={({ from, to }) => change({ againstFrom: from, againstTo: to })} />
      </Space>
      <p className="faint wrap">{sentence}</p>
      <Wide label={say('comparison')} least={620}><Table<Row>
        size="small" rowKey="unit" dataSource={items.toSorted((one, other) => (other.now.value ?? -1) - (one.now.value ?? -1))} locale={{ emptyText: say('no-comparison') }} pagination={{ pageSize: 30, hideOnSinglePage: true, size: 'small', showSizeChanger: false }}
        columns={[
          { title: say('unit'), dataIndex: 'unitName', render: (name: string, { unit }) => <Link to="/units/$unit" params={{ unit }} search={period}>{name}</Link> },
          { title: say('this-time'), width: 170, render: (_, row) => behind(row, row.now, period, say('this-time')) },
          { title: say('that-time'), width: 170, render: (_, row) => behind(row, row.before, against, say('that-time')) },
          { title: say('change'), width: 150, render: (_, row) => <span className="numeric">{changed(row)}</span> },
        ]}
      /></Wide>
    </>
  );
}

/** The first and the last day of a period. */
const Days = ({ name, span, change }: Readonly<{ name: string; span: Span; change: (span: Span) => void }>): React.JSX.Element => (
  <span>
    {name} <input type="date" aria-label={`${name} ${say('from')}`} value={span.from} max={span.to} onChange={({ target }) => target.value !== '' && change({ ...span, from: target.value })} /> – <input type="date" aria-label={`${name} ${say('to')}`} value={span.to} min={span.from} onChange={({ target }) => target.value !== '' && change({ ...span, to: target.value })} />
  </span>
);
