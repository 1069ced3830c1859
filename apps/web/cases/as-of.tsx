import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Card } from 'antd';
import { useState } from 'react';
import { read } from '../server/ask.ts';
import type { Trail, TrailEntry } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';

const everything: readonly TrailEntry[] = [];
/** The last entry of each moment at which something was recorded. */
const moments = (entries: readonly TrailEntry[]): readonly TrailEntry[] => entries.filter(({ recordedAt }, place) => entries[place + 1]?.recordedAt !== recordedAt);
/** How many of them were known at a moment. */
const known = (all: readonly TrailEntry[], asOf: string | undefined): number => all.filter(({ recordedAt }) => asOf === undefined || Date.parse(recordedAt) <= Date.parse(asOf)).length;
/** A minute that somebody typed, at UTC+8; the whole minute counts. */
const typed = (minute: string): string => `${minute}:59+08:00`;

/** Looks at the case as it was known at a moment: chosen along the entries of the trail, or typed. */
export function AsOf({ caseId, asOf, version }: Readonly<{ caseId: string; asOf: string | undefined; version: number }>): React.JSX.Element {
  const navigate = useNavigate();
  const [slid, slide] = useState<number>();
  const trail = useQuery({ queryKey: ['trail', caseId, 'whole', asOf === undefined ? version : 'past'], queryFn: ({ signal }) => read<Trail>(`/api/cases/${caseId}/events?limit=500`, signal), placeholderData: keepPreviousData });
  const entries = moments(trail.data?.items ?? everything);
  const at = slid ?? known(entries, asOf);
  const entry = entries[at - 1];
  const show = (then: string | undefined): void => void navigate({ to: '/cases/$caseId', params: { caseId }, search: then === undefined ? {} : { asOf: then }, replace: true, resetScroll: false });
  const settle = (): void => {
    if (slid === undefined) return;
    show(slid >= entries.length ? undefined : entries[slid - 1]?.recordedAt);
    slide(undefined);
  };
  return (
    <Card size="small" className="no-print" style={{ marginBottom: 12 }}>
      <div className="as-of-bar">
        <strong>{say('as-of')}</strong>
        <input type="range" className="as-of" aria-label={say('as-of-event')} aria-valuetext={entry === undefined ? '' : `${momentOf(entry.recordedAt)} ${entry.what}`} min={1} max={Math.max(1, entries.length)} value={Math.max(1, at)} onChange={({ target }) => slide(Number(target.value))} onPointerUp={settle} onKeyUp={settle} onBlur={settle} />
        <input type="datetime-local" key={asOf} aria-label={say('as-of')} defaultValue={(asOf ?? '').slice(0, 16)} min={entries[0]?.recordedAt.slice(0, 16)} onBlur={({ target }) => target.value !== '' && target.value !== asOf?.slice(0, 16) && show(typed(target.value))} onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.value !== '' && show(typed(currentTarget.value))} />
        {entry !== undefined && <span className="as-of-entry" title={entry.what}>{say('as-of-step', { n: entry.version, what: '' })}<span className="numeric">{momentOf(entry.recordedAt)}</span> {entry.what}</span>}
        {asOf !== undefined && <Button onClick={() => show(undefined)}>{say('as-of-now')}</Button>}
      </div>
      {asOf !== undefined && <Alert type="info" showIcon title={say('as-of-shown', { at: momentOf(asOf) })} style={{ marginTop: 8 }} />}
    </Card>
  );
}
