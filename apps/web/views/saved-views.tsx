import '../look/delegations.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { App, Button, Form, Input, Popover } from 'antd';
import { useState } from 'react';
import type { ViewsController } from '../../api/views/views.controller.ts';
import { isView } from '../cases/views.ts';
import { read, send } from '../server/ask.ts';
import { ApiProblem } from '../server/problem.ts';
import { say } from '../words/say.ts';

type Views = Awaited<ReturnType<ViewsController['list']>>;
type View = Views['items'][number];

/** The search of the address as it is, in text. */
const searchNow = (search: object): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' && value !== '' ? [[name, value]] : [])));
const sameSearch = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean => Object.keys(one).length === Object.keys(other).length && Object.entries(one).every(([name, value]) => other[name] === value);
const addressOf = (name: string): string => `/api/views/${encodeURIComponent(name)}`;

/** The filters that somebody keeps under a name, with how many cases are in each; a link to one can be passed on. */
export function SavedViews(): React.JSX.Element {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const here = searchNow(useLocation().search);
  const views = useQuery({ queryKey: ['saved-views'], queryFn: ({ signal }) => read<Views>('/api/views', signal), refetchInterval: 60_000 });
  const change = async (act: Promise<unknown>, done?: string): Promise<void> => {
    try {
      await act;
      if (done !== undefined) void message.success(done);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      void message.error(error.message);
    }
    await queries.invalidateQueries({ queryKey: ['saved-views'] });
  };
  const { items = [], most = 0, countedUpTo = 0 } = views.data ?? {};
  const chosen = items.find(({ search }) => sameSearch(search, here));
  return (
    <div className="saved-views no-print" role="navigation" aria-label={say('own-views')}>
      {items.map((one) => <Kept key={one.name} one={one} most={countedUpTo} chosen={one === chosen} drop={() => void change(send(addressOf(one.name), {}, { method: 'DELETE' }))} />)}
      {chosen === undefined && <KeepButton full={items.length >= most ? most : undefined} keep={(name) => void change(send(addressOf(name), { search: here }, { method: 'PUT' }), say('view-kept'))} />}
    </div>
  );
}

function Kept({ one: { name, search, count }, most, chosen, drop }: Readonly<{ one: View; most: number; chosen: boolean; drop: () => void }>): React.JSX.Element {
  const { view, q, unit, area } = search;
  return (
    <span className="saved-view">
      <Link to="/cases" search={{ view: isView(view) ? view : 'all', ...(q === undefined ? {} : { q }), ...(unit === undefined ? {} : { unit }), ...(area === undefined ? {} : { area }) }} aria-current={chosen ? 'page' : undefined} style={{ borderBottom: chosen ? '3px solid #1d4f91' : '3px solid transparent', fontWeight: chosen ? 700 : 400, padding: '2px 6px' }}>
        ☆ {name}{count !== null && count > 0 && <span className="view-count">{count > most ? `${most}+` : count}</span>}
      </Link>
      {chosen && <Button size="small" type="text" aria-label={say('drop-view', { name })} onClick={drop}>×</Button>}
    </span>
  );
}

/** Keeps the filter of now under a name. `full`: how many there are, when there is room for no more. */
function KeepButton({ full, keep }: Readonly<{ full: number | undefined; keep: (name: string) => void }>): React.JSX.Element {
  const [open, setOpen] = useState(false);
  if (full !== undefined && full > 0) return <span className="faint">{say('views-full', { n: full })}</span>;
  const form = (
    <Form layout="vertical" onFinish={({ name }: Readonly<{ name: string }>) => { setOpen(false); keep(name.trim()); }}>
      <Form.Item name="name" label={say('view-name')} rules={[{ required: true, whitespace: true, message: say('fill-in') }]}><Input maxLength={40} autoFocus /></Form.Item>
      <Button type="primary" size="small" htmlType="submit">{say('views-keep')}</Button>
    </Form>
  );
  return <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" content={form} destroyOnHidden><Button size="small" type="text">☆ {say('save-view')}</Button></Popover>;
}
