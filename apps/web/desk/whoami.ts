import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read } from '../server/ask.ts';
import type { Whoami } from '../server/facts.ts';

/** Who is signed in. */
export const useWhoami = (): UseQueryResult<Whoami> => useQuery({ queryKey: ['session'], queryFn: ({ signal }) => read<Whoami>('/api/session', signal), retry: false });
