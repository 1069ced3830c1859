import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Failure } from '../desk/failure.tsx';
import { useChoices } from '../forms/choices.ts';
import { read } from '../server/ask.ts';
import type { Listed } from '../server/facts.ts';
import type { UnitLoad } from '../server/office.ts';
import { say } from '../words/say.ts';
import type { Order } from './order.ts';
import { carried } from './waiting-cases.tsx';

type Given = Readonly<{ order: Order; add: (unit: string) => void; dropped: (caseId: string, unit: string) => void }>;
type Loaded = Readonly<{ unit: string; name: string; load: UnitLoad | undefined }>;

/** How many open shares a unit has. */
const sum = (load: UnitLoad | undefined): number => (load === undefined ? 0 : load.toClaim + load.working + load.delivered + load.suspended);

/** The units with what they have on their table: a case is dropped on one, or one is added by its button. */
export function UnitLoads({ order, add, dropped }: Given): React.JSX.Element {
  const [wanted, want] = useState('');
  const units = useChoices('unit');
  const loads = useQuery({ queryKey: ['unit-loads'], queryFn: ({ signal }) => read<Listed<UnitLoad>>('/api/boards/units', signal) });
  const known = new Map(loads.data?.items.map((load) => [load.unit, load]));
  const found = units.filter(({ label }) => label.includes(wanted.trim())).map(({ value, label }): Loaded => ({ unit: value, name: label, load: known.get(value) }));
  return (
    <section aria-labelledby="units">
      <h2 id="units" className="card-title">{say('units-and-load')}</h2>
      <Input type="search" aria-label={say('find-unit')} placeholder={say('find-unit')} value={wanted} onChange={({ target }) => want(target.value)} allowClear style={{ margin: '8px 0' }} />
      {loads.error !== null && <Failure error={loads.error} retry={() => void loads.refetch()} />}
      <ul className="cards">{found.map((one) => <Unit key={one.unit} of={one} taken={order.shares.some(({ unit }) => unit === one.unit)} add={add} dropped={dropped} />)}</ul>
    </section>
  );
}

function Unit({ of: { unit, name, load }, taken, add, dropped }: Readonly<{ of: Loaded; taken: boolean; add: (unit: string) => void; dropped: Given['dropped'] }>): React.JSX.Element {
  const [over, setOver] = useState(false);
  return (
    <li
      className={over ? 'card over' : taken ? 'card picked' : 'card'} onDragLeave={() => setOver(false)} onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDrop={(event) => { event.preventDefault(); setOver(false); const caseId = event.dataTransfer.getData(carried); if (caseId !== '') dropped(caseId, unit); }}
    >
      <div className="unit-row">
        <strong className="wrap">{name}</strong>
        <Button size="small" disabled={taken} aria-label={say('give-to', { name })} onClick={() => add(unit)}>{say(taken ? 'given' : 'give')}</Button>
      </div>
      <p className="faint numeric">
        {say('load-open', { n: sum(load) })} {(load?.soon ?? 0) > 0 && <span className="soon">▲ {say('load-soon', { n: load?.soon ?? 0 })} </span>}{(load?.overdue ?? 0) > 0 && <span className="bad">■ {say('load-overdue', { n: load?.overdue ?? 0 })}</span>}
      </p>
    </li>
  );
}
