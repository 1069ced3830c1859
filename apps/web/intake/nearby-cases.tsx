import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { read } from '../server/ask.ts';
import type { Nearby } from '../server/office.ts';
import { say } from '../words/say.ts';
import type { Target } from './next-step.ts';

/** How long somebody has stopped typing before it is asked, in milliseconds. */
const pause = 350;

/** A value once it has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

type Given = Readonly<{ ask: string; target: Target | undefined; merge: ((target: Target | undefined) => void) | undefined }>;

/** Open cases that may be the same, while a report is typed: to be looked at, or to merge the report into. */
export function NearbyCases({ ask, target, merge }: Given): React.JSX.Element {
  const asked = useSettled(ask);
  const found = useQuery({ queryKey: ['nearby', asked], queryFn: ({ signal }) => read<Nearby>(`/api/cases/nearby?${asked}`, signal), enabled: asked !== '', placeholderData: keepPreviousData });
  const items = asked === '' ? [] : (found.data?.items ?? []);
  return (
    <section aria-labelledby="nearby">
      <h2 id="nearby" className="card-title">{say('nearby')}</h2>
      <p role="status" className={items.length === 0 ? 'faint' : 'soon'}>{found.error !== null ? found.error.message : asked === '' ? say('nearby-while-typing') : items.length === 0 ? say('nearby-none') : <><span aria-hidden>▲</span> {say('nearby-found', { n: items.length })}</>}</p>
      <ul className="cards">{items.map((item) => <Found key={item.caseId} item={item} chosen={item.caseId === target?.caseId} merge={merge} />)}</ul>
    </section>
  );
}

function Found({ item: { caseId, caseNo, title, address, areaName, statusName, leadUnitName, categoryName, likeness, metres }, chosen, merge }: Readonly<{ item: Nearby['items'][number]; chosen: boolean; merge: Given['merge'] }>): React.JSX.Element {
  const called = caseNo === null ? title : `${caseNo} ${title}`;
  const facts = [statusName, categoryName, leadUnitName].filter((fact) => fact !== null);
  return (
    <li className={chosen ? 'card picked' : 'card'}>
      <strong className="wrap"><Link to="/cases/$caseId" params={{ caseId }} search={{}} target="_blank" style={{ textDecoration: 'underline' }}>{title}</Link></strong>
      <p className="faint wrap">{caseNo !== null && <span className="numeric">{caseNo} · </span>}{areaName === null ? '' : `${areaName} `}{address}</p>
      <p className="wrap">{facts.join(' · ')} · {say('likeness', { n: likeness })}{metres !== null && ` · ${say('metres-away', { n: metres })}`}</p>
      {merge !== undefined && <p><Button size="small" aria-pressed={chosen} onClick={() => merge(chosen ? undefined : { caseId, called })}>{say(chosen ? 'merge-not' : 'merge-into')}</Button></p>}
    </li>
  );
}
