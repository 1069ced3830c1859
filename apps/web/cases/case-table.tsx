import '../look/office.css';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { memo, useEffect, useLayoutEffect, useRef } from 'react';
import type { WebWord } from '#catalogue/web';
import { useTypeSize } from '../desk/type-size.ts';
import { useVirtualRows } from '../look/virtual-rows.ts';
import type { CaseItem } from '../server/facts.ts';
import { NewMark } from '../views/new-mark.tsx';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';
import { Claim } from './claim.tsx';
import { DueMark } from './countdown.tsx';
import { useYear } from './counts.ts';

/** The columns and their widths; the title takes what is left. */
const columns: readonly Readonly<{ word: WebWord; width?: number }>[] = [
  { word: 'column-no', width: 118 }, { word: 'column-title' }, { word: 'column-place', width: 200 }, { word: 'column-unit', width: 130 }, { word: 'column-status', width: 112 }, { word: 'column-clock', width: 182 }, { word: 'column-level', width: 104 }, { word: 'column-opened', width: 138 },
];

/** How many cases can be selected at once: as many as a batch takes. */
export const mostSelected = 200;

/** How near the last loaded row the reader must be for more to be loaded. */
const near = 40;
const head = 37;

/** Where the reader was in a list that was left. */
const places = new Map<string, number>();

type Given = Readonly<{ name: string; items: readonly CaseItem[]; complete: boolean; at: number; picked: ReadonlySet<string>; pick: (caseId: string) => void; pickAll: () => void; claims: boolean; more: () => void; seen: (last: number) => void }>;

/** The rows of a list, of which only those in sight are drawn; more are loaded before the reader gets to the end. `name` is that of the list, for finding the place again; with `claims` each case can be claimed in its row. */
export function CaseTable({ name, items, complete, at, picked, pick, pickAll, claims, more, seen }: Given): React.JSX.Element {
  const { size } = useTypeSize();
  const year = useYear();
  const height = Math.round(size * 3.3);
  const { box, first, last, above, below, reveal } = useVirtualRows(items.length, height, head);
  usePlace(box, name, items.length > 0);
  useEffect(() => {
    seen(last);
    if (!complete && last >= items.length - near) more();
  }, [last, items.length, complete, more, seen]);
  useEffect(() => {
    if (at >= 0) reveal(at);
  }, [at, reveal]);
  return (
    <div ref={box} className="case-box" tabIndex={0} role="region" aria-label={say('cases')}>
      <table className="case-table" aria-rowcount={complete ? items.length + 1 : -1}>
        <thead>
          <tr>
            <th scope="col" style={{ width: 40 }}><input type="checkbox" aria-label={say('select-loaded', { most: mostSelected })} checked={picked.size > 0} onChange={pickAll} /></th>
            {columns.map(({ word, width }) => <th key={word} scope="col" {...(width === undefined ? {} : { style: { width: (width * size) / 14 } })}>{say(word)}</th>)}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr className="gap"><td style={{ height: above }} /></tr>}
          {items.slice(first, last).map((item, index) => <Row key={item.caseId} item={item} index={first + index} height={height} chosen={first + index === at} picked={picked.has(item.caseId)} pick={pick} year={year} claims={claims} />)}
          {below > 0 && <tr className="gap"><td style={{ height: below }} /></tr>}
        </tbody>
      </table>
    </div>
  );
}

type RowGiven = Readonly<{ item: CaseItem; index: number; height: number; chosen: boolean; picked: boolean; pick: (caseId: string) => void; year: string; claims: boolean }>;

const Row = memo(function Row({ item, index, height, chosen, picked, pick, year, claims }: RowGiven): React.JSX.Element {
  const { caseId, version, caseNo, title, grade, gradeName, areaName, address, leadUnitName, statusName, clock, dueAt, provisional, level, levelName, openedAt } = item;
  const place = `${areaName === null ? '' : `${areaName} · `}${address}`;
  return (
    <tr style={{ height }} aria-rowindex={index + 2} className={chosen ? 'chosen' : picked ? 'picked' : ''} aria-current={chosen ? true : undefined}>
      <td><input type="checkbox" aria-label={say('select-case', { what: caseNo ?? title })} checked={picked} onChange={() => pick(caseId)} /></td>
      <td><span className="numeric">{caseNo ?? '—'}</span></td>
      <td><Link to="/cases/$caseId" params={{ caseId }} className="row-link two-lines" title={title}><NewMark caseId={caseId} version={version} />{grade !== 'ordinary' && <Tag>{gradeName}</Tag>}{title}</Link></td>
      <td><span className="two-lines" title={place}>{place}</span></td>
      <td><span className="two-lines" title={leadUnitName ?? undefined}>{leadUnitName ?? '—'}</span></td>
      <td>{claims ? <Claim of={item} /> : <span className="two-lines">{statusName}</span>}</td>
      <td><DueMark clock={clock} dueAt={dueAt} provisional={provisional} year={year} /></td>
      <td><span className="two-lines">{level === 0 ? '—' : levelName}</span></td>
      <td><span className="numeric">{momentOf(openedAt, year)}</span></td>
    </tr>
  );
});

/** Comes back to where the reader was, and begins another list at its top. */
function usePlace(box: React.RefObject<HTMLDivElement | null>, name: string, ready: boolean): void {
  const come = useRef<string>(undefined);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || !ready) return undefined;
    if (come.current !== name) element.scrollTop = places.get(name) ?? 0;
    come.current = name;
    const keep = (): void => void places.set(name, element.scrollTop);
    element.addEventListener('scroll', keep, { passive: true });
    return () => element.removeEventListener('scroll', keep);
  }, [box, name, ready]);
}
