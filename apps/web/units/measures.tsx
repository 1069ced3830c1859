import { Link } from '@tanstack/react-router';
import { Card, Table } from 'antd';
import { Wide } from '../look/wide.tsx';
import type { UnitRecord } from '../server/figures.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';

type Measure = UnitRecord['measures'][number];

/** Why a measure was proposed: by hand, because of cards, or because of places on the boards. */
export function groundsOf({ text, cards, periods }: Measure): string {
  if (text !== null) return text;
  return cards.length > 0 ? say('cards-as-grounds', { n: cards.length }) : say('periods-as-grounds', { periods: periods.join('、') });
}

/** The measures against a unit: proposed, issued, carried out. */
export const Measures = ({ record: { measures } }: Readonly<{ record: UnitRecord }>): React.JSX.Element => (
  <Card size="small" title={<h2 className="card-title">{say('unit-measures')}</h2>}>
    <Wide label={say('unit-measures')} least={900}><Table<Measure>
      size="small" rowKey="id" dataSource={measures.toReversed()} pagination={false} locale={{ emptyText: say('no-measures') }}
      columns={[
        { title: say('column-measure'), render: (_, { paperName, levelName, rungName }) => <span className="wrap"><strong>{paperName}</strong> · {levelName}（{rungName}）</span> },
        { title: say('column-grounds'), render: (_, one) => <span className="wrap">{groundsOf(one)}</span> },
        { title: say('column-doc'), dataIndex: 'docNo', width: 160, render: (docNo: string | null) => docNo ?? '—' },
        { title: say('state'), width: 200, render: (_, { statusName, decidedAt, decidedByName, proposedAt, proposedByName }) => <span className="wrap">{[statusName, decidedByName ?? proposedByName, momentOf(decidedAt ?? proposedAt)].filter((part) => part !== null).join(' · ')}</span> },
        { title: say('column-executed'), render: (_, { executed, status }) => (executed !== null ? <span className="wrap">{executed.on} {executed.byName}：{executed.minutes}</span> : status === 'issued' ? <strong className="bad"><span aria-hidden>■</span> {say('not-executed')}</strong> : '—') },
      ]}
    /></Wide>
  </Card>
);

/** What was promised against the unit and not carried out, the oldest first. */
export const Promised = ({ record: { promised, measures } }: Readonly<{ record: UnitRecord }>): React.JSX.Element => (
  <Card size="small" title={<h2 className="card-title">{say('promised')}</h2>}>
    <p className="faint" style={{ marginTop: 0 }}>{say('promised-says')}</p>
    {promised.length === 0 && <p>{say('no-promised')}</p>}
    <ol className="behind">
      {promised.toSorted((one, other) => other.workdays - one.workdays).map(({ measure, docNo, caseId, caseNo, title, open, since, workdays }) => (
        <li key={`${measure ?? ''} ${caseId ?? ''}`} className="wrap">
          {caseId === null ? <strong>{measures.find(({ id }) => id === measure)?.paperName} {docNo}</strong> : <Link to="/cases/$caseId" params={{ caseId }} search={{}}>{caseNo} {title}（{say('promised-open', { n: open })}）</Link>} — {say('promised-since', { at: momentOf(since), n: workdays })}
        </li>
      ))}
    </ol>
  </Card>
);
