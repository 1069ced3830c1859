import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Card, Drawer, Segmented, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { Failure, Waiting } from '../desk/failure.tsx';
import { PolicyName } from '../rules/rule-names.tsx';
import { Wide } from '../look/wide.tsx';
import { read } from '../server/ask.ts';
import type { Listed } from '../server/facts.ts';
import type { RankedCase, Ranking } from '../server/figures.ts';
import { say } from '../words/say.ts';
import { momentOf, periodOf } from '../words/times.ts';

const boards = ['weekly', 'monthly'] as const;
type Board = (typeof boards)[number];
type Row = Ranking['rows'][number];
const percent = (rate: number): string => `${(rate * 100).toFixed(1)}%`;

/** The rankings as published or as they stand, the red and the black list, how they are counted, and the cases behind each number. */
export function Rankings(): React.JSX.Element {
  const [board, choose] = useState<Board>('monthly');
  const [period, from] = useState<string>();
  const ask = `board=${board}${period === undefined ? '' : `&period=${period}`}`;
  const ranking = useQuery({ queryKey: ['ranking', ask], queryFn: ({ signal }) => read<Ranking>(`/api/rankings?${ask}`, signal) });
  const take = (next: Board): void => {
    choose(next);
    from(undefined);
  };
  return (
    <Card size="small" title={<h2 className="card-title">{say('rankings')}</h2>} extra={<Segmented size="small" value={board} onChange={take} options={boards.map((value) => ({ value, label: say(value) }))} />}>
      {ranking.error !== null && <Failure error={ranking.error} retry={() => void ranking.refetch()} />}
      {ranking.data === undefined ? <Waiting /> : <Shown ranking={ranking.data} ask={ask} period={period} from={from} />}
    </Card>
  );
}

type Chosen = Readonly<{ ranking: Ranking; ask: string; period: string | undefined; from: (period: string | undefined) => void }>;

function Shown({ ranking, ask, period, from }: Chosen): React.JSX.Element {
  const [unit, look] = useState<Row>();
  const { sentence, published, publishedAt, dueAt, rows, red, black, periods, policy } = ranking;
  const named = (units: readonly string[]): string => units.map((id) => rows.find((row) => row.unit === id)?.unitName ?? id).join('、') || '—';
  return (
    <>
      <Space wrap size="middle">
        <Select aria-label={say('period')} value={period ?? ''} style={{ minWidth: 180 }} onChange={(next: string) => from(next === '' ? undefined : next)} options={[{ value: '', label: say('this-period') }, ...periods.map((value) => ({ value, label: periodOf(value) }))]} />
        <strong className="numeric">{periodOf(ranking.period)}</strong>
        <span>{published && publishedAt !== null ? say('published-at', { at: momentOf(publishedAt) }) : say('will-publish', { at: momentOf(dueAt) })}</span>
      </Space>
      <p className="faint wrap">{sentence}（{say('policy-version', { version: '' })}<PolicyName version={policy} />）</p>
      <div className="colours">
        <p className="wrap"><strong className="bad"><span aria-hidden>▲</span> {say('red-board')}</strong>　{named(red)}</p>
        <p className="wrap"><strong><span aria-hidden>▼</span> {say('black-board')}</strong>　{named(black)}</p>
      </div>
      <Wide label={say('rankings')} least={680}><Table<Row>
        size="small" rowKey="unit" dataSource={rows} locale={{ emptyText: say('no-rank') }} pagination={{ pageSize: 30, hideOnSinglePage: true, size: 'small', showSizeChanger: false }}
        columns={[
          { title: say('rank'), dataIndex: 'rank', width: 80 },
          { title: say('unit'), dataIndex: 'unitName', render: (name: string, { unit: id }) => <Link to="/units/$unit" params={{ unit: id }} search={{}}>{name}</Link> },
          { title: say('rate'), dataIndex: 'rate', width: 260, render: (rate: number) => <span className="rate"><span className="numeric">{percent(rate)}</span><span className="bar" aria-hidden><span style={{ width: percent(rate) }} /></span></span> },
          { title: say('cases-behind'), width: 180, render: (_, row) => <Button type="link" size="small" onClick={() => look(row)} aria-label={`${row.unitName} ${say('cases-behind')}`}>{say('done-of', { done: row.done, of: row.of })}</Button> },
        ]}
      /></Wide>
      <Drawer open={unit !== undefined} onClose={() => look(undefined)} size={560} title={unit === undefined ? '' : `${unit.unitName} · ${say('cases-behind')}`}>
        {unit !== undefined && <Behind ask={`${ask}&unit=${unit.unit}`} by={ranking.rankedBy} />}
      </Drawer>
    </>
  );
}

function Behind({ ask, by }: Readonly<{ ask: string; by: Ranking['rankedBy'] }>): React.JSX.Element {
  const cases = useQuery({ queryKey: ['ranked-cases', ask], queryFn: ({ signal }) => read<Listed<RankedCase>>(`/api/rankings/cases?${ask}`, signal) });
  if (cases.error !== null) return <Failure error={cases.error} retry={() => void cases.refetch()} />;
  if (cases.data === undefined) return <Waiting />;
  if (cases.data.items.length === 0) return <p>{say('nothing-behind')}</p>;
  return (
    <ol className="behind">
      {cases.data.items.map(({ caseId, caseNo, title, done, of, seen }) => (
        <li key={caseId}>{seen ? <Link to="/cases/$caseId" params={{ caseId }} search={{}} className="wrap">{caseNo} {title}</Link> : <span className="faint">{say('not-yours-to-see')}</span>} <span className="numeric">{say(`counts-${by}`, { done, of })}</span></li>
      ))}
    </ol>
  );
}
