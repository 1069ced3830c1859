import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Progress, Space, Table } from 'antd';
import { useState } from 'react';
import { read, send } from '../server/ask.ts';
import type { Simulation } from '../server/rules.ts';
import { say } from '../words/say.ts';

type Report = NonNullable<Simulation['report']>;

/** Replays a period under a policy file, with progress; what would have been different is told rule by rule and case by case. */
export function Simulate({ policy }: Readonly<{ policy: string }>): React.JSX.Element {
  const [from, begin] = useState('');
  const [to, end] = useState('');
  const [id, begun] = useState<string>();
  const [failure, fail] = useState<string>();
  const running = useQuery({ queryKey: ['simulation', id], queryFn: ({ signal }) => read<Simulation>(`/api/simulations/${id ?? ''}`, signal), enabled: id !== undefined, refetchInterval: ({ state }) => (state.data?.status === 'running' ? 500 : false) });
  const tell = (error: unknown): void => fail(error instanceof Error ? error.message : String(error));
  const start = async (): Promise<void> => {
    fail(undefined);
    const asked = { policy: `${policy}\n`, from: `${from}T00:00:00+08:00`, to: `${to}T23:59:59+08:00` };
    await send<Simulation>('/api/simulations', asked).then((simulation) => begun(simulation.id), tell);
  };
  const stop = (): Promise<unknown> => send(`/api/simulations/${id ?? ''}`, {}, { method: 'DELETE' }).then(() => running.refetch(), tell);
  return (
    <section>
      <p className="faint">{say('simulate-says')}</p>
      <Space wrap>
        <label>{say('from')} <input type="date" value={from} onChange={({ target }) => begin(target.value)} /></label>
        <label>{say('to')} <input type="date" value={to} onChange={({ target }) => end(target.value)} /></label>
        <Button onClick={() => void start()} disabled={policy.trim() === '' || from === '' || to === ''}>{say('simulate')}</Button>
        {running.data?.status === 'running' && <Button onClick={() => void stop()}>{say('stop-simulation')}</Button>}
      </Space>
      {failure !== undefined && <Alert type="error" showIcon title={<span className="wrap">{failure}</span>} />}
      {running.data !== undefined && <Standing of={running.data} />}
    </section>
  );
}

/** How far a simulation is, or how it ended. */
function Standing({ of: { status, progress, report, problem } }: Readonly<{ of: Simulation }>): React.JSX.Element | null {
  if (status === 'running') return <div role="status">{say('simulation-progress', progress)} <Progress percent={progress.all === 0 ? 0 : Math.floor((progress.done / progress.all) * 100)} size="small" aria-label={say('simulate')} /></div>;
  if (status === 'cancelled') return <p role="status">{say('simulation-cancelled')}</p>;
  return report === null ? <Alert type="error" showIcon title={problem} /> : <Result of={report} />;
}

const Result = ({ of: { cases, changed, sums, examples, note } }: Readonly<{ of: Report }>): React.JSX.Element => (
  <div role="status">
    <p><strong>{say('simulation-sum', { cases, changed })}</strong></p>
    <Table<Report['sums'][number]>
      size="small" rowKey={({ rule, kind }) => `${rule} ${kind}`} pagination={false} dataSource={[...sums]}
      columns={[{ title: say('rule-fired'), dataIndex: 'name' }, { title: say('times-before'), dataIndex: 'base', width: 140 }, { title: say('times-tried'), dataIndex: 'tried', width: 140 }]}
    />
    {examples.length > 0 && <h3 className="card-title">{say('first-differences')}</h3>}
    <ol className="behind">{examples.map(({ caseId, caseNo, title, explained }) => <li key={caseId} className="wrap"><strong>{caseNo}</strong> <Link to="/cases/$caseId" params={{ caseId }} search={{}} style={{ textDecoration: 'underline' }}>{title}</Link>　{explained}</li>)}</ol>
    <p className="faint wrap">{note}</p>
  </div>
);
