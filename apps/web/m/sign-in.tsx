import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { read, send } from '../server/ask.ts';
import type { DemoPerson } from '../server/facts.ts';
import { Failure, Waiting } from './failure.tsx';
import { say } from './words.ts';

const matches = (wanted: string) => ({ name, post, unit, roles }: DemoPerson): boolean => [name, post, unit ?? '', ...roles].some((text) => text.includes(wanted.trim()));

/** Signing in to a demonstration by choosing a person. */
export function SignIn({ again = false }: Readonly<{ again?: boolean }>): React.JSX.Element {
  const [wanted, want] = useState('');
  const queries = useQueryClient();
  const people = useQuery({ queryKey: ['demo-people'], queryFn: ({ signal }) => read<readonly DemoPerson[]>('/api/demo/people', signal) });
  const enter = async (person: string): Promise<void> => {
    await send('/api/session', { person });
    if (!again) queries.clear();
    await queries.invalidateQueries();
    if (!again) location.reload();
  };
  const inside = (
    <>
      {again && <p className="note">{say('sign-in-again')}</p>}
      <h2 id="sign-in-as">{say('sign-in-as')}</h2>
      <input type="search" aria-label={say('find-person')} placeholder={say('find-person')} value={wanted} onChange={({ target }) => want(target.value)} />
      {people.error !== null && <Failure error={people.error} retry={() => void people.refetch()} />}
      {people.isPending && <Waiting />}
      <ul className="rows" aria-labelledby="sign-in-as">
        {(people.data ?? []).filter(matches(wanted)).map((person) => (
          <li key={person.id}>
            <button type="button" className="row" onClick={() => void enter(person.id)}><strong>{person.name}</strong> <span className="faint">{person.post}</span></button>
          </li>
        ))}
      </ul>
    </>
  );
  return again ? inside : <main><h1>{say('product')} · {say('tagline')}</h1>{inside}</main>;
}
