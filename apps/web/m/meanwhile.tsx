import { useQuery } from '@tanstack/react-query';
import { read } from '../server/ask.ts';
import type { Trail } from '../server/facts.ts';
import { momentOf } from '../words/times.ts';
import { say } from './words.ts';

/** Who did what to a case after a version of it. */
export function Meanwhile({ caseId, since }: Readonly<{ caseId: string; since: number }>): React.JSX.Element {
  const trail = useQuery({ queryKey: ['changes', caseId, since], queryFn: ({ signal }) => read<Trail>(`/api/cases/${caseId}/events?cursor=${since}&limit=20`, signal) });
  return (
    <ol className="timeline" aria-label={say('meanwhile')}>
      {trail.data?.items.map(({ version, occurredAt, who, onBehalfOf, what }) => <li key={version} className="wrap"><span className="numeric">{momentOf(occurredAt, occurredAt)}</span> <strong>{onBehalfOf?.name ?? who?.name}</strong>{who?.post}：{what}</li>)}
    </ol>
  );
}
