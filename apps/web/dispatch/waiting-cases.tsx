import { Button, Empty } from 'antd';
import type { CasePages } from '../cases/pages-of-cases.ts';
import type { CaseItem } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';
import { Link } from '@tanstack/react-router';

/** What a case that is dragged carries. */
export const carried = 'text/x-xiaohao-case';

type Given = Readonly<{ cases: CasePages; picked: readonly string[]; pick: (next: readonly string[]) => void }>;

/** The cases that wait for an order, the oldest first: to be chosen, or dragged to a unit. */
export function WaitingCases({ cases: { items, complete, more }, picked, pick }: Given): React.JSX.Element {
  const toggle = (caseId: string): void => pick(picked.includes(caseId) ? picked.filter((one) => one !== caseId) : [...picked, caseId]);
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting" className="card-title">{say('waiting-for-order', { n: complete ? items.length : `${items.length}+` })}</h2>
      <p className="faint">{say('drag-or-pick')}</p>
      {items.length === 0 && <Empty description={say('nothing-to-dispatch')} />}
      <ul className="cards">{items.map((item) => <Card key={item.caseId} item={item} chosen={picked.includes(item.caseId)} toggle={toggle} />)}</ul>
      {!complete && <Button block onClick={more}>{say('more')}</Button>}
    </section>
  );
}

const Card = ({ item: { caseId, caseNo, title, categoryName, gradeName, grade, areaName, address, openedAt }, chosen, toggle }: Readonly<{ item: CaseItem; chosen: boolean; toggle: (caseId: string) => void }>): React.JSX.Element => (
  <li className={chosen ? 'card picked' : 'card'} draggable onDragStart={({ dataTransfer }) => { dataTransfer.setData(carried, caseId); dataTransfer.setData('text/plain', caseId); dataTransfer.effectAllowed = 'move'; }}>
    <label>
      <input type="checkbox" checked={chosen} onChange={() => toggle(caseId)} aria-label={say('select-case', { what: title })} />
      <span><strong className="wrap">{title}</strong>{grade !== 'ordinary' && <span className="soon"> ▲ {gradeName}</span>}</span>
    </label>
    <p className="faint wrap"><span className="numeric">{caseNo}</span> · {categoryName} · {areaName === null ? '' : `${areaName} `}{address}</p>
    <p className="faint"><span className="numeric">{momentOf(openedAt)}</span> <Link to="/cases/$caseId" params={{ caseId }} search={{}} style={{ textDecoration: 'underline' }}>{say('batch-open')}</Link></p>
  </li>
);
