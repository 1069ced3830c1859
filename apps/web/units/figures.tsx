import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Card, Drawer, Table } from 'antd';
import { useState } from 'react';
import { Failure, Waiting } from '../desk/failure.tsx';
import { Wide } from '../look/wide.tsx';
import { read } from '../server/ask.ts';
import type { Listed } from '../server/facts.ts';
import type { CaseBehind, UnitRecord } from '../server/figures.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';

type Figure = UnitRecord['figures'][number];
const hours = (minutes: number): string => (minutes / 60).toFixed(1);

/** A number, or a rate with what it is of; a dash where there is nothing to rate. */
function valueOf({ value, done, of }: Figure): string {
  if (of === null) return `${value ?? 0}`;
  return value === null ? '—' : `${(value * 100).toFixed(1)}%（${done ?? 0} / ${of}）`;
}

/** The figures of a unit in a period: each with the sentence that says how it is counted, and the cases behind it. */
export function Figures({ record, span, period }: Readonly<{ record: UnitRecord; span: string; period: React.ReactNode }>): React.JSX.Element {
  const [looked, look] = useState<Figure>();
  const { figures, held, unit } = record;
  return (
    <Card size="small" title={<h2 className="card-title">{say('figures')}</h2>} extra={period}>
      <Wide label={say('figures')} least={760}><Table<Figure>
        size="small" rowKey="measure" dataSource={figures} pagination={false}
        columns={[
          { title: say('column-figure'), dataIndex: 'name', width: 160, render: (name: string) => <strong>{name}</strong> },
          { title: say('column-value'), width: 160, render: (_, one) => <span className="numeric">{valueOf(one)}</span> },
          { title: say('cases-behind'), width: 130, render: (_, one) => (one.cases === 0 ? '—' : <Button type="link" size="small" onClick={() => look(one)} aria-label={`${one.name} ${say('cases-behind')}`}>{say('case-count', { n: one.cases })}</Button>) },
          { title: say('column-sentence'), dataIndex: 'sentence', render: (sentence: string) => <span className="wrap">{sentence}</span> },
        ]}
      /></Wide>
      <p className="wrap"><strong>{held.name}</strong>　{say('held-hours', { n: hours(held.minutes), share: hours(held.share), cases: held.cases, holding: held.holding })}。{held.sentence}</p>
      <Drawer open={looked !== undefined} onClose={() => look(undefined)} size={600} title={looked === undefined ? '' : `${looked.name} · ${say('cases-behind')}`}>
        {looked?.list.map((measure) => <Behind key={measure} title={looked.list.length > 1 ? figures.find((one) => one.measure === measure)?.name : undefined} path={`/api/units/${unit}/record/cases?${new URLSearchParams({ measure, limit: '200' }).toString()}&${span}`} />)}
      </Drawer>
    </Card>
  );
}

/** The cases behind a figure. */
export function Behind({ path, title }: Readonly<{ path: string; title: string | undefined }>): React.JSX.Element {
  const cases = useQuery({ queryKey: ['behind', path], queryFn: ({ signal }) => read<Listed<CaseBehind>>(path, signal) });
  if (cases.error !== null) return <Failure error={cases.error} retry={() => void cases.refetch()} />;
  if (cases.data === undefined) return <Waiting />;
  return (
    <section>
      {title !== undefined && <h3 className="card-title">{title}</h3>}
      {cases.data.items.length === 0 && <p>{say('nothing-behind')}</p>}
      <ol className="behind">
        {cases.data.items.map(({ caseId, caseNo, title: what, statusName, value, at, seen }) => (
          <li key={`${caseId} ${at}`}>{seen ? <Link to="/cases/$caseId" params={{ caseId }} search={{}} className="wrap">{caseNo} {what}</Link> : <span className="faint">{say('not-yours-to-see')}</span>} {statusName} · <span className="numeric">{momentOf(at)}</span>{value !== 1 && ` · ${say('value-of', { n: value })}`}</li>
        ))}
      </ol>
    </section>
  );
}
