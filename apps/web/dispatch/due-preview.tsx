import { useQueries } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { CalendarName } from '../rules/rule-names.tsx';
import { read } from '../server/ask.ts';
import type { CaseItem } from '../server/facts.ts';
import type { ProposedLimit } from '../server/office.ts';
import { say } from '../words/say.ts';
import { dayOf, momentOf } from '../words/times.ts';
import { limitAsked, type Order } from './order.ts';

/** Cases of which the due date is told one by one. */
const told = 6;

/** Until when the cases would have to be done if the order were issued now, and why: counted by the server with the rules in force where each case is. */
export function DuePreview({ cases, order }: Readonly<{ cases: readonly CaseItem[]; order: Order }>): React.JSX.Element | null {
  const asked = useDeferredValue(limitAsked(order));
  const shown = cases.slice(0, told);
  const limits = useQueries({ queries: shown.map(({ caseId }) => ({ queryKey: ['proposed-limit', caseId, asked], queryFn: ({ signal }: Readonly<{ signal: AbortSignal }>) => read<ProposedLimit>(`/api/cases/${caseId}/limit${asked}`, signal), placeholderData: (before: ProposedLimit | undefined) => before })) });
  if (shown.length === 0) return null;
  return (
    <div role="status" className="due">
      {shown.map(({ caseId, title }, index) => {
        const { data, error } = limits[index] ?? {};
        return (
          <details key={caseId} open={shown.length === 1}>
            <summary className="wrap">{shown.length > 1 && <>{title}：</>}{error instanceof Error ? <span className="bad">■ {error.message}</span> : data === undefined ? '…' : <Sum of={data} />}</summary>
            {data !== undefined && <Days of={data} />}
          </details>
        );
      })}
      {cases.length > shown.length && <p className="faint">{say('and-more', { n: cases.length - shown.length })}</p>}
    </div>
  );
}

const Sum = ({ of: { limit, limitFrom, dueAt, provisional } }: Readonly<{ of: ProposedLimit }>): React.JSX.Element => (
  <><strong className="numeric">{say('falls-due', { at: momentOf(dueAt) })}</strong>{provisional && ` · ${say('provisional')}`}<span className="faint">（{limit.amount} {say(`unit-${limit.unit}`)}，{say(limitFrom === 'category' ? 'limit-of-category' : 'limit-by-hand')}）</span></>
);

const Days = ({ of: { days, milestones, calendar } }: Readonly<{ of: ProposedLimit }>): React.JSX.Element => (
  <>
    {milestones.map(({ id, name, dueAt }) => <p key={id} className="soon">{name}：<span className="numeric">{momentOf(dueAt)}</span></p>)}
    <ol className="days">
      {days.map(({ date, counts, reason, notice }) => <li key={date} className="wrap"><span className="numeric">{dayOf(date)}</span> {counts ? <strong>✓ {say('counted')}</strong> : <span className="faint">— {say('not-counted')}</span>} {reason}{notice !== undefined && <span className="faint"> {notice}</span>}</li>)}
    </ol>
    <p className="faint" style={{ margin: 0 }}>{say('calendar-version', { version: '' })}<CalendarName version={calendar} /></p>
  </>
);
