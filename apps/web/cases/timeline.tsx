import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Card, Collapse, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { Failure, Waiting } from '../desk/failure.tsx';
import { Evidence } from '../evidence/evidence.tsx';
import { ByRule } from '../rules/rule-names.tsx';
import { read } from '../server/ask.ts';
import type { Trail, TrailEntry } from '../server/facts.ts';
import { stillOf } from '../server/still.ts';
import { postOf } from '../words/posts.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';
import { Chain } from './chain.tsx';
import { accuses, belongs, byClock, kinds, type Kind } from './trail-kinds.ts';

/** So many entries are shown before somebody asks for the rest. */
const few = 30;
/** The number of the entry that the address names, 0 for none. */
const wanted = (): number => Number(/^#event-(\d+)$/.exec(location.hash)?.[1] ?? 0);

/** What happened, by whom, on which basis, and who was told; each entry has an address of its own. */
export function Timeline({ caseId, version, now, past }: Readonly<{ caseId: string; version: number; now: string; past: boolean }>): React.JSX.Element {
  const [kind, choose] = useState<Kind>('filter-all');
  const [all, showAll] = useState(() => wanted() > 0);
  const trail = useQuery({ queryKey: ['trail', caseId, version], queryFn: ({ signal }) => read<Trail>(`/api/cases/${caseId}/events?limit=500`, signal), placeholderData: stillOf(caseId) });
  useEffect(() => {
    const open = (): void => {
      if (wanted() === 0) return;
      flushSync(() => {
        choose('filter-all');
        showAll(true);
      });
      document.getElementById(location.hash.slice(1))?.scrollIntoView();
    };
    const whole = (): void => flushSync(() => showAll(true));
    addEventListener('hashchange', open);
    addEventListener('beforeprint', whole);
    return () => {
      removeEventListener('hashchange', open);
      removeEventListener('beforeprint', whole);
    };
  }, []);
  useEffect(() => {
    if (trail.isSuccess && location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [trail.isSuccess, all]);
  const entries = (trail.data?.items ?? []).filter((entry) => entry.version <= version && belongs(entry, kind)).toReversed();
  return (
    <Card size="small" title={say('timeline')} extra={<Segmented size="small" value={kind} onChange={choose} options={kinds.map((value) => ({ value, label: say(value) }))} />}>
      {trail.error !== null && <Failure error={trail.error} retry={() => void trail.refetch()} />}
      {trail.isPending && <Waiting />}
      <Chain caseId={caseId} version={version} now={now} />
      <ol className="timeline" aria-label={say('timeline')}>{entries.slice(0, all ? entries.length : few).map((entry) => <Entry key={entry.version} caseId={caseId} entry={entry} now={now} />)}</ol>
      {entries.length > few && <Button block className="no-print" aria-expanded={all} onClick={() => showAll(!all)}>{all ? say('show-fewer') : say('show-all', { n: entries.length })}</Button>}
      {!past && (trail.data?.refused?.length ?? 0) > 0 && <Collapse size="small" items={[{ key: 'refused', label: say('refused-attempts'), children: trail.data?.refused?.map((one) => <p key={one.version} className="wrap">{momentOf(one.at, now)} {one.who.name}（{one.who.post}）{one.name}：{one.reason}</p>) }]} />}
    </Card>
  );
}

function Entry({ caseId, entry, now }: Readonly<{ caseId: string; entry: TrailEntry; now: string }>): React.JSX.Element {
  const { version, what, words, who, onBehalfOf, deputy, occurredAt, recordedAt, late, told, basis, hash } = entry;
  const name = deputy === true && who !== null && onBehalfOf !== undefined ? say('acting-for', { deputy: who.name, principal: onBehalfOf.name }) : (onBehalfOf?.name ?? who?.name);
  return (
    <li id={`event-${version}`} className={accuses(entry) ? 'accuses' : byClock(entry) ? 'by-clock' : ''}>
      <div>
        <span className="numeric">{momentOf(occurredAt, now)}</span> {name !== undefined && <strong>{name}</strong>}{who !== null && onBehalfOf === undefined && `（${postOf(who)}）`}{' '}
        <a href={`#event-${version}`} aria-label={say('event-link', { n: version })} style={{ color: '#56606e', textDecoration: 'underline' }}>#{version}</a>{' '}
        <Link to="/cases/$caseId" params={{ caseId }} search={{ asOf: recordedAt }} resetScroll={false} className="no-print" style={{ textDecoration: 'underline' }}>{say('as-of-then')}</Link>
      </div>
      <div className="wrap"><strong>{what}</strong></div>
      {words.map(({ field, label, text }) => <div key={field} className="wrap">{label}：{text}</div>)}
      {entry.evidence !== undefined && <Evidence pieces={entry.evidence} />}
      {late && <div>{say('recorded-late', { at: momentOf(recordedAt, now) })}</div>}
      {told.some(({ name: one }) => !what.includes(one)) && <div className="wrap">{say('told', { people: told.map((one) => `${one.name}（${one.asName}）`).join('、') })}</div>}
      <div className="faint wrap">{basis.ruleName !== undefined && <><ByRule rule={basis.ruleName} policy={basis.policy} /> · </>}<span className="hash" title={hash}>{say('entry-hash', { hash: hash.slice(0, 16) })}</span></div>
    </li>
  );
}
