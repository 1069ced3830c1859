import { useQueryClient } from '@tanstack/react-query';
import { useMatch, useNavigate } from '@tanstack/react-router';
import { useCases } from '../forms/choices.ts';
import type { CasePage, Whoami } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { wantCommand } from './wanted-command.ts';

/** One thing that the palette can do: of which kind, what it is called, and how it is done. */
export type Item = Readonly<{ id: string; kind: string; name: string; act: () => void }>;

/** What the palette offers for what was typed: commands of the case that is open, as far as the server permits them; pages; and the cases that fit. */
export function useItems(wanted: string, { pages, unit }: Whoami): readonly Item[] {
  const asked = wanted.trim().toLowerCase();
  const fits = ({ name }: Item): boolean => name.toLowerCase().includes(asked);
  return [...useCommands().filter(fits), ...usePages(pages, unit).filter(fits), ...useFound(wanted)];
}

function useCommands(): readonly Item[] {
  const match = useMatch({ from: '/cases/$caseId', shouldThrow: false });
  const page = useQueryClient().getQueryData<CasePage>(['case', match?.params.caseId, undefined]);
  if (match === undefined || match.search.asOf !== undefined) return [];
  return (page?.permitted ?? []).filter(({ allowed }) => allowed).map(({ command, name }) => ({ id: `command ${command}`, kind: say('palette-command'), name, act: () => wantCommand(command) }));
}

function usePages(pages: Whoami['pages'], unit: string | undefined): readonly Item[] {
  const navigate = useNavigate();
  const page = (id: string, name: string, act: () => void): Item => ({ id: `page ${id}`, kind: say('palette-page'), name, act });
  return [
    page('mine', `${say('cases')} · ${say('view-mine')}`, () => void navigate({ to: '/cases', search: { view: 'mine' } })),
    page('overdue', `${say('cases')} · ${say('view-overdue')}`, () => void navigate({ to: '/cases', search: { view: 'overdue' } })),
    page('all', `${say('cases')} · ${say('view-all')}`, () => void navigate({ to: '/cases', search: { view: 'all' } })),
    ...(pages.includes('dispatch') ? [page('dispatch', say('dispatch-board'), () => void navigate({ to: '/dispatch' }))] : []),
    ...(pages.includes('leader') ? [page('leader', say('leader'), () => void navigate({ to: '/leader' }))] : []),
    ...(pages.includes('campaigns') ? [page('campaigns', say('campaigns'), () => void navigate({ to: '/campaigns' }))] : []),
    ...(pages.includes('rounds') ? [page('rounds', say('rounds'), () => void navigate({ to: '/rounds', search: {} }))] : []),
    ...(unit !== undefined && pages.includes('record') ? [page('record', say('own-record'), () => void navigate({ to: '/units/$unit', params: { unit }, search: {} }))] : []),
    ...(pages.includes('rules') ? [page('rules', say('rules'), () => void navigate({ to: '/rules' }))] : []),
    page('delegations', say('delegations'), () => void navigate({ to: '/delegations' })),
    page('report', say('report'), () => void navigate({ to: '/report' })),
  ];
}

function useFound(wanted: string): readonly Item[] {
  const navigate = useNavigate();
  return useCases(wanted, 8).map(({ caseId, caseNo, title, statusName }) => ({ id: `case ${caseId}`, kind: caseNo ?? statusName, name: title, act: () => void navigate({ to: '/cases/$caseId', params: { caseId }, search: {} }) }));
}
