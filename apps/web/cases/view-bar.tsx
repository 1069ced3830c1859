import { Link, useNavigate } from '@tanstack/react-router';
import { Input, Space } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useRef } from 'react';
import { useChoices } from '../forms/choices.ts';
import { say } from '../words/say.ts';
import { useCounts } from './counts.ts';
import { isTyping } from './list-keys.ts';
import { type View, viewNames, views } from './views.ts';

/** The views, each with how many cases are in it now, and what is looked for. */
export function ViewBar({ view, q }: Readonly<{ view: View; q: string }>): React.JSX.Element {
  const counts = useCounts();
  const known = new Map(counts.data?.items.map((one): [string, number] => [one.view, one.count]));
  return (
    <div className="view-bar no-print">
      <Space wrap role="navigation" aria-label={say('cases')}>
        {viewNames.map((name) => <ViewLink key={name} name={name} chosen={name === view} count={known.get(name)} />)}
      </Space>
      <Search view={view} q={q} />
    </div>
  );
}

function ViewLink({ name, chosen, count }: Readonly<{ name: View; chosen: boolean; count: number | undefined }>): React.JSX.Element {
  const { word, urgent } = views[name];
  return (
    <Link
      to="/cases" search={{ view: name }} aria-current={chosen ? 'page' : undefined} aria-label={count === undefined ? undefined : say('count-of', { name: say(word), n: count })}
      style={{ borderBottom: chosen ? '3px solid #1d4f91' : '3px solid transparent', fontWeight: chosen ? 700 : 400, padding: '2px 6px', whiteSpace: 'nowrap' }}
    >
      {say(word)}{count !== undefined && count > 0 && <span className={urgent ? 'view-count bad' : 'view-count'}>{count}</span>}
    </Link>
  );
}

function Search({ view, q }: Readonly<{ view: View; q: string }>): React.JSX.Element {
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  useEffect(() => {
    const find = (event: KeyboardEvent): void => {
      if (event.key !== '/' || isTyping(event)) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', find);
    return () => removeEventListener('keydown', find);
  }, []);
  return <Input.Search ref={input} key={q} aria-label={say('search')} placeholder={say('search')} defaultValue={q} allowClear onSearch={(text) => void navigate({ to: '/cases', search: { view, ...(text.trim() === '' ? {} : { q: text.trim() }) } })} />;
}

/** To which unit or area the list is narrowed, and the way out. */
export function Narrowed({ view, unit, area }: Readonly<{ view: View; unit: string | undefined; area: string | undefined }>): React.JSX.Element | null {
  const [units, areas] = [useChoices('unit'), useChoices('area')];
  if (unit === undefined && area === undefined) return null;
  const names = [units.find(({ value }) => value === unit)?.label ?? unit, areas.find(({ value }) => value === area)?.label ?? area].filter((name) => name !== undefined);
  return <p style={{ marginTop: 0 }}>{say('narrowed-to', { what: names.join('、') })} <Link to="/cases" search={{ view }} style={{ textDecoration: 'underline' }}>{say('clear-narrowing')}</Link></p>;
}
