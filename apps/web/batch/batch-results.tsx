import { Link } from '@tanstack/react-router';
import type { BatchAnswer, BatchItem } from '../server/office.ts';
import { say } from '../words/say.ts';

/** What a batch comes to: the sum, what cannot be done and why, and the rest. */
export function BatchResults({ answer: { items, done, refused, dryRun } }: Readonly<{ answer: BatchAnswer }>): React.JSX.Element {
  const [not, well] = [items.filter(({ outcome }) => outcome === 'refused'), items.filter(({ outcome }) => outcome !== 'refused')];
  return (
    <div>
      <p role="status" className={refused === 0 ? 'good' : 'soon'}><strong><span aria-hidden>{refused === 0 ? '✓' : '▲'}</span> {say(dryRun ? 'batch-would' : 'batch-did', { n: done, refused })}</strong></p>
      {not.length > 0 && <h3 className="card-title bad">{say('batch-refused')}</h3>}
      <ul className="batch-items">{not.map((item) => <Item key={item.caseId} item={item} />)}</ul>
      {well.length > 0 && <h3 className="card-title good">{say(dryRun ? 'batch-will' : 'batch-done')}</h3>}
      <ul className="batch-items">{well.map((item) => <Item key={item.caseId} item={item} />)}</ul>
    </div>
  );
}

const Item = ({ item: { caseId, caseNo, title, outcome, reason, what = [], statusName } }: Readonly<{ item: BatchItem }>): React.JSX.Element => (
  <li className="wrap">
    <span aria-hidden className={outcome === 'refused' ? 'bad' : 'good'}>{outcome === 'refused' ? '■' : '✓'}</span> <span className="numeric">{caseNo ?? ''}</span> {title ?? say('batch-unseen')}
    {title !== null && <> <Link to="/cases/$caseId" params={{ caseId }} search={{}} target="_blank" style={{ textDecoration: 'underline' }}>{say('batch-open')}</Link></>}
    {reason !== undefined && <p className="bad">{reason}</p>}
    {statusName !== undefined && <p className="faint">{statusName}</p>}
    {what.map((sentence) => <p key={sentence} className="faint">{sentence}</p>)}
  </li>
);
