import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { asOfQuery } from '../cases/agenda.ts';
import { useUpdates } from '../cases/updates.ts';
import { read } from '../server/ask.ts';
import type { CasePage as Page, Form } from '../server/facts.ts';
import { stillOf } from '../server/still.ts';
import { momentOf } from '../words/times.ts';
import { lookAt, useAsOf } from './address.ts';
import { useName } from './as/chosen.ts';
import { mayAs } from './as/permitted.ts';
import { CaseBar } from './case-bar.tsx';
import { CaseTrail } from './case-trail.tsx';
import { Countdown } from './countdown.tsx';
import { Failure, Waiting } from './failure.tsx';
import { Later } from './later.tsx';
import type { Before } from './photo-field.tsx';
import { useQueue } from './queue/use-queue.ts';
import { To } from './to.tsx';
import { Updates } from './updates.tsx';
import { pairsOf } from './visit.ts';
import { WhatNext } from './what-next.tsx';
import { say } from './words.ts';

/** A case on the phone: where it stands, until when, what comes next, and what happened. */
export function CasePage({ caseId }: Readonly<{ caseId: string }>): React.JSX.Element {
  const asOf = useAsOf();
  const page = useQuery({ queryKey: ['case', caseId, asOf], queryFn: ({ signal }) => read<Page>(`/api/cases/${caseId}${asOfQuery(asOf)}`, signal), placeholderData: stillOf(caseId) });
  if (page.data === undefined) return <main><To to="/m" className="back">← {say('m-home')}</To>{page.error === null ? <Waiting /> : <Failure error={page.error} retry={() => void page.refetch()} />}</main>;
  return <Known page={page.data} refresh={() => void page.refetch()} />;
}

/** Fetches the forms of what may be done here, so that they are there where there is no network. */
function useForms({ permitted, next }: Page): void {
  const queries = useQueryClient();
  const { as } = useName();
  useEffect(() => {
    const expected = new Set(next?.stoppedBy.map(({ command }) => command));
    for (const { command } of permitted.filter((one) => mayAs(one, as) && (expected.has(one.command) || one.command === 'reinspect' || one.command === 'look-back'))) {
      void queries.prefetchQuery({ queryKey: ['form', command], queryFn: ({ signal }) => read<Form>(`/api/forms/${command}`, signal), staleTime: Infinity });
    }
  }, [queries, permitted, next, as]);
}

function Known({ page, refresh }: Readonly<{ page: Page; refresh: () => void }>): React.JSX.Element {
  useForms(page);
  const moved = useUpdates((one) => one.caseId === page.caseId && one.version > page.version && page.asOf === undefined);
  const { caseId, title, statusName, clock, now, level, levelName, description, requirement, place, assignments, caseNo } = page;
  const queued = useQueue().filter((one) => one.caseId === caseId);
  return (
    <main className="with-bar">
      <To to="/m" className="back">← {say('m-home')}</To>
      <Updates of={moved} show={refresh} />
      <h1 className="wrap">{title}</h1>
      {page.asOf !== undefined && <p className="note">{say('as-of-shown', { at: momentOf(page.asOf, now) })}</p>}
      <p><span className="tag">{statusName}</span> {level > 0 && <strong className="bad">▲ {levelName}</strong>}</p>
      {clock !== null && <p><Countdown of={clock} now={now} /></p>}
      {queued.length > 0 && <p className="note soon"><To to="/m/queue">▲ {say('m-to-send', { n: queued.length })}</To></p>}
      <WhatNext page={page} />
      <Later name="depths" get={() => import('./trail/depths.tsx')}>{({ Depths }) => <Depths page={page} />}</Later>
      <section className="card">
        <h2>{say('problem')}</h2>
        <p className="wrap">{description}</p>
        <dl>
          {caseNo !== undefined && <><dt>{say('case-no')}</dt><dd>{caseNo}</dd></>}
          <dt>{say('place')}</dt><dd className="wrap">{[place.areaName, place.address].filter((part) => part !== undefined).join(' · ')}</dd>
          {requirement !== undefined && <><dt>{say('requirement')}</dt><dd className="wrap">{requirement}</dd></>}
          {assignments.length > 0 && <><dt>{say('shares')}</dt><dd>{assignments.map(({ id, unitName, roleName, statusName: state }) => <div key={id}>{unitName}（{roleName}）{state}</div>)}</dd></>}
        </dl>
      </section>
      <Photos page={page} />
      <CaseTrail page={page} />
      {page.asOf === undefined ? <CaseBar page={page} /> : <div className="bar"><button type="button" className="first" onClick={() => lookAt(caseId, undefined)}>{say('as-of-now')}</button></div>}
    </main>
  );
}

/** The photos of before and after side by side. */
function Photos({ page }: Readonly<{ page: Page }>): React.JSX.Element | null {
  const pairs = pairsOf(page);
  if (pairs.length === 0) return null;
  return (
    <section className="card">
      <h2>{say('compare')}</h2>
      <ol className="pairs">{pairs.map(({ before, after }) => <li key={`${before?.sha256 ?? ''} ${after?.sha256 ?? ''}`}><Photo of={before} as={say('before')} /><Photo of={after} as={say('after')} /></li>)}</ol>
    </section>
  );
}

const Photo = ({ of, as }: Readonly<{ of: Before | undefined; as: string }>): React.JSX.Element => (
  <figure>{of === undefined ? <span className="empty">{say('m-no-photo')}</span> : <a href={of.src} target="_blank" rel="noreferrer"><img src={of.src} alt={`${as} ${of.name}`} loading="lazy" /></a>}<figcaption>{as}</figcaption></figure>
);
