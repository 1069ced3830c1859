import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../server/ask.ts';
import type { DelegationShown } from '../../api/delegations/shown.ts';
import type { Listed } from '../server/facts.ts';
import { say } from '../words/say.ts';

/** The delegations that concern whoever is signed in, the latest first. */
export const useDelegations = () => useQuery({ queryKey: ['delegations'], queryFn: ({ signal }) => read<Listed<DelegationShown>>('/api/delegations', signal), refetchInterval: 300_000 });

/** For whom whoever is signed in stands in now; the way to the delegations of everybody else. */
export function StandingIn(): React.JSX.Element {
  const held = useDelegations().data?.items.filter(({ own, status }) => own === 'deputy' && status === 'in-force') ?? [];
  const names = [...new Set(held.map(({ principalName }) => principalName))];
  return (
    <Link to="/delegations" title={held.map(({ principalName, until }) => say('standing-in-until', { principal: principalName, until })).join('；')}>
      {names.length === 0 ? say('delegations') : say('standing-in-for', { principal: names.join('、') })}
    </Link>
  );
}
