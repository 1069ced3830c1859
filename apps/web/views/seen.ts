import { useQuery } from '@tanstack/react-query';
import { read } from '../server/ask.ts';

type Seen = Readonly<{ items: readonly Readonly<{ caseId: string; version: number }>[] }>;
type Waiting = Readonly<{ caseId: string; tell: (version: number) => void; fail: (error: unknown) => void }>;

/** Rows that come into sight together are asked for together: after so many milliseconds, and so many at once. */
const pause = 60;
const most = 200;
let waiting: Waiting[] = [];

async function ask(asked: readonly Waiting[]): Promise<void> {
  try {
    const { items } = await read<Seen>(`/api/receipts?cases=${asked.map(({ caseId }) => caseId).join(',')}`);
    const known = new Map(items.map(({ caseId, version }) => [caseId, version]));
    for (const { caseId, tell } of asked) tell(known.get(caseId) ?? 0);
  } catch (error) {
    for (const { fail } of asked) fail(error);
  }
}

function askTogether(): void {
  const all = waiting;
  waiting = [];
  for (let from = 0; from < all.length; from += most) void ask(all.slice(from, from + most));
}

const seenVersion = (caseId: string): Promise<number> =>
  new Promise((tell, fail) => {
    if (waiting.length === 0) setTimeout(askTogether, pause);
    waiting.push({ caseId, tell, fail });
  });

/** Up to which version whoever is signed in has seen a case; 0 when never, undefined while that is not known. */
export const useSeen = (caseId: string): number | undefined => useQuery({ queryKey: ['seen', caseId], queryFn: () => seenVersion(caseId), staleTime: 60_000, retry: false }).data;
