import { useQuery } from '@tanstack/react-query';
import type { FieldKind } from '#catalogue/forms';
import { read } from '../server/ask.ts';
import type { CaseItem, Listed, Named } from '../server/facts.ts';

export type Choice = Readonly<{ value: string; label: string }>;

const sources: Partial<Record<FieldKind, string>> = {
  unit: '/api/units?limit=1000', person: '/api/people?limit=1000', area: '/api/areas?limit=1000', category: '/api/categories?limit=1000', office: '/api/offices?limit=1000', campaign: '/api/campaigns?limit=200',
};

/** What a field that names something of the city may name. */
export function useChoices(kind: FieldKind): readonly Choice[] {
  const source = sources[kind];
  const { data } = useQuery({ queryKey: ['choices', source], queryFn: ({ signal }) => read<Listed<Named>>(source ?? '', signal), enabled: source !== undefined, staleTime: 60_000 });
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

/** The cases that fit what was typed: a number, or words of the title or the place. */
export function useCases(wanted: string, most: number): readonly CaseItem[] {
  const asked = wanted.trim();
  const { data } = useQuery({ queryKey: ['cases-found', asked, most], queryFn: ({ signal }) => read<Listed<CaseItem>>(`/api/cases?q=${encodeURIComponent(asked)}&limit=${most}`, signal), enabled: asked !== '', staleTime: 10_000 });
  return asked === '' ? [] : (data?.items ?? []);
}
