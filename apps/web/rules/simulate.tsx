import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Progress, Space } from 'antd';
import { useState } from 'react';
import { read, send } from '../server/ask.ts';
import type { Simulation } from '../server/rules.ts';
import { say } from '../words/say.ts';
import { SimulationResult } from './simulation-result.tsx';

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
  return report === null ? <Alert type="error" showIcon title={problem} /> : <SimulationResult of={report} />;
}
