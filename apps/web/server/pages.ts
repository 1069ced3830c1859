import { useInfiniteQuery } from '@tanstack/react-query';
import { read } from './ask.ts';
import type { Listed } from './facts.ts';

/** The rows of a list as far as they were asked for; `head` is the answer with its first rows. */
export type Pages<Item, Answer> = Readonly<{ items: readonly Item[]; head: Answer | undefined; error: Error | null; complete: boolean; busy: boolean; more: () => void; retry: () => void }>;

/** Reads a list one part after the other. */
export function usePages<Item, Answer extends Listed<Item> = Listed<Item>>(key: string, path: string, asked: Readonly<Record<string, string>> = {}): Pages<Item, Answer> {
  const pages = useInfiniteQuery({
    queryKey: [key, asked],
    queryFn: ({ pageParam, signal }) => read<Answer>(`${path}?${new URLSearchParams({ ...asked, ...(pageParam === '' ? {} : { cursor: pageParam }) }).toString()}`, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const answers = pages.data?.pages ?? [];
  return {
    items: answers.flatMap(({ items }) => items), head: answers[0], error: pages.error, complete: !pages.hasNextPage, busy: pages.isFetching,
    more: () => void pages.fetchNextPage(), retry: () => void pages.refetch(),
  };
}
