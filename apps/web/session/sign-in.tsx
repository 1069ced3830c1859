import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Input, Space, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { DemoPerson } from '../server/facts.ts';
import { read, send } from '../server/ask.ts';
import { say } from '../words/say.ts';
import { Failure } from '../desk/failure.tsx';

const matches = (wanted: string) => ({ name, post, unit, roles }: DemoPerson): boolean => [name, post, unit ?? '', ...roles].some((text) => text.includes(wanted.trim()));

/** Signing in to a demonstration by choosing a person. */
export function SignIn({ again = false }: Readonly<{ again?: boolean }>): React.JSX.Element {
  const [wanted, want] = useState('');
  const queries = useQueryClient();
  const people = useQuery({ queryKey: ['demo-people'], queryFn: ({ signal }) => read<readonly DemoPerson[]>('/api/demo/people', signal) });
  const enter = async (person: string): Promise<void> => {
    await send('/api/session', { person });
    await queries.invalidateQueries();
  };
  return (
    <main style={{ maxWidth: 720, margin: '0 auto', padding: 24 }}>
      <Typography.Title level={2}>{say('product')} · {say('tagline')}</Typography.Title>
      {again && <Alert type="warning" showIcon title={say('sign-in-again')} style={{ marginBottom: 16 }} />}
      <Typography.Title level={4} id="sign-in-as">{say('sign-in-as')}</Typography.Title>
      <Input.Search aria-label={say('find-person')} placeholder={say('find-person')} value={wanted} onChange={({ target }) => want(target.value)} allowClear />
      {people.error !== null && <Failure error={people.error} retry={() => void people.refetch()} />}
      <ul style={{ listStyle: 'none', padding: 0 }} aria-labelledby="sign-in-as">
        {(people.data ?? []).filter(matches(wanted)).map((person) => (
          <li key={person.id} style={{ borderBottom: '1px solid #d8dee6' }}>
            <button type="button" onClick={() => void enter(person.id)} style={{ all: 'unset', cursor: 'pointer', display: 'flex', gap: 12, padding: '10px 4px', width: '100%' }}>
              <strong>{person.name}</strong>
              <span style={{ flex: 1 }}>{person.post}</span>
              <Space>{person.roles.map((role) => <Tag key={role}>{role}</Tag>)}</Space>
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}
