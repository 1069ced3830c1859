import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Drawer, Segmented, Space, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Failure, Waiting } from '../desk/failure.tsx';
import { More } from '../desk/more.tsx';
import { mayBeGiven, nameFor, type Permission } from '../delegations/acting-for.tsx';
import { FormInName } from '../delegations/form-in-name.tsx';
import type { Rounds } from '../server/facts.ts';
import { usePages } from '../server/pages.ts';
import { say } from '../words/say.ts';
import { dayOf } from '../words/times.ts';
import { Secret } from './secret.tsx';
import { Wide } from '../look/wide.tsx';

const route = getRouteApi('/rounds');
const states = ['all', 'planned', 'inspecting', 'published', 'closed'] as const;
type Row = Rounds['items'][number];

/** The inspection rounds that somebody may know of, by state; and a way to plan one. */
export function RoundsPage(): React.JSX.Element {
  const { status = 'all' } = route.useSearch();
  const navigate = useNavigate();
  const rounds = usePages<Row, Rounds>('rounds', '/api/rounds', status === 'all' ? {} : { status });
  if (rounds.error !== null) return <Failure error={rounds.error} retry={rounds.retry} />;
  if (rounds.head === undefined) return <Waiting />;
  const { items, head: { permitted } } = rounds;
  return (
    <main>
      <Typography.Title level={3} style={{ margin: '4px 0 12px' }}>{say('rounds')}</Typography.Title>
      <Space wrap style={{ marginBottom: 12 }}>
        <Segmented value={status} aria-label={say('round-state')} options={states.map((value) => ({ value, label: say(`round-${value}`) }))} onChange={(next) => void navigate({ to: '/rounds', search: next === 'all' ? {} : { status: String(next) } })} />
        {permitted.filter(mayBeGiven).map((one) => <Plan key={one.command} permission={one} />)}
      </Space>
      <Wide label={say('rounds')} least={1040}><Table<Row>
        size="small" rowKey="id" pagination={false} locale={{ emptyText: say('no-rounds') }} dataSource={items}
        columns={[
          { title: say('round-name'), render: (_, { id, name, secret }) => <span className="wrap"><Link to="/rounds/$round" params={{ round: id }}>{name}</Link> {secret && <Secret short />}</span> },
          { title: say('round-kind'), width: 190, render: (_, { kinds }) => [kinds.timingName, kinds.mannerName, kinds.extentName].join(' · ') },
          { title: say('round-dates'), width: 170, render: (_, { begins, ends }) => <span className="numeric">{dayOf(begins)} – {dayOf(ends)}</span> },
          { title: say('round-office'), width: 140, dataIndex: 'officeName' },
          { title: say('round-state'), width: 110, render: (_, { statusName }) => <Tag color="#1d4f91">{statusName}</Tag> },
          { title: say('round-found'), width: 230, render: (_, { places, checked, problems }) => say('round-found-says', { places, checked, problems }) },
        ]}
      /></Wide>
      <More of={rounds} />
    </main>
  );
}

/** The form of a plan; the round that it makes is shown at once. */
function Plan({ permission }: Readonly<{ permission: Permission }>): React.JSX.Element {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{nameFor(permission)}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} size={640} title={permission.name}>
        <FormInName permission={permission} path="/api/rounds" draft="plan-round" done={({ id }) => { setOpen(false); if (id !== undefined) void navigate({ to: '/rounds/$round', params: { round: id } }); }} />
      </Drawer>
    </>
  );
}
