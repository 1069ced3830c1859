import { Card, Table } from 'antd';
import type { RoundPage } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { toneOf } from './tones.ts';

type Unit = RoundPage['progress']['units'][number];
const countOf = (standings: Unit['standings'], wanted: string): number => standings.find(({ standing }) => standing === wanted)?.count ?? 0;

/** How far the cases of the round are, all together and by unit. */
export function Progress({ page: { progress, problems } }: Readonly<{ page: RoundPage }>): React.JSX.Element {
  const { standings, units } = progress;
  const share = problems === 0 ? 0 : countOf(standings, 'closed') / problems;
  return (
    <Card size="small" title={say('round-progress')}>
      <div className="rate"><strong>{say('round-progress-says', { problems, closed: countOf(standings, 'closed'), overdue: countOf(standings, 'overdue') })}</strong><span className="bar" aria-hidden><span style={{ width: `${share * 100}%` }} /></span></div>
      <Table<Unit>
        size="small" rowKey="unit" pagination={false} dataSource={units.filter((one) => one.problems > 0)} scroll={{ x: 520 }} style={{ marginTop: 8 }} locale={{ emptyText: say('no-findings') }}
        columns={[
          { title: say('round-unit'), dataIndex: 'unitName' },
          { title: say('round-problems'), width: 70, dataIndex: 'problems' },
          ...standings.map(({ standing, name }) => ({ key: standing, title: name, width: 92, render: (_: unknown, one: Unit) => {
            const count = countOf(one.standings, standing);
            return <span className={count === 0 ? 'faint' : toneOf(standing)}>{count}</span>;
          } })),
        ]}
      />
    </Card>
  );
}
