import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { read, send } from '../server/ask.ts';
import type { Listed, Notice } from '../server/facts.ts';
import { Failure, Waiting } from './failure.tsx';
import { shortly } from './shortly.ts';
import { To } from './to.tsx';
import { toast } from './toasts.tsx';
import { say } from './words.ts';

/** The unread notices of whoever is signed in. Whoever opens what a notice is about has read it. */
export function NoticesPage(): React.JSX.Element {
  const queries = useQueryClient();
  const notices = useInfiniteQuery({
    queryKey: ['notices'], queryFn: ({ signal, pageParam }) => read<Listed<Notice>>(`/api/notices?unread=true&limit=50${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`, signal), initialPageParam: '', getNextPageParam: ({ next }) => next,
  });
  const known = async (id: string): Promise<void> => {
    try {
      await send(`/api/notices/${id}/read`, {});
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
    await queries.invalidateQueries({ queryKey: ['notices'] });
  };
  const items = notices.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <main>
      <h1>{say('notices')}</h1>
      {notices.error !== null && <Failure error={notices.error} retry={() => void notices.refetch()} />}
      {notices.isPending && <Waiting />}
      {notices.isSuccess && items.length === 0 && <p className="faint">{say('no-notices')}</p>}
      <ul className="rows">{items.map((one) => <Row key={one.id} notice={one} known={() => void known(one.id)} />)}</ul>
      {notices.hasNextPage && <button type="button" disabled={notices.isFetchingNextPage} onClick={() => void notices.fetchNextPage()}>{say('m-more-rows')}</button>}
    </main>
  );
}

/** Where the desk has the page of what a notice is about: the phone has only that of cases. */
const folders = { case: '/cases', unit: '/units', campaign: '/campaigns', round: '/rounds' } as const satisfies Readonly<Record<Notice['subject']['kind'], string>>;

function Row({ notice: { caseId, subject, detail, ruleName, kindName, todo, createdAt, onBehalfOf }, known }: Readonly<{ notice: Notice; known: () => void }>): React.JSX.Element {
  const inside = (
    <>
      <strong>{ruleName} · {kindName}</strong>
      {onBehalfOf !== null && <span><span className="tag">{say('standing-in-for', { principal: onBehalfOf.name })}</span></span>}
      <span className="wrap">{caseId === null ? `${subject.kindName} · ${subject.title}` : subject.title}</span>
      {detail !== null && <span className="wrap">{detail}</span>}
      <span className="wrap">{todo}</span>
      <span className="faint numeric">{shortly(createdAt)}</span>
    </>
  );
  return (
    <li>
      {caseId === null ? <a className="row" href={`${folders[subject.kind]}/${subject.id}`} onClick={known}>{inside}</a> : <To to={`/m/cases/${caseId}`} className="row" follow={known}>{inside}</To>}
      <button type="button" onClick={known}>{say('mark-read')}</button>
    </li>
  );
}
