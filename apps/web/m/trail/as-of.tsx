import { useState } from 'react';
import type { CasePage, TrailEntry } from '../../server/facts.ts';
import { momentOf } from '../../words/times.ts';
import { lookAt } from '../address.ts';
import { say } from '../words.ts';

/** The last entry of each moment at which something was recorded. */
const moments = (entries: readonly TrailEntry[]): readonly TrailEntry[] => entries.filter(({ recordedAt }, place) => entries[place + 1]?.recordedAt !== recordedAt);

/** Looks at the case as it was known after an entry of its trail; `entries` is the whole trail, the oldest first. */
export function AsOf({ page: { caseId, asOf }, entries }: Readonly<{ page: CasePage; entries: readonly TrailEntry[] }>): React.JSX.Element {
  const [slid, slide] = useState<number>();
  const steps = moments(entries);
  const at = slid ?? steps.filter(({ recordedAt }) => asOf === undefined || Date.parse(recordedAt) <= Date.parse(asOf)).length;
  const entry = steps[at - 1];
  const settle = (): void => {
    if (slid === undefined) return;
    const then = slid >= steps.length ? undefined : steps[slid - 1]?.recordedAt;
    slide(undefined);
    lookAt(caseId, then);
  };
  return (
    <div>
      <label>{say('as-of')}
        <input type="range" aria-label={say('as-of-event')} aria-valuetext={entry === undefined ? '' : `${momentOf(entry.recordedAt)} ${entry.what}`} min={1} max={Math.max(1, steps.length)} value={Math.max(1, at)} onChange={({ target }) => slide(Number(target.value))} onPointerUp={settle} onTouchEnd={settle} onKeyUp={settle} onBlur={settle} />
      </label>
      {entry !== undefined && slid !== undefined && <p className="wrap">{say('as-of-step', { n: entry.version, what: '' })}<span className="numeric">{momentOf(entry.recordedAt)}</span> {entry.what}</p>}
    </div>
  );
}
