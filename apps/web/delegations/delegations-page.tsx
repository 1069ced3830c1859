import '../look/delegations.css';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Popconfirm, Tag, Typography } from 'antd';
import type { DelegationShown } from '../../api/delegations/shown.ts';
import { Failure, Waiting } from '../desk/failure.tsx';
import { send } from '../server/ask.ts';
import { ApiProblem } from '../server/problem.ts';
import { spoken } from '../words/language.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';
import { GrantForm } from './grant-form.tsx';
import { useDelegations } from './standing-in.tsx';

const parts = ['deputy', 'principal', 'other'] as const;
const titles = { deputy: 'delegations-held', principal: 'delegations-own', other: 'delegations-others' } as const;

/** Who stands in for whom: what one holds for others, what one has handed over, and a new delegation. */
export function DelegationsPage(): React.JSX.Element {
  const list = useDelegations();
  if (list.error !== null) return <Failure error={list.error} retry={() => void list.refetch()} />;
  if (list.data === undefined) return <Waiting />;
  const { items } = list.data;
  return (
    <main>
      <Typography.Title level={1} style={{ fontSize: '1.5em', margin: '4px 0' }}>{say('delegations')}</Typography.Title>
      <p className="wrap" style={{ maxWidth: 860 }}>{say('delegations-what')}</p>
      <div className="columns">
        <div className="column">
          {parts.map((own) => <Held key={own} title={say(titles[own])} items={items.filter((one) => one.own === own)} always={own !== 'other'} />)}
        </div>
        <div className="column"><Card size="small" title={say('new-delegation')}><GrantForm /></Card></div>
      </div>
    </main>
  );
}

function Held({ title, items, always }: Readonly<{ title: string; items: readonly DelegationShown[]; always: boolean }>): React.JSX.Element | null {
  if (items.length === 0 && !always) return null;
  return (
    <Card size="small" title={title}>
      {items.length === 0 && <p style={{ margin: 0 }}>{say('no-delegations')}</p>}
      <ul className="delegations" aria-label={title}>{items.map((one) => <One key={one.id} one={one} />)}</ul>
    </Card>
  );
}

function One({ one }: Readonly<{ one: DelegationShown }>): React.JSX.Element {
  const { principalName, deputyName, from, until, scope, reason, status, statusName, grantedByName, grantedAt, revokedByName, revokedAt, revokedFor } = one;
  const limits = [...scope.roles, ...scope.commands, ...scope.areas].map(({ name }) => name).join(spoken() === 'en' ? ', ' : '、');
  return (
    <li>
      <div><strong>{say('acting-for', { deputy: deputyName, principal: principalName })}</strong> <Tag className={`delegation-${status}`}>{marks[status]} {statusName}</Tag></div>
      <div className="numeric">{say('days-from-until', { from, until })}</div>
      <div className="wrap">{say('delegation-scope')}：{limits === '' ? say('everything') : limits}</div>
      {reason !== null && <div className="wrap">{say('delegation-reason')}：{reason}</div>}
      <div className="faint">{say('granted-by', { who: grantedByName, at: momentOf(grantedAt) })}{revokedAt !== undefined && `；${revokedByName ?? ''} ${momentOf(revokedAt)} ${statusName}${revokedFor === undefined ? '' : `：${revokedFor}`}`}</div>
      <Revoke one={one} />
    </li>
  );
}

/** A sign beside the colour and the word. */
const marks = { planned: '○', 'in-force': '●', over: '✓', revoked: '×' } as const;

function Revoke({ one: { id, own, revocable } }: Readonly<{ one: DelegationShown }>): React.JSX.Element | null {
  const { message } = App.useApp();
  const queries = useQueryClient();
  if (!revocable) return null;
  const revoke = async (): Promise<void> => {
    try {
      await send(`/api/delegations/${id}/revoke`, {});
      void message.success(say('delegation-revoked'));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      void message.error(error.message);
    }
    await queries.invalidateQueries();
  };
  const word = say(own === 'deputy' ? 'resign-delegation' : 'revoke-delegation');
  return <Popconfirm title={say('revoke-sure')} okText={word} onConfirm={() => void revoke()}><Button size="small">{word}</Button></Popconfirm>;
}
