import { Select } from 'antd';
import { useWhoami } from '../desk/whoami.ts';
import type { Whoami } from '../server/facts.ts';
import { say } from '../words/say.ts';

/** Somebody in whose place one stands. */
export type NameOf = Whoami['standsInFor'][number];

/** In whose name the selected cases are done; nothing for whoever stands in for nobody. */
export function InWhoseName({ as, choose }: Readonly<{ as: NameOf | undefined; choose: (as: NameOf | undefined) => void }>): React.JSX.Element | null {
  const { standsInFor = [] } = useWhoami().data ?? {};
  if (standsInFor.length === 0) return null;
  const options = [{ value: '', label: say('act-as-oneself') }, ...standsInFor.map(({ person, name }) => ({ value: person, label: say('standing-in-for', { principal: name }) }))];
  return <Select size="small" aria-label={say('act-as')} style={{ minWidth: 160 }} value={as?.person ?? ''} options={options} onChange={(value: string) => choose(standsInFor.find(({ person }) => person === value))} />;
}
