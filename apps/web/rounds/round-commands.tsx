import { useQuery } from '@tanstack/react-query';
import { Button, Card, Drawer, Space } from 'antd';
import { useState } from 'react';
import type { Field } from '#catalogue/forms';
import { Failure, Waiting } from '../desk/failure.tsx';
import { mayBeGiven, nameFor, type Permission } from '../delegations/acting-for.tsx';
import { FormInName } from '../delegations/form-in-name.tsx';
import { InName } from '../delegations/in-name.tsx';
import { FilledForm } from '../forms/command-form.tsx';
import { read } from '../server/ask.ts';
import type { Form, RoundPage } from '../server/facts.ts';
import { say } from '../words/say.ts';

/** What whoever looks at the round may do with it now. The server decides; of the rest it says why not. */
export function RoundCommands({ page }: Readonly<{ page: RoundPage }>): React.JSX.Element {
  const [chosen, choose] = useState<string>();
  const may = page.permitted.filter(mayBeGiven);
  const command = page.permitted.find((one) => one.command === chosen);
  return (
    <Card size="small" className="no-print" style={{ marginBottom: 12 }}>
      <Space wrap>
        <strong>{say('you-may')}：</strong>
        {may.length === 0 && <span>{say('nothing-to-do')}</span>}
        {may.map((one) => <Button key={one.command} type={one.command === 'file-findings' || one.command === 'draw-places' ? 'primary' : 'default'} onClick={() => choose(one.command)}>{nameFor(one)}</Button>)}
        <WhyNot page={page} />
      </Space>
      <Drawer open={command !== undefined} onClose={() => choose(undefined)} size={640} title={command?.name}>
        {command?.command === 'revise-round' && <p className="wrap" style={{ marginTop: 0 }}>{say('round-revise-hint')}</p>}
        {command?.command === 'file-findings' && <FindingsForm page={page} permission={command} done={() => choose(undefined)} />}
        {command !== undefined && command.command !== 'file-findings' && <FormInName key={command.command} permission={command} path={`/api/rounds/${page.id}/${command.command}`} draft={`${page.id}/${command.command}`} version={page.version} done={() => choose(undefined)} />}
      </Drawer>
    </Card>
  );
}

/** The form with the places of the round to choose from. Each problem becomes a case; the same form sent again files nothing twice. */
function FindingsForm({ page, permission, done }: Readonly<{ page: RoundPage; permission: Permission; done: () => void }>): React.JSX.Element {
  const form = useQuery({ queryKey: ['form', 'file-findings'], queryFn: ({ signal }) => read<Form>('/api/forms/file-findings', signal), staleTime: Infinity });
  if (form.error !== null) return <Failure error={form.error} retry={() => void form.refetch()} />;
  if (form.data === undefined) return <Waiting />;
  const places = page.pool.filter(({ toCheck }) => toCheck).map(({ id, address, unitName, checked }) => ({ value: id, label: `${checked ? '✓ ' : ''}${address}（${unitName}）` }));
  return (
    <>
      <p className="wrap" style={{ marginTop: 0 }}>{say('round-findings-hint')}</p>
      <InName permission={permission}>{(name) => <FilledForm form={{ name: form.data.name, fields: form.data.fields.map((field) => withPlaces(field, places)) }} path={`/api/rounds/${page.id}/file-findings`} draft={`${page.id}/file-findings`} done={done} {...name} />}</InName>
    </>
  );
}

/** A field, and those within, with the places of the round as the choices of a place. */
function withPlaces(field: Field, options: NonNullable<Field['options']>): Field {
  if (field.name === 'place') return { ...field, label: say('round-place'), kind: 'choice', options };
  return {
    ...field, ...(field.name === 'findings' ? { label: say('round-findings') } : {}),
    ...(field.fields === undefined ? {} : { fields: field.fields.map((one) => withPlaces(one, options)) }), ...(field.item === undefined ? {} : { item: withPlaces(field.item, options) }),
  };
}

function WhyNot({ page }: Readonly<{ page: RoundPage }>): React.JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)}>{say('you-may-not')}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={say('you-may-not')} size={480}>
        {page.permitted.filter((one) => !mayBeGiven(one)).map(({ command, name, reason }) => <p key={command} className="wrap"><strong>{name}</strong>：{reason}</p>)}
      </Drawer>
    </>
  );
}
