import { useQuery } from '@tanstack/react-query';
import { connectionWords } from '#catalogue/web/connection';
import { ApiProblem } from '../server/problem.ts';
import { saying } from '../words/language.ts';
import { Failure, Waiting } from './failure.tsx';

const say = saying(connectionWords);

/** Fetches the code of a part; a network that is not there is called so. */
export async function fetched<Part>(get: () => Promise<Part>): Promise<Part> {
  try {
    return await get();
  } catch {
    throw new ApiProblem(0, 'offline', say('offline'));
  }
}

/** A part of a page that is fetched when it is wanted, so that the first load stays light. */
export function Later<Part>({ name, get, children }: Readonly<{ name: string; get: () => Promise<Part>; children: (part: Part) => React.ReactNode }>): React.JSX.Element {
  const part = useQuery({ queryKey: ['code', name], queryFn: () => fetched(get), staleTime: Infinity, structuralSharing: false });
  if (part.data !== undefined) return <>{children(part.data)}</>;
  return part.error === null ? <Waiting /> : <Failure error={part.error} retry={() => void part.refetch()} />;
}
