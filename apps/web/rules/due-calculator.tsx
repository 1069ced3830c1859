import { useQuery } from '@tanstack/react-query';
import { Card, Space, Table } from 'antd';
import { useState } from 'react';
import { Failure } from '../desk/failure.tsx';
import { read } from '../server/ask.ts';
import type { Due } from '../server/rules.ts';
import { say } from '../words/say.ts';
import { dayOf, momentOf } from '../words/times.ts';
import { CalendarName } from './rule-names.tsx';

const units = ['workday', 'workhour', 'day', 'month'] as const;

/** Counts a period from a day, and explains each day on the way. */
export function DueCalculator(): React.JSX.Element {
  const [from, begin] = useState('');
  const [amount, last] = useState('5');
  const [unit, count] = useState<string>('workday');
  const ask = new URLSearchParams({ from, amount, unit }).toString();
  const due = useQuery({ queryKey: ['due', ask], queryFn: ({ signal }) => read<Due>(`/api/calendar/due?${ask}`, signal), enabled: from !== '' && Number(amount) > 0 });
  return (
    <Card size="small" title={<h2 className="card-title">{say('due-calculator')}</h2>}>
      <Space wrap>
        <label>{say('count-from')} <input type="date" value={from} onChange={({ target }) => begin(target.value)} /></label>
        <label>{say('amount')} <input type="number" min={1} max={366} value={amount} onChange={({ target }) => last(target.value)} style={{ width: 70 }} /></label>
        <select aria-label={say('unit')} value={unit} onChange={({ target }) => count(target.value)}>{units.map((one) => <option key={one} value={one}>{say(`unit-${one}`)}</option>)}</select>
        {due.data !== undefined && <strong role="status" className="numeric">{say('falls-due', { at: momentOf(due.data.dueAt) })}{due.data.provisional && ` · ${say('provisional')}`}</strong>}
      </Space>
      {due.error !== null && <Failure error={due.error} retry={() => void due.refetch()} />}
      {due.data !== undefined && <Days of={due.data} />}
    </Card>
  );
}

const Days = ({ of: { days, calendar } }: Readonly<{ of: Due }>): React.JSX.Element => (
  <>
    <Table<Due['days'][number]>
      size="small" rowKey="date" pagination={false} dataSource={[...days]} style={{ marginTop: 8 }}
      columns={[
        { title: say('column-date'), dataIndex: 'date', width: 200, render: (day: string) => <span className="numeric">{dayOf(day)}</span> },
        { title: say('day-counts'), width: 100, render: (_, { counts }) => (counts ? <strong>✓ {say('counted')}</strong> : <span>— {say('not-counted')}</span>) },
        { title: say('reason'), render: (_, { reason, notice }) => <span className="wrap">{reason}{notice !== undefined && <span className="faint"> {notice}</span>}</span> },
      ]}
    />
    <p>{say('calendar-version', { version: '' })}<CalendarName version={calendar} /></p>
  </>
);
