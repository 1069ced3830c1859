import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read } from '../server/ask.ts';
import type { Counts } from '../server/office.ts';

/** How many cases are in each view, asked again every minute. */
export const useCounts = (): UseQueryResult<Counts> => useQuery({ queryKey: ['case-counts'], queryFn: ({ signal }) => read<Counts>('/api/cases/counts', signal), refetchInterval: 60_000 });

/** The year that it is for the office, '' before it is known. */
export const useYear = (): string => useCounts().data?.now.slice(0, 4) ?? '';
