import { useInfiniteQuery } from '@tanstack/react-query';
import { read } from '../server/ask.ts';
import type { CaseItem, Listed } from '../server/facts.ts';
import type { Whoami } from './facts.ts';
import { CaseRow } from './case-row.tsx';
import { Claim } from './claim.tsx';
import { Failure, Waiting } from './failure.tsx';
import { addressOf, isList, lists } from './lists.ts';
import { To } from './to.tsx';
import { say } from './words.ts';

/** One list of cases, by its name in the address. */
export function ListPage({ name: asked, whoami }: Readonly<{ name: string; whoami: Whoami }>): React.JSX.Element {
  const name = isList(asked) ? asked : 'mine';
  const path = addressOf(name, whoami.unit, 30);
  const list = useInfiniteQuery({
    queryKey: ['list', path], queryFn: ({ signal, pageParam }) => read<Listed<CaseItem>>(`${path}${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`, signal), initialPageParam: '', getNextPageParam: ({ next }) => next,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <main>
      <To to="/m" className="back">← {say('m-home')}</To>
      <h1>{say(lists[name].word)}</h1>
      {list.error !== null && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting />}
      {list.isSuccess && items.length === 0 && <p className="faint">{say('m-nothing')}</p>}
      <ul className="rows">{items.map((one) => <CaseRow key={one.caseId} of={one}>{name === 'claim' && <Claim of={one} />}</CaseRow>)}</ul>
      {list.hasNextPage && <button type="button" onClick={() => void list.fetchNextPage()}>{say('m-more-rows')}</button>}
    </main>
  );
}
