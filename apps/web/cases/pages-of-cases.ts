import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../server/ask.ts';
import type { CaseItem, Listed } from '../server/facts.ts';

type Pages = InfiniteData<Listed<CaseItem>, string>;

/** Rows asked for at a time. */
const length = 100;

/** The rows of a list, as far as they were asked for. */
export type CasePages = Readonly<{ items: readonly CaseItem[]; error: Error | null; waiting: boolean; complete: boolean; more: () => void; again: (upTo: number) => void; retry: () => void }>;

/** Reads the cases that are asked for, one part after the other; parts that were read are not compared again with each new one. `again` reads what is loaded up to a row again; what comes after it is asked for when somebody gets there. */
export function useCases(ask: string): CasePages {
  const queries = useQueryClient();
  const queryKey = ['cases', ask];
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read<Listed<CaseItem>>(`/api/cases?${[ask, `limit=${length}`, pageParam === '' ? '' : `cursor=${encodeURIComponent(pageParam)}`].filter((part) => part !== '').join('&')}`, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });
  const items = useMemo(() => unique(pages.data?.pages ?? []), [pages.data]);
  const again = (upTo: number): void => {
    const kept = Math.max(1, Math.ceil((upTo + 1) / length));
    queries.setQueryData<Pages>(queryKey, (before) => (before === undefined ? before : { pages: before.pages.slice(0, kept), pageParams: before.pageParams.slice(0, kept) }));
    void pages.refetch();
  };
  return {
    items, error: pages.error, waiting: pages.isPending, complete: !pages.hasNextPage, again, retry: () => void pages.refetch(),
    more: () => {
      if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage();
    },
  };
}

/** A case that moved from one part to another while they were read is shown once. */
function unique(pages: readonly Listed<CaseItem>[]): readonly CaseItem[] {
  const found = new Map<string, CaseItem>();
  for (const { items } of pages) for (const item of items) if (!found.has(item.caseId)) found.set(item.caseId, item);
  return Array.from(found.values());
}
