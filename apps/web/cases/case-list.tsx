import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Empty } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { BatchBar } from '../batch/batch-bar.tsx';
import { Failure, Waiting } from '../desk/failure.tsx';
import { useWhoami } from '../desk/whoami.ts';
import { SavedViews } from '../views/saved-views.tsx';
import { say } from '../words/say.ts';
import { CaseTable, mostSelected } from './case-table.tsx';
import { useListKeys } from './list-keys.ts';
import { remember } from './list-left.ts';
import { useCases } from './pages-of-cases.ts';
import { useUpdates } from './updates.ts';
import { Narrowed, ViewBar } from './view-bar.tsx';
import { views } from './views.ts';

const listRoute = getRouteApi('/cases');
const always = (): boolean => true;

/** The cases of a view, of any length. Rows stay where they are; what changed meanwhile is announced. */
export function CaseList(): React.JSX.Element {
  const search = listRoute.useSearch();
  const { view, q = '', unit, area } = search;
  useEffect(() => remember(search), [search]);
  const ofUnit = useWhoami().data?.unit !== undefined;
  const ask = [views[view].ask, view === 'mine' && ofUnit ? 'sort=due' : '', ...Object.entries({ q, unit: unit ?? '', area: area ?? '' }).flatMap(([name, value]) => (value === '' ? [] : [`${name}=${encodeURIComponent(value)}`]))].filter((part) => part !== '').join('&');
  return (
    <main>
      <h1 className="print-only page-title">{say('cases')} · {say(views[view].word)}{q !== '' && ` · ${q}`}</h1>
      <ViewBar view={view} q={q} />
      <SavedViews />
      <Narrowed view={view} unit={unit} area={area} />
      <Cases key={ask} ask={ask} claims={view === 'claim' && ofUnit} nothing={view === 'mine' && q === '' ? <>{say('nothing-waits')} <Link to="/cases" search={{ view: 'open' }}>{say('see-open')}</Link></> : say('no-cases')} />
    </main>
  );
}

function Cases({ ask, claims, nothing }: Readonly<{ ask: string; claims: boolean; nothing: React.ReactNode }>): React.JSX.Element {
  const { items, error, waiting, complete, more, again, retry } = useCases(ask);
  const { count, clear } = useUpdates(always);
  const [at, move] = useState(-1);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const last = useRef(0);
  const seen = useCallback((to: number): void => {
    last.current = to;
  }, []);
  const pick = useCallback((caseId: string): void => setPicked((before) => toggled(before, caseId)), []);
  useListKeys({ items, at, move, pick });
  const ids = useMemo(() => [...picked], [picked]);
  const refresh = (): void => {
    clear();
    again(last.current);
  };
  if (error !== null) return <Failure error={error} retry={retry} />;
  if (waiting) return <Waiting />;
  return (
    <>
      {count > 0 && <Button type="primary" onClick={refresh} className="no-print" style={{ marginBottom: 8 }}>{say('updates', { n: count })}</Button>}
      {items.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={nothing} /> : (
        <CaseTable name={ask} items={items} complete={complete} at={at} picked={picked} pick={pick} pickAll={() => setPicked((before) => new Set(before.size > 0 ? [] : items.slice(0, mostSelected).map(({ caseId }) => caseId)))} claims={claims} more={more} seen={seen} />
      )}
      <p className="faint no-print" style={{ display: 'flex', flexWrap: 'wrap', gap: 16, margin: '6px 0 0' }}>
        <span role="status">{say(complete ? 'rows-all' : 'rows-of', { n: items.length })}</span><span>{say('list-keys')}</span>
      </p>
      {ids.length > 0 && <BatchBar ids={ids} select={(next) => setPicked(new Set(next))} />}
    </>
  );
}

/** The selection with one case more or less; never more than a batch takes. */
function toggled(before: ReadonlySet<string>, caseId: string): ReadonlySet<string> {
  if (before.has(caseId)) return new Set([...before].filter((one) => one !== caseId));
  return before.size < mostSelected ? new Set([...before, caseId]) : before;
}
