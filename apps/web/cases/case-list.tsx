import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Empty, Input, Space, Table, Tag } from 'antd';
import type { InputRef, TableColumnsType } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Failure, Waiting } from '../desk/failure.tsx';
import { useChoices } from '../forms/choices.ts';
import { read } from '../server/ask.ts';
import type { CaseItem, Listed } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';
import { DueMark } from './countdown.tsx';
import { useUpdates } from './updates.ts';
import { type View, viewNames, views } from './views.ts';

const listRoute = getRouteApi('/cases');
const always = (): boolean => true;

function columns(): TableColumnsType<CaseItem> {
  return [
    { title: say('column-no'), dataIndex: 'caseNo', width: 130, render: (caseNo: string | null) => <span className="numeric">{caseNo ?? '—'}</span> },
    { title: say('column-title'), dataIndex: 'title', render: (title: string, { caseId, gradeName, grade }) => <Link to="/cases/$caseId" params={{ caseId }} className="row-link wrap">{grade !== 'ordinary' && <Tag>{gradeName}</Tag>}{title}</Link> },
    { title: say('column-place'), dataIndex: 'address', width: '18%', render: (address: string, { areaName }) => <span className="wrap">{areaName === null ? '' : `${areaName} · `}{address}</span> },
    { title: say('column-unit'), dataIndex: 'leadUnitName', width: 150, render: (name: string | null) => name ?? '—' },
    { title: say('column-status'), dataIndex: 'statusName', width: 110 },
    { title: say('column-clock'), dataIndex: 'dueAt', width: 210, render: (_: unknown, item) => <DueMark clock={item.clock} dueAt={item.dueAt} provisional={item.provisional} /> },
    { title: say('column-level'), dataIndex: 'levelName', width: 110, render: (name: string, { level }) => (level === 0 ? '—' : name) },
    { title: say('column-opened'), dataIndex: 'openedAt', width: 150, render: (at: string) => <span className="numeric">{momentOf(at)}</span> },
  ];
}

/** The cases of a view, a page at a time. Rows stay where they are; what changed meanwhile is announced. */
export function CaseList(): React.JSX.Element {
  const { view, q = '', unit, area } = listRoute.useSearch();
  const ask = [views[view].ask, ...Object.entries({ q, unit: unit ?? '', area: area ?? '' }).flatMap(([name, value]) => (value === '' ? [] : [`${name}=${encodeURIComponent(value)}`])), 'limit=50'].filter((part) => part !== '').join('&');
  const pages = useInfiniteQuery({
    queryKey: ['cases', ask],
    queryFn: ({ pageParam, signal }) => read<Listed<CaseItem>>(`/api/cases?${ask}${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const { count, clear } = useUpdates(always);
  const refresh = (): void => {
    clear();
    void pages.refetch();
  };
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = useKeys(items);
  if (pages.error !== null) return <Failure error={pages.error} retry={refresh} />;
  return (
    <main>
      <ViewBar view={view} q={q} />
      <Narrowed view={view} unit={unit} area={area} />
      {count > 0 && <Button type="primary" onClick={refresh} style={{ marginBottom: 8 }}>{say('updates', { n: count })}</Button>}
      {pages.isPending ? <Waiting /> : (
        <Table<CaseItem>
          rowKey="caseId" size="small" pagination={false} columns={columns()} dataSource={items} scroll={{ x: 1000 }} rowClassName={({ caseId }) => (caseId === chosen ? 'ant-table-row-selected' : '')}
          locale={{ emptyText: <Empty description={say('no-cases')} /> }}
        />
      )}
      {pages.hasNextPage && <Button block onClick={() => void pages.fetchNextPage()} loading={pages.isFetchingNextPage} style={{ marginTop: 8 }}>{say('more')}</Button>}
    </main>
  );
}

/** To which unit or area the list is narrowed, and the way out. */
function Narrowed({ view, unit, area }: Readonly<{ view: View; unit: string | undefined; area: string | undefined }>): React.JSX.Element | null {
  const [units, areas] = [useChoices('unit'), useChoices('area')];
  if (unit === undefined && area === undefined) return null;
  const names = [units.find(({ value }) => value === unit)?.label ?? unit, areas.find(({ value }) => value === area)?.label ?? area].filter((name) => name !== undefined);
  return <p style={{ marginTop: 0 }}>{say('narrowed-to', { what: names.join('、') })} <Link to="/cases" search={{ view }} style={{ textDecoration: 'underline' }}>{say('clear-narrowing')}</Link></p>;
}

function ViewBar({ view, q }: Readonly<{ view: View; q: string }>): React.JSX.Element {
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
  return (
    <div className="no-print" style={{ display: 'flex', flexWrap: 'wrap', gap: 12, justifyContent: 'space-between', marginBottom: 12 }}>
      <Space wrap role="navigation" aria-label={say('cases')}>
        {viewNames.map((name) => (
          <Link key={name} to="/cases" search={{ view: name }} aria-current={name === view ? 'page' : undefined} style={{ borderBottom: name === view ? '3px solid #1d4f91' : '3px solid transparent', fontWeight: name === view ? 700 : 400, padding: '2px 6px' }}>
            {say(views[name].word)}
          </Link>
        ))}
      </Space>
      <Input.Search ref={input} key={q} aria-label={say('search')} placeholder={say('search')} defaultValue={q} allowClear style={{ maxWidth: 320 }} onSearch={(text) => void navigate({ to: '/cases', search: { view, ...(text.trim() === '' ? {} : { q: text.trim() }) } })} />
    </div>
  );
}

const isTyping = ({ target }: KeyboardEvent): boolean => target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

/** Moves through the rows with j and k, opens with Enter; answers the row that is chosen. */
function useKeys(items: readonly CaseItem[]): string | undefined {
  const navigate = useNavigate();
  const [at, setAt] = useState(-1);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'j') setAt((now) => Math.min(items.length - 1, now + 1));
      if (event.key === 'k') setAt((now) => Math.max(0, now - 1));
      const item = items[at];
      if (event.key === 'Enter' && item !== undefined) void navigate({ to: '/cases/$caseId', params: { caseId: item.caseId } });
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [items, at, navigate]);
  return items[at]?.caseId;
}
