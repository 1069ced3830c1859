import { Link } from '@tanstack/react-router';
import { Card, Table } from 'antd';
import { useCounts } from '../cases/counts.ts';
import { Wide } from '../look/wide.tsx';
import type { UnitRecord } from '../server/figures.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';

type Given = UnitRecord['cards'][number];

/** The yellow and red cards of a unit, until when each holds, and what became of an appeal. */
export function Cards({ record: { cards, inARow } }: Readonly<{ record: UnitRecord }>): React.JSX.Element {
  const now = useCounts().data?.now;
  return (
    <Card size="small" title={<h2 className="card-title">{say('cards')}</h2>} extra={say('in-a-row', inARow)}>
      <Wide label={say('cards')} least={1060}><Table<Given>
        size="small" rowKey="id" dataSource={cards.toReversed()} pagination={false} locale={{ emptyText: say('no-cards') }}
        columns={[
          { title: say('column-colour'), width: 110, render: (_, { colour, colourName }) => <strong className={colour === 'red' ? 'bad' : 'soon'}><span aria-hidden>■</span> {colourName}</strong> },
          { title: say('column-doc'), dataIndex: 'docNo', width: 170 },
          { title: say('cases'), render: (_, { caseId, caseNo }) => <Link to="/cases/$caseId" params={{ caseId }} search={{}}>{caseNo ?? caseId.slice(0, 8)}</Link> },
          { title: say('column-given'), dataIndex: 'givenAt', width: 170, render: (at: string) => <span className="numeric">{momentOf(at)}</span> },
          { title: say('column-expires'), dataIndex: 'expiresAt', width: 170, render: (at: string) => <span className="numeric">{momentOf(at)}</span> },
          { title: say('state'), render: (_, { status, statusName, appeal, appealUntil }) => <span className="wrap">{statusName}{status === 'valid' && ` · ${say(now === undefined || Date.parse(appealUntil) > Date.parse(now) ? 'appeal-until' : 'appeal-over', { at: momentOf(appealUntil) })}`}{appeal !== null && ` · ${appeal.byName}：${appeal.grounds}`}</span> },
        ]}
      /></Wide>
    </Card>
  );
}
