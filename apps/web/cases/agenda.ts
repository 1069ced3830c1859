import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read } from '../server/ask.ts';
import type { Agenda, CasePage } from '../server/facts.ts';
import { stillOf } from '../server/still.ts';

/** What a case asks of the server beside its page, as of the same moment. */
export const asOfQuery = (asOf: string | undefined): string => (asOf === undefined ? '' : `?asOf=${encodeURIComponent(asOf)}`);

/** What happens next on a case, as of the moment that its page shows. */
export const useAgenda = ({ caseId, version, asOf }: CasePage): UseQueryResult<Agenda> =>
  useQuery({ queryKey: ['agenda', caseId, version, asOf], queryFn: ({ signal }) => read<Agenda>(`/api/cases/${caseId}/agenda${asOfQuery(asOf)}`, signal), placeholderData: stillOf(caseId) });
