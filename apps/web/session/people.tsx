import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Input, Tag } from 'antd';
import { useState } from 'react';
import { Failure, Waiting } from '../desk/failure.tsx';
import { read } from '../server/ask.ts';
import type { DemoPerson } from '../server/facts.ts';
import { say } from '../words/say.ts';

const matches = (wanted: string) => ({ name, post, of, roleNames }: DemoPerson): boolean => [name, post, of ?? '', ...roleNames].some((text) => text.toLowerCase().includes(wanted.trim().toLowerCase()));

/** People by their unit or office, in the order of the city; whoever has neither stands last. */
function together(people: readonly DemoPerson[]): readonly (readonly [of: string, people: readonly DemoPerson[]])[] {
  const groups = new Map<string, DemoPerson[]>();
  for (const person of people) groups.set(person.of ?? '', [...(groups.get(person.of ?? '') ?? []), person]);
  return [...groups].toSorted(([one], [other]) => Number(one === '') - Number(other === ''));
}

/** The people of a demonstration, by unit and office, one of whom is chosen. */
export function People({ enter }: Readonly<{ enter: (person: string) => void }>): React.JSX.Element {
  const [wanted, want] = useState('');
  const people = useQuery({ queryKey: ['demo-people'], queryFn: ({ signal }) => read<readonly DemoPerson[]>('/api/demo/people', signal) });
  if (people.error !== null) return <Failure error={people.error} retry={() => void people.refetch()} />;
  if (people.data === undefined) return <Waiting />;
  const found = people.data.filter(matches(wanted));
  return (
    <>
      <Input.Search aria-label={say('find-person')} placeholder={say('find-person')} value={wanted} onChange={({ target }) => want(target.value)} onSearch={() => found[0] !== undefined && found.length === 1 && enter(found[0].id)} allowClear size="large" />
      {found.length === 0 && <Empty description={say('no-person')} style={{ marginTop: 24 }} />}
      {together(found).map(([of, members]) => (
        <section key={of}>
          <h3 className="people-of">{of === '' ? say('city-leaders') : of}</h3>
          <ul className="people">{members.map((person) => <li key={person.id}><Person of={person} enter={enter} /></li>)}</ul>
        </section>
      ))}
    </>
  );
}

const Person = ({ of: { id, name, post, roleNames }, enter }: Readonly<{ of: DemoPerson; enter: (person: string) => void }>): React.JSX.Element => (
  <Button block className="person" onClick={() => enter(id)}>
    <strong>{name}</strong>
    <span className="wrap">{post}</span>
    <span>{roleNames.filter((role) => role !== post).map((role) => <Tag key={role}>{role}</Tag>)}</span>
  </Button>
);
