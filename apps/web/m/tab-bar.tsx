import { useQuery } from '@tanstack/react-query';
import { read } from '../server/ask.ts';
import { useAddress } from './address.ts';
import { useQueue } from './queue/use-queue.ts';
import { To } from './to.tsx';
import { say } from './words.ts';

/** The ways between the pages, within reach of a thumb; on the page of a case and of a report what can be done stands there instead. */
export function TabBar(): React.JSX.Element | null {
  const [page] = useAddress();
  const { data } = useQuery({ queryKey: ['notices', 'count'], queryFn: ({ signal }) => read<{ unread: number }>('/api/notices?unread=true&limit=1', signal), refetchInterval: 60_000 });
  const waiting = useQueue().length;
  if (page === 'cases' || page === 'report') return null;
  const current = (name: string | undefined): { 'aria-current': 'page' | undefined } => ({ 'aria-current': page === name ? 'page' : undefined });
  return (
    <nav className="bar" aria-label={say('m-pages')}>
      <To to="/m" {...current(undefined)}>{say('m-home')}</To>
      <To to="/m/report">{say('m-report')}</To>
      <To to="/m/notices" {...current('notices')}>{say('notices')}{(data?.unread ?? 0) > 0 && <b className="count">{(data?.unread ?? 0) > 99 ? '99+' : data?.unread}</b>}</To>
      {waiting > 0 && <To to="/m/queue" {...current('queue')}>{say('m-queue')}<b className="count">{waiting}</b></To>}
      <To to="/m/me" {...current('me')}>{say('m-me')}</To>
    </nav>
  );
}
