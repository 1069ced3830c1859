import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../server/ask.ts';
import type { CasePage, Trail, TrailEntry } from '../server/facts.ts';
import { stillOf } from '../server/still.ts';
import { momentOf } from '../words/times.ts';
import { Failure, Waiting } from './failure.tsx';
import { say } from './words.ts';

/** How many entries are shown until more are asked for. */
const few = 6;

/** What happened, the latest first: who, when, what, with which photos; with both times where it was entered later than it happened. */
export function CaseTrail({ page: { caseId, version, now } }: Readonly<{ page: CasePage }>): React.JSX.Element {
  const [all, showAll] = useState(false);
  const trail = useQuery({ queryKey: ['trail', caseId, version], queryFn: ({ signal }) => read<Trail>(`/api/cases/${caseId}/events?limit=500`, signal), placeholderData: stillOf(caseId) });
  const entries = (trail.data?.items ?? []).toReversed();
  return (
    <section className="card">
      <h2>{say('timeline')}</h2>
      {trail.error !== null && <Failure error={trail.error} retry={() => void trail.refetch()} />}
      {trail.isPending && <Waiting />}
      <ol className="timeline">{entries.slice(0, all ? undefined : few).map((entry) => <Entry key={entry.version} entry={entry} now={now} />)}</ol>
      {!all && entries.length > few && <button type="button" onClick={() => showAll(true)}>{say('m-all-entries', { n: entries.length })}</button>}
    </section>
  );
}

function Entry({ entry: { what, words, who, onBehalfOf, occurredAt, recordedAt, late, told, evidence = [] }, now }: Readonly<{ entry: TrailEntry; now: string }>): React.JSX.Element {
  return (
    <li>
      <div><span className="numeric">{momentOf(occurredAt, now)}</span> <strong>{onBehalfOf?.name ?? who?.name}</strong></div>
      <div className="wrap">{what}</div>
      {words.map(({ label, text }, index) => <div key={index} className="wrap">{label}：{text}</div>)}
      {evidence.length > 0 && <ul className="photos">{evidence.map(({ sha256, links, name, kindName }) => <li key={sha256}><a href={links.copy ?? links.original ?? ''} target="_blank" rel="noreferrer">{links.thumbnail === null ? name ?? kindName : <img src={links.thumbnail} alt={name ?? kindName} loading="lazy" />}</a></li>)}</ul>}
      {late && <div className="faint">{say('recorded-late', { at: momentOf(recordedAt, now) })}</div>}
      {told.length > 0 && <div className="faint wrap">{say('told', { people: told.map((one) => `${one.name}（${one.asName}）`).join('、') })}</div>}
    </li>
  );
}
