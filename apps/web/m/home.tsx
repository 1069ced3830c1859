import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useUpdates } from '../cases/updates.ts';
import type { Whoami } from './facts.ts';
import { AlsoTheirs } from './as/also-theirs.tsx';
import { DepartmentHome } from './department-home.tsx';
import { InspectorHome } from './inspector-home.tsx';
import { LeaderHome } from './leader-home.tsx';
import { useQueue } from './queue/use-queue.ts';
import { To } from './to.tsx';
import { Updates } from './updates.tsx';
import { say } from './words.ts';

type Shown = Readonly<{ items?: readonly Readonly<{ caseId: string; version?: number }>[] }>;

/** The version of a case that the lists on this page show; 0 where none shows it. */
const shownOf = (queries: QueryClient, caseId: string): number =>
  Math.max(0, ...['part', 'inspections'].flatMap((key) => queries.getQueriesData<Shown>({ queryKey: [key], type: 'active' })).flatMap(([, found]) => found?.items ?? []).flatMap((one) => (one.caseId === caseId ? [one.version ?? 0] : [])));

/** What somebody opens the phone for, by the posts held: what to inspect, what the unit owes, how things stand. */
export function Home({ whoami }: Readonly<{ whoami: Whoami }>): React.JSX.Element {
  const { name, unit, unitName, officeName, post, pages } = whoami;
  const of = unitName ?? officeName ?? '';
  const roles = whoami.roles.map(({ id }) => id);
  const waiting = useQueue();
  const queries = useQueryClient();
  const moved = useUpdates(({ caseId, version }) => version > shownOf(queries, caseId));
  return (
    <main>
      <Updates of={moved} show={() => void queries.invalidateQueries()} />
      <h1>{say('product')}</h1>
      <p className="faint">{name} · {post.includes(of) ? post : `${of} ${post}`}</p>
      {waiting.length > 0 && <p className="note soon"><To to="/m/queue">▲ {say('m-to-send', { n: waiting.length })}</To></p>}
      <AlsoTheirs />
      {roles.includes('inspector') && <InspectorHome />}
      {pages.includes('leader') && <LeaderHome />}
      {unit !== undefined && roles.some((role) => role.startsWith('unit-')) && <DepartmentHome unit={unit} />}
      {!roles.includes('inspector') && !pages.includes('leader') && unit === undefined && <To to="/m/list/mine" className="button">{say('m-mine')}</To>}
    </main>
  );
}
