import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read } from '../server/ask.ts';
import type { Whoami } from './facts.ts';

/** Who is signed in. */
export const useSession = (): UseQueryResult<Whoami> => useQuery({ queryKey: ['session'], queryFn: ({ signal }) => read<Whoami>('/api/session', signal) });
