import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { read, send } from '../server/ask.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';

const hour = 3_600_000;
const steps = [{ key: '4', hours: 4 }, { key: '24', hours: 24 }, { key: '72', hours: 72 }, { key: '168', hours: 168 }] as const;
const later = (now: string, hours: number): string => new Date(Date.parse(now) + hours * hour).toISOString();

/** The clock of a demonstration, and how to move it; nothing where there is none. */
export function DemoClock(): React.JSX.Element | null {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [moving, setMoving] = useState(false);
  const clock = useQuery({ queryKey: ['demo-clock'], queryFn: ({ signal }) => read<{ now: string }>('/api/demo/clock', signal), retry: false, refetchInterval: 60_000 });
  if (clock.data === undefined) return null;
  const { now } = clock.data;
  const move = async (hours: number): Promise<void> => {
    setMoving(true);
    try {
      const moved = await send<{ now: string; fired: number }>('/api/demo/clock', { to: later(now, hours) });
      await queries.invalidateQueries();
      void message.success(say('moved', { now: momentOf(moved.now), n: moved.fired }));
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
    } finally {
      setMoving(false);
    }
  };
  const items = steps.map(({ key, hours }) => ({ key, label: hours < 24 ? say('move-on-hours', { n: hours }) : say('move-on-days', { n: hours / 24 }) }));
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => void move(Number(key)) }} trigger={['click']}>
      <Button size="small" ghost loading={moving}>{say('now-is', { now: momentOf(now) })}</Button>
    </Dropdown>
  );
}
