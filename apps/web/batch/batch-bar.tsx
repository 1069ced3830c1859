import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Failure } from '../desk/failure.tsx';
import { send } from '../server/ask.ts';
import type { PossibleCommands } from '../server/office.ts';
import { say } from '../words/say.ts';
import { BatchDrawer } from './batch-drawer.tsx';
import { InWhoseName, type NameOf } from './in-whose-name.tsx';

type Given = Readonly<{ ids: readonly string[]; select: (ids: readonly string[]) => void }>;

/** What can be done with the selected cases at once, in the own name or in that of somebody in whose place one stands: the commands that the server says are possible for at least one of them. */
export function BatchBar({ ids, select }: Given): React.JSX.Element {
  const [chosen, choose] = useState<Readonly<{ command: string; name: string; as: NameOf | undefined; ids: readonly string[] }>>();
  const [as, actAs] = useState<NameOf>();
  const possible = useQuery({ queryKey: ['batch-commands', as?.person ?? '', ids], queryFn: () => send<PossibleCommands>('/api/batches/commands', { cases: ids }, as === undefined ? {} : { onBehalfOf: as.person }), placeholderData: keepPreviousData });
  const { items = [] } = possible.data ?? {};
  return (
    <section className="batch-bar no-print" aria-label={say('selected-do', { n: ids.length })}>
      <strong role="status">{say('selected-do', { n: ids.length })}</strong>
      <InWhoseName as={as} choose={actAs} />
      {possible.error !== null && <Failure error={possible.error} retry={() => void possible.refetch()} />}
      {possible.isSuccess && items.length === 0 && <span>{say('nothing-possible')}</span>}
      {items.map(({ command, name, allowed }) => <Button key={command} size="small" onClick={() => choose({ command, name, as, ids })}>{say('command-for', { name, n: allowed })}</Button>)}
      <Button size="small" type="link" onClick={() => select([])}>{say('clear-selection')}</Button>
      {chosen !== undefined && <BatchDrawer {...chosen} close={() => choose(undefined)} select={(left) => { choose(undefined); select(left); }} />}
    </section>
  );
}
