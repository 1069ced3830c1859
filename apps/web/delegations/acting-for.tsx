import { Radio } from 'antd';
import type { CasePage } from '../server/facts.ts';
import { say } from '../words/say.ts';

/** What may be done, by whom and for whom: of a case, the record of a unit, an inspection round. */
export type Permission = CasePage['permitted'][number];

/** May the command be given at all, in the own name or in another's? */
export const mayBeGiven = ({ allowed, for: others = [] }: Permission): boolean => allowed || others.length > 0;

/** The name of a command, with the one for whom, where it can only be given for them. */
export const nameFor = ({ name, allowed, for: others = [] }: Permission): string => (allowed || others.length === 0 ? name : `${name}（${say('standing-in-for', { principal: others.map((one) => one.name).join('、') })}）`);

/** In whose name a command is given before anybody has chosen: the own, where one may, otherwise that of the first one stands in for. */
export const firstName = ({ allowed, for: others = [] }: Permission): string | undefined => (allowed ? undefined : others[0]?.person);

/** In whose name the command is given; nothing to choose where only the own name is possible. */
export function ActingFor({ permission: { allowed, for: others = [] }, as, choose }: Readonly<{ permission: Permission; as: string | undefined; choose: (as: string | undefined) => void }>): React.JSX.Element | null {
  if (others.length === 0) return null;
  const options = [...(allowed ? [{ value: '', label: say('act-as-oneself') }] : []), ...others.map(({ person, name }) => ({ value: person, label: say('standing-in-for', { principal: name }) }))];
  return (
    <fieldset className="group">
      <legend>{say('act-as')}</legend>
      <Radio.Group value={as ?? ''} options={options} onChange={({ target }: { target: { value?: unknown } }) => choose(typeof target.value === 'string' && target.value !== '' ? target.value : undefined)} />
    </fieldset>
  );
}
