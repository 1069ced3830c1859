import { useQuery } from '@tanstack/react-query';
import { read } from '../server/ask.ts';
import type { Listed } from '../server/facts.ts';
import type { PolicyItem } from '../server/rules.ts';
import { say } from './words.ts';

/** A version as cases are pinned to it, without the version of the city's categories behind it. */
const published = (version: string): string => version.replace(/\+city-\d+$/, '');

/** The rules by the name that people know them by; by their version where the name is not known. */
export function PolicyName({ version }: Readonly<{ version: string }>): React.JSX.Element {
  const { data } = useQuery({ queryKey: ['policies'], queryFn: ({ signal }) => read<Listed<PolicyItem>>('/api/policies', signal), staleTime: 600_000 });
  const found = data?.items.find((one) => one.version === published(version));
  return <span title={version}>{found === undefined ? version : found.number === null ? found.name : say('m-policy-named', { name: found.name, n: found.number })}</span>;
}

/** The rule behind a step, and whose rule it is. */
export const ByRule = ({ rule, policy }: Readonly<{ rule: string; policy: string | undefined }>): React.JSX.Element => (
  <div className="faint wrap">{say('m-by-rule', { rule })}{policy !== undefined && <>（<PolicyName version={policy} />）</>}</div>
);
