import { Card } from 'antd';
import type { CasePage } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';

/** The papers of the case by their numbers: the order, and what was issued, or is proposed, against its units. */
export function Papers({ page: { docNo, measures, assignments, now } }: Readonly<{ page: CasePage }>): React.JSX.Element {
  const issuedAt = assignments[0]?.issuedAt;
  return (
    <Card size="small" title={<h2 className="card-title">{say('papers')}</h2>}>
      {docNo === undefined && measures.length === 0 && <p>{say('no-papers')}</p>}
      <ul className="papers">
        {docNo !== undefined && <li><strong>{say('order')}</strong><span className="numeric">{docNo}</span>{issuedAt !== undefined && <span className="numeric faint">{momentOf(issuedAt, now)}</span>}</li>}
        {measures.map(({ id, kindName, docNo: number, unitName, statusName, since }) => (
          <li key={id}><strong>{kindName}</strong><span className="numeric">{number ?? '—'}</span><span className="wrap">{unitName}</span><span>{statusName}</span><span className="numeric faint">{say('proposed-at', { at: momentOf(since, now) })}</span></li>
        ))}
      </ul>
    </Card>
  );
}
