import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useChoices } from '../forms/choices.ts';
import { read } from '../server/ask.ts';
import type { Form } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { type Order, type Role, withoutUnit, withRole } from './order.ts';

const roles: readonly Role[] = ['lead', 'responsible', 'assist'];
const isRole = (value: string): value is Role => roles.some((role) => role === value);

/** The units of an order, each with its part; the names of the parts are those of the command's own form. */
export function Shares({ order, write }: Readonly<{ order: Order; write: (order: Order) => void }>): React.JSX.Element {
  const units = useChoices('unit');
  const form = useQuery({ queryKey: ['form', 'issue-order'], queryFn: ({ signal }) => read<Form>('/api/forms/issue-order', signal), staleTime: Infinity });
  const named = form.data?.fields.find(({ name }) => name === 'assignments')?.item?.fields?.find(({ name }) => name === 'role')?.options ?? [];
  if (order.shares.length === 0) return <p className="faint drop-hint">{say('no-units-yet')}</p>;
  return (
    <ul className="cards">
      {order.shares.map(({ unit, role }) => {
        const name = units.find(({ value }) => value === unit)?.label ?? unit;
        return (
          <li key={unit} className="unit-row">
            <strong className="wrap">{name}</strong>
            <select aria-label={say('part-of', { name })} value={role} onChange={({ target }) => isRole(target.value) && write(withRole(order, unit, target.value))}>
              {roles.map((one) => <option key={one} value={one}>{named.find(({ value }) => value === one)?.label ?? one}</option>)}
            </select>
            <Button size="small" type="text" aria-label={say('take-off', { what: name })} onClick={() => write(withoutUnit(order, unit))}>×</Button>
          </li>
        );
      })}
    </ul>
  );
}
