import { useQuery } from '@tanstack/react-query';
import type { FieldKind } from '#catalogue/forms';
import { read } from '../server/ask.ts';
import type { Listed, Named } from '../server/facts.ts';

const sources: Partial<Record<FieldKind, string>> = { unit: '/api/units', person: '/api/people', area: '/api/areas', category: '/api/categories' };

/** What a field that names something of the city may name. */
export function useChoices(kind: FieldKind): readonly Readonly<{ value: string; label: string }>[] {
  const source = sources[kind];
  const { data } = useQuery({ queryKey: ['choices', source], queryFn: ({ signal }) => read<Listed<Named>>(`${source ?? ''}?limit=200`, signal), enabled: source !== undefined, staleTime: 60_000 });
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
}
