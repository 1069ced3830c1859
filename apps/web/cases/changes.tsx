import { useQuery } from '@tanstack/react-query';
import { read } from '../server/ask.ts';
import type { Trail } from '../server/facts.ts';
import { postOf } from '../words/posts.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';

/** Who did what to a case after a version of it. */
export function Changes({ caseId, since }: Readonly<{ caseId: string; since: number }>): React.JSX.Element {
  const trail = useQuery({ queryKey: ['changes', caseId, since], queryFn: ({ signal }) => read<Trail>(`/api/cases/${caseId}/events?cursor=${since}&limit=20`, signal) });
  return (
    <ol className="changes" aria-label={say('meanwhile')}>
      {trail.data?.items.map(({ version, occurredAt, who, onBehalfOf, deputy, what }) => (
        <li key={version} className="wrap"><span className="numeric">{momentOf(occurredAt)}</span> <strong>{deputy === true && who !== null && onBehalfOf !== undefined ? say('acting-for', { deputy: who.name, principal: onBehalfOf.name }) : (onBehalfOf?.name ?? who?.name ?? '')}</strong>{who !== null && `（${postOf(who)}）`} {what}</li>
      ))}
    </ol>
  );
}
