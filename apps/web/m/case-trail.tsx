import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { accuses, belongs, byClock, kinds, type Kind } from '../cases/trail-kinds.ts';
import { read } from '../server/ask.ts';
import type { CasePage, Trail } from '../server/facts.ts';
import { stillOf } from '../server/still.ts';
import { Entry } from './entry.tsx';
import { Failure, Waiting } from './failure.tsx';
import { Later } from './later.tsx';
import { say } from './words.ts';

/** How many entries are shown until more are asked for. */
const few = 6;
/** The number of the entry that the address names, 0 for none. */
const wanted = (): number => Number(/^#event-(\d+)$/.exec(location.hash)?.[1] ?? 0);

/** What happened, the latest first: who, when, what, on which basis, with which photos; and the case as it was known after any of it. */
export function CaseTrail({ page }: Readonly<{ page: CasePage }>): React.JSX.Element {
  const { caseId, version, now, asOf } = page;
  const [all, showAll] = useState(() => wanted() > 0);
  const [kind, choose] = useState<Kind>('filter-all');
  const trail = useQuery({ queryKey: ['trail', caseId, version], queryFn: ({ signal }) => read<Trail>(`/api/cases/${caseId}/events?limit=500`, signal), placeholderData: stillOf(caseId) });
  useEffect(() => {
    if (trail.isSuccess && wanted() > 0) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [trail.isSuccess]);
  const whole = trail.data?.items ?? [];
  const entries = whole.filter((entry) => entry.version <= version && belongs(entry, kind)).toReversed();
  return (
    <section className="card">
      <h2>{say('timeline')}</h2>
      {trail.error !== null && <Failure error={trail.error} retry={() => void trail.refetch()} />}
      {trail.isPending && <Waiting />}
      {whole.length > 1 && <Later name="as-of" get={() => import('./trail/as-of.tsx')}>{({ AsOf }) => <AsOf key={asOf} page={page} entries={whole} />}</Later>}
      {whole.length > few && <Kinds of={kind} choose={choose} />}
      <ol className="timeline">{entries.slice(0, all ? undefined : few).map((entry) => <Entry key={entry.version} caseId={caseId} entry={entry} now={now} look={accuses(entry) ? 'accuses' : byClock(entry) ? 'by-clock' : ''} />)}</ol>
      {!all && entries.length > few && <button type="button" onClick={() => showAll(true)}>{say('m-all-entries', { n: entries.length })}</button>}
    </section>
  );
}

function Kinds({ of, choose }: Readonly<{ of: Kind; choose: (kind: Kind) => void }>): React.JSX.Element {
  const name = useId();
  return (
    <div className="choices even" role="radiogroup" aria-label={say('timeline')}>
      {kinds.map((kind) => <label key={kind}><input type="radio" name={name} checked={of === kind} onChange={() => choose(kind)} /><span>{say(kind)}</span></label>)}
    </div>
  );
}
