import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { read } from '../server/ask.ts';
import type { CasePage, Form } from '../server/facts.ts';
import type { Inspection, Today } from './facts.ts';
import { dayOf, momentOf } from '../words/times.ts';
import { Failure, Waiting } from './failure.tsx';
import { useQueue } from './queue/use-queue.ts';
import { To } from './to.tsx';
import { say } from './words.ts';

/** So many cases are taken along for where there is no network. */
const taken = 30;

/** What is to be re-inspected and looked back on today, place by place. */
export function InspectorHome(): React.JSX.Element {
  const today = useQuery({ queryKey: ['inspections'], queryFn: ({ signal }) => read<Today>('/api/inspections?limit=200', signal) });
  useTaken(today.data?.items ?? []);
  return (
    <>
      <h2>{say('m-today')} <b className="count">{today.data === undefined ? '' : `${today.data.items.length}${today.data.next === null ? '' : '+'}`}</b></h2>
      {today.data !== undefined && <p className="faint">{dayOf(today.data.day)} · {say('m-offline-says')}</p>}
      {today.error !== null && <Failure error={today.error} retry={() => void today.refetch()} />}
      {today.isPending && <Waiting />}
      {today.data?.items.length === 0 && <p className="faint">{say('m-none-today')}</p>}
      {byArea(today.data?.items ?? []).map(([area, items]) => (
        <section key={area}>
          <h3>{area === '' ? say('m-no-area') : area} <b className="count">{items.length}</b></h3>
          <ul className="rows">{items.map((one) => <Row key={one.caseId} of={one} now={today.data?.now ?? ''} />)}</ul>
        </section>
      ))}
    </>
  );
}

/** In the order in which the server gives them: place by place. */
function byArea(items: readonly Inspection[]): readonly (readonly [string, readonly Inspection[]])[] {
  const areas = new Map<string, Inspection[]>();
  for (const one of items) areas.set(one.areaName ?? '', [...(areas.get(one.areaName ?? '') ?? []), one]);
  return [...areas];
}

/** Fetches the cases and their forms ahead, one after the other, so that they open where there is no network as long as this page is open. */
function useTaken(items: readonly Inspection[]): void {
  const queries = useQueryClient();
  useEffect(() => {
    let left = false;
    void (async () => {
      for (const command of new Set(items.map((one) => one.command))) await queries.prefetchQuery({ queryKey: ['form', command], queryFn: ({ signal }) => read<Form>(`/api/forms/${command}`, signal), staleTime: Infinity });
      for (const { caseId } of items.slice(0, taken)) if (!left) await queries.prefetchQuery({ queryKey: ['case', caseId, undefined], queryFn: ({ signal }) => read<CasePage>(`/api/cases/${caseId}`, signal), staleTime: 60_000 });
    })();
    return () => {
      left = true;
    };
  }, [items, queries]);
}

function Row({ of: { caseId, title, address, command, commandName, statusName, dueAt, units }, now }: Readonly<{ of: Inspection; now: string }>): React.JSX.Element {
  const waits = useQueue().some((one) => one.caseId === caseId && one.command === command);
  return (
    <li>
      <To to={`/m/cases/${caseId}`} className="row">
        <strong className="wrap">{address}</strong>
        <span className="wrap">{title}</span>
        <span className="faint wrap">{units.map(({ name }) => name).join('、')}</span>
        <span><span className="tag">{statusName}</span> {dueAt !== null && <span className="numeric">{say('due-at', { at: momentOf(dueAt, now) })}</span>}</span>
      </To>
      {waits ? <span className="soon"><span aria-hidden>▲</span> {say('m-waits')}</span> : <To to={`/m/cases/${caseId}/${command}`} className="button first">{commandName}</To>}
    </li>
  );
}
