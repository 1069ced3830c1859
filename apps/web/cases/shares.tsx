import { Card, Table } from 'antd';
import type { CasePage } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';
import { Countdown } from './countdown.tsx';

type Share = CasePage['assignments'][number];

/** The units on the case, each with its own clock. */
export function Shares({ page: { assignments, now }, explain }: Readonly<{ page: CasePage; explain: (deadline: string) => void }>): React.JSX.Element {
  return (
    <Card size="small" title={say('shares')}>
      <Table<Share>
        size="small" rowKey="id" pagination={false} dataSource={assignments} locale={{ emptyText: say('no-shares') }} scroll={{ x: 480 }}
        columns={[
          { title: say('unit'), render: (_, { unitName, personName }) => <span className="wrap">{unitName}{personName === undefined ? '' : `（${personName}）`}</span> },
          { title: say('role'), dataIndex: 'roleName', width: 96 },
          { title: say('state'), width: 220, render: (_, { statusName, claimedAt, deliveredAt }) => <span>{statusName}{deliveredAt !== undefined ? ` · ${momentOf(deliveredAt, now)}` : claimedAt !== undefined ? ` · ${momentOf(claimedAt, now)}` : ''}</span> },
          { title: say('column-clock'), width: 170, render: (_, { id, clock, workdays, minutes, dueAt, provisional }) => (dueAt === undefined ? '—' : <Countdown of={{ clock: clock ?? null, workdays: workdays ?? 0, minutes: minutes ?? 0, dueAt, provisional: provisional ?? false }} onExplain={() => explain(id)} />) },
        ]}
      />
    </Card>
  );
}
