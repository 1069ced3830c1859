import { useQuery } from '@tanstack/react-query';
import { read } from '../server/ask.ts';
import type { CaseItem, Listed } from '../server/facts.ts';
import { CaseRow } from './case-row.tsx';
import { Claim } from './claim.tsx';
import { Failure, Waiting } from './failure.tsx';
import { addressOf, lists } from './lists.ts';
import type { ListName } from './pages.ts';
import { To } from './to.tsx';
import { say } from './words.ts';

/** At most so many are counted, and so many shown before the whole list. */
const [most, shown] = [200, 5];

/** What a unit owes: to claim, due soon, overdue, returned, in work, each with its count. */
export function DepartmentHome({ unit }: Readonly<{ unit: string }>): React.JSX.Element {
  return (
    <>
      <Part name="claim" unit={unit} />
      <Part name="late" unit={unit} />
      <Part name="due-soon" unit={unit} />
      <Part name="returned" unit={unit} />
      <Part name="work" unit={unit} />
    </>
  );
}

function Part({ name, unit }: Readonly<{ name: ListName; unit: string }>): React.JSX.Element {
  const path = addressOf(name, unit, most);
  const list = useQuery({ queryKey: ['part', path], queryFn: ({ signal }) => read<Listed<CaseItem>>(path, signal) });
  const items = list.data?.items ?? [];
  const count = list.data === undefined ? '' : `${items.length}${list.data.next === null ? '' : '+'}`;
  return (
    <section>
      <h2><To to={`/m/list/${name}`}>{say(lists[name].word)} <b className="count">{count}</b></To></h2>
      {list.error !== null && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting />}
      <ul className="rows">{items.slice(0, shown).map((one) => <CaseRow key={one.caseId} of={one}>{name === 'claim' && <Claim of={one} />}</CaseRow>)}</ul>
      {items.length > shown && <To to={`/m/list/${name}`} className="button">{say('m-all', { n: count })}</To>}
    </section>
  );
}
