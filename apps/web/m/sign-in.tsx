import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { read, send } from '../server/ask.ts';
import type { DemoPerson, SignInWays } from '../server/facts.ts';
import { Failure, Waiting } from './failure.tsx';
import { forgetReads, orTold } from './offline/reads.ts';
import { say } from './words.ts';

/** Signing in by what this installation has: a person of the demonstration, or the city's own identity gateway. */
export function SignIn({ again = false }: Readonly<{ again?: boolean }>): React.JSX.Element {
  const ways = useQuery({ queryKey: ['ways'], queryFn: ({ signal }) => read<SignInWays>('/api/session/ways', signal), staleTime: Infinity });
  const inside = (
    <>
      {again && <p className="note">{say('sign-in-again')}</p>}
      {ways.error !== null && <Failure error={ways.error} retry={() => void ways.refetch()} />}
      {ways.data === undefined ? ways.error === null && <Waiting /> : ways.data.demonstration ? <People again={again} /> : <Gateway />}
    </>
  );
  return again ? inside : <main><h1>{say('product')} · {say('tagline')}</h1>{inside}</main>;
}

/** In production the gateway of the city signs people in, before they come here. */
function Gateway(): React.JSX.Element {
  const queries = useQueryClient();
  return (
    <section className="stack">
      <p className="wrap">{say('sign-in-gateway')}</p>
      <button type="button" className="first" onClick={() => void queries.invalidateQueries()}>{say('retry')}</button>
    </section>
  );
}

const matches = (wanted: string) => ({ name, post, of, roleNames }: DemoPerson): boolean => [name, post, of ?? '', ...roleNames].some((text) => text.toLowerCase().includes(wanted.trim().toLowerCase()));

/** The people of a demonstration, one of whom is chosen. */
function People({ again }: Readonly<{ again: boolean }>): React.JSX.Element {
  const [wanted, want] = useState('');
  const [problem, setProblem] = useState<string>();
  const queries = useQueryClient();
  const people = useQuery({ queryKey: ['demo-people'], queryFn: ({ signal }) => read<readonly DemoPerson[]>('/api/demo/people', signal) });
  const enter = async (person: string): Promise<void> => {
    try {
      await send('/api/session', { person });
      await orTold(forgetReads());
      if (!again) queries.clear();
      await queries.invalidateQueries();
      if (!again) location.reload();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const found = (people.data ?? []).filter(matches(wanted));
  return (
    <>
      <h2 id="sign-in-as">{say('sign-in-as')}</h2>
      <p className="faint">{say('sign-in-demo')}</p>
      <input type="search" aria-label={say('find-person')} placeholder={say('find-person')} value={wanted} onChange={({ target }) => want(target.value)} />
      {problem !== undefined && <p role="alert" className="note bad wrap">{problem}</p>}
      {people.error !== null && <Failure error={people.error} retry={() => void people.refetch()} />}
      {people.isPending && <Waiting />}
      {people.isSuccess && found.length === 0 && <p>{say('no-person')}</p>}
      <ul className="rows" aria-labelledby="sign-in-as">
        {found.map(({ id, name, post, roleNames }) => (
          <li key={id}>
            <button type="button" className="row" onClick={() => void enter(id)}><span><strong>{name}</strong> <span className="faint">{post}</span></span><span className="faint">{roleNames.filter((role) => role !== post).join('、')}</span></button>
          </li>
        ))}
      </ul>
    </>
  );
}
