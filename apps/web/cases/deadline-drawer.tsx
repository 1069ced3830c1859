import { useQuery } from '@tanstack/react-query';
import { Drawer, Table } from 'antd';
import { Failure, Waiting } from '../desk/failure.tsx';
import { read } from '../server/ask.ts';
import type { Deadline } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { dayOf, momentOf } from '../words/times.ts';
import { Countdown } from './countdown.tsx';

type Day = Deadline['days'][number];

/** A deadline explained day by day; the days that count add up to the limit. */
export function DeadlineDrawer({ caseId, deadline, close }: Readonly<{ caseId: string; deadline: string | undefined; close: () => void }>): React.JSX.Element {
  const explained = useQuery({ queryKey: ['deadline', caseId, deadline], queryFn: ({ signal }) => read<Deadline>(`/api/cases/${caseId}/deadlines/${deadline ?? ''}`, signal), enabled: deadline !== undefined });
  return (
    <Drawer open={deadline !== undefined} onClose={close} size={560} title={say('explain-due')}>
      {explained.error !== null && <Failure error={explained.error} retry={() => void explained.refetch()} />}
      {explained.data === undefined ? <Waiting /> : <Days of={explained.data} />}
    </Drawer>
  );
}

function Days({ of }: Readonly<{ of: Deadline }>): React.JSX.Element {
  return (
    <>
      <p><strong>{of.unitName}</strong> <Countdown of={of} /></p>
      <p>{say('from-to', { from: momentOf(of.from), to: momentOf(of.dueAt) })}</p>
      <Table<Day>
        size="small" rowKey="date" pagination={false} dataSource={of.days} scroll={{ y: 480 }}
        columns={[
          { title: say('column-clock'), dataIndex: 'date', width: 190, render: (day: string) => <span className="numeric">{dayOf(day)}</span> },
          { title: '', width: 70, render: (_, { counts }) => (counts ? <strong>✓ {say('counted')}</strong> : <span>— {say('not-counted')}</span>) },
          { title: '', render: (_, { reason, notice }) => <span className="wrap" title={notice}>{reason}</span> },
        ]}
        summary={(days) => <Table.Summary.Row><Table.Summary.Cell index={0} colSpan={3}><strong>{say('counted-days', { n: days.filter(({ counts }) => counts).length })}</strong></Table.Summary.Cell></Table.Summary.Row>}
      />
      {of.moves.map(({ at, reason, from, to }) => <p key={at} className="wrap">{momentOf(at)} {reason}：{momentOf(from)} → {momentOf(to)}</p>)}
      <p>{say('calendar-version', { version: of.calendar })} · {say('policy-version', { version: of.policy })}</p>
    </>
  );
}
