import { useQuery, useQueryClient } from '@tanstack/react-query';
import { read, send } from '../server/ask.ts';
import type { Notice } from '../server/facts.ts';
import { Failure, Waiting } from './failure.tsx';
import { shortly } from './shortly.ts';
import { To } from './to.tsx';
import { say } from './words.ts';

/** The unread notices of whoever is signed in. */
export function NoticesPage(): React.JSX.Element {
  const queries = useQueryClient();
  const notices = useQuery({ queryKey: ['notices'], queryFn: ({ signal }) => read<{ items: readonly Notice[] }>('/api/notices?unread=true&limit=50', signal) });
  const known = async (id: string): Promise<void> => {
    await send(`/api/notices/${id}/read`, {});
    await queries.invalidateQueries({ queryKey: ['notices'] });
  };
  return (
    <main>
      <h1>{say('notices')}</h1>
      {notices.error !== null && <Failure error={notices.error} retry={() => void notices.refetch()} />}
      {notices.isPending && <Waiting />}
      {notices.data?.items.length === 0 && <p className="faint">{say('no-notices')}</p>}
      <ul className="rows">{notices.data?.items.map((one) => <Row key={one.id} notice={one} known={() => void known(one.id)} />)}</ul>
    </main>
  );
}

function Row({ notice: { caseId, subject, detail, ruleName, kindName, todo, createdAt }, known }: Readonly<{ notice: Notice; known: () => void }>): React.JSX.Element {
  const inside = (
    <>
      <strong>{ruleName} · {kindName}</strong>
      <span className="wrap">{caseId === null ? `${subject.kindName} · ${subject.title}` : subject.title}</span>
      {detail !== null && <span className="wrap">{detail}</span>}
      <span className="wrap">{todo}</span>
      <span className="faint numeric">{shortly(createdAt)}</span>
    </>
  );
  return (
    <li>
      {caseId === null ? <a className="row" href={subject.kind === 'unit' ? `/units/${subject.id}` : `/campaigns/${subject.id}`}>{inside}</a> : <To to={`/m/cases/${caseId}`} className="row">{inside}</To>}
      <button type="button" onClick={known}>{say('mark-read')}</button>
    </li>
  );
}
