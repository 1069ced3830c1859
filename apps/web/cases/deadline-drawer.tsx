import { useQuery } from '@tanstack/react-query';
import { Drawer, Table } from 'antd';
import { Failure, Waiting } from '../desk/failure.tsx';
import { CalendarName, PolicyName } from '../rules/rule-names.tsx';
import { read } from '../server/ask.ts';
import type { Deadline } from '../server/facts.ts';
import { hoursOf } from '../words/hours.ts';
import { say } from '../words/say.ts';
import { dayOf, momentOf } from '../words/times.ts';
import { Countdown } from './countdown.tsx';

type Day = Deadline['days'][number];

/** A deadline explained day by day; what counts of each adds up to the limit, in the limit's own unit. */
export function DeadlineDrawer({ caseId, deadline, close }: Readonly<{ caseId: string; deadline: string | undefined; close: () => void }>): React.JSX.Element {
  const explained = useQuery({ queryKey: ['deadline', caseId, deadline], queryFn: ({ signal }) => read<Deadline>(`/api/cases/${caseId}/deadlines/${deadline ?? ''}`, signal), enabled: deadline !== undefined });
  return (
    <Drawer open={deadline !== undefined} onClose={close} size={560} title={say('explain-due')}>
      {explained.error !== null && <Failure error={explained.error} retry={() => void explained.refetch()} />}
      {explained.data === undefined ? <Waiting /> : <Days of={explained.data} caseId={caseId} />}
    </Drawer>
  );
}

function Days({ of, caseId }: Readonly<{ of: Deadline; caseId: string }>): React.JSX.Element {
  return (
    <>
      <p><strong>{of.unitName}</strong> <Countdown of={of} /></p>
      <p>{say('from-to', { from: momentOf(of.from), to: momentOf(of.dueAt) })}</p>
      <Table<Day>
        size="small" rowKey="date" pagination={false} dataSource={of.days} scroll={{ y: 480 }}
        columns={[
          { title: say('column-date'), dataIndex: 'date', width: 190, render: (day: string) => <span className="numeric">{dayOf(day)}</span> },
          { title: say('day-counts'), width: 130, render: (_, { counts, minutes }) => (counts ? <strong>✓ {say('counted')}{minutes !== undefined && ` ${hoursOf(minutes)}`}</strong> : <span>— {say('not-counted')}</span>) },
          { title: say('reason'), render: (_, { reason, notice }) => <span className="wrap" title={notice}>{reason}</span> },
        ]}
        summary={() => <Table.Summary.Row><Table.Summary.Cell index={0} colSpan={3}><strong>{of.sum.sentence}</strong></Table.Summary.Cell></Table.Summary.Row>}
      />
      {of.pauses.map(({ from, to, reason }) => <p key={from} className="wrap">{say('clock-stood', { from: momentOf(from), to: momentOf(to), why: reason })}</p>)}
      {of.moves.map(({ at, reason, from, to }) => <p key={at} className="wrap">{momentOf(at)} {reason}：{momentOf(from)} → {momentOf(to)}</p>)}
      <p className="wrap">{say('calendar-version', { version: '' })}<CalendarName version={of.calendar} /> · {say('policy-version', { version: '' })}<PolicyName version={of.policy} /> · <a href={`/api/cases/${caseId}/deadlines/${of.id}?format=text`} target="_blank" rel="noreferrer">{say('as-letter')}</a></p>
    </>
  );
}
