import { Card, Table } from 'antd';
import type { RoundPage } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { toneOf } from './tones.ts';
import { Wide } from '../look/wide.tsx';

type Unit = RoundPage['progress']['units'][number];
const countOf = (standings: Unit['standings'], wanted: string): number => standings.find(({ standing }) => standing === wanted)?.count ?? 0;

/** Columns that are there whatever the counts. */
const always: ReadonlySet<string> = new Set(['reported', 'in-hand', 'overdue', 'closed']);

/** How far the cases of the round are, all together and by unit. */
export function Progress({ page: { progress, problems } }: Readonly<{ page: RoundPage }>): React.JSX.Element {
  const { standings, units } = progress;
  const shown = standings.filter(({ standing, count }) => count > 0 || always.has(standing));
  const share = problems === 0 ? 0 : countOf(standings, 'closed') / problems;
  return (
    <Card size="small" title={say('round-progress')}>
      <div className="rate"><strong>{say('round-progress-says', { problems, closed: countOf(standings, 'closed'), overdue: countOf(standings, 'overdue') })}</strong><span className="bar" aria-hidden><span style={{ width: `${share * 100}%` }} /></span></div>
      <Wide label={say('round-progress')} least={620}><Table<Unit>
        size="small" rowKey="unit" pagination={false} dataSource={units.filter((one) => one.problems > 0)} style={{ marginTop: 8 }} locale={{ emptyText: say('no-findings') }}
        columns={[
          { title: say('round-unit'), width: 140, dataIndex: 'unitName' },
          { title: say('round-problems'), width: 70, dataIndex: 'problems' },
          ...shown.map(({ standing, name }) => ({ key: standing, title: name, width: 92, render: (_: unknown, one: Unit) => {
            const count = countOf(one.standings, standing);
            return <span className={count === 0 ? 'faint' : toneOf(standing)}>{count}</span>;
          } })),
        ]}
      /></Wide>
    </Card>
  );
}
