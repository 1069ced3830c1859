import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { DelegationShown } from '../../api/delegations/shown.ts';
import type { DelegationsController } from '../../api/delegations/delegations.controller.ts';
import { useChoices } from '../forms/choices.ts';
import { newKey, read, send } from '../server/ask.ts';
import type { Listed } from '../server/facts.ts';
import { ApiProblem } from '../server/problem.ts';
import { useWhoami } from '../desk/whoami.ts';
import { say } from '../words/say.ts';

type Choices = ReturnType<DelegationsController['choices']>;
type Somebody = Readonly<{ id: string; name: string; post: string; unitName?: string; officeName?: string }>;
type Filled = Readonly<{ principal?: string; deputy: string; from: string; until: string; limited?: boolean; roles?: readonly string[]; commands?: readonly string[]; areas?: readonly string[]; reason?: string }>;

const some = (items: readonly string[] | undefined): items is readonly string[] => items !== undefined && items.length > 0;

/** What is sent: of the scope only what was named. */
function bodyOf({ principal, deputy, from, until, limited, roles, commands, areas, reason }: Filled): unknown {
  const scope = limited === true ? { ...(some(roles) ? { roles } : {}), ...(some(commands) ? { commands } : {}), ...(some(areas) ? { areas } : {}) } : {};
  return { ...(principal === undefined ? {} : { principal }), deputy, from, until, ...(Object.keys(scope).length === 0 ? {} : { scope }), ...(reason === undefined || reason.trim() === '' ? {} : { reason }) };
}

const named = (items: readonly Readonly<{ id: string; name: string }>[]) => items.map(({ id, name }) => ({ value: id, label: name }));
const whoIs = (name: string, post: string, place: string | null | undefined): string => [name, post, place ?? ''].filter((part) => part !== '').join(' · ');

/** Who is away, who stands in, from when to when, in what: the server says who may be named, and why not. */
export function GrantForm(): React.JSX.Element {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Filled>();
  const [key, setKey] = useState(newKey);
  const [problem, setProblem] = useState<ApiProblem>();
  const own = useWhoami().data?.person;
  const choices = useQuery({ queryKey: ['delegation-choices'], queryFn: ({ signal }) => read<Choices>('/api/delegations/choices', signal), staleTime: 60_000 });
  const people = useQuery({ queryKey: ['everybody'], queryFn: ({ signal }) => read<Listed<Somebody>>('/api/people?limit=1000', signal), staleTime: 60_000 });
  const grant = async (filled: Filled): Promise<void> => {
    try {
      await send<DelegationShown>('/api/delegations', bodyOf(filled), { key });
      setProblem(undefined);
      form.resetFields();
      void message.success(say('delegation-granted'));
      await queries.invalidateQueries();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setKey(newKey());
    }
  };
  const required = [{ required: true, message: say('fill-in') }];
  const from = Form.useWatch('from', form);
  const answered = choices.data?.people ?? [];
  return (
    <Form form={form} layout="vertical" requiredMark onFinish={(filled) => void grant(filled)} initialValues={{ limited: false }}>
      {problem !== undefined && <Alert type="error" showIcon style={{ marginBottom: 12 }} title={<span className="wrap">{problem.message}</span>} />}
      <div className="two">
        {answered.length > 1 && <Form.Item name="principal" label={say('away-person')} initialValue={own} className="whole"><Select showSearch={{ optionFilterProp: 'label' }} options={answered.map(({ id, name, post, place }) => ({ value: id, label: whoIs(name, post, place) }))} /></Form.Item>}
        <Form.Item name="deputy" label={say('deputy-person')} rules={required} className="whole"><Select showSearch={{ optionFilterProp: 'label' }} placeholder={say('deputy-search')} options={(people.data?.items ?? []).map(({ id, name, post, unitName, officeName }) => ({ value: id, label: whoIs(name, post, unitName ?? officeName) }))} /></Form.Item>
        <Form.Item name="from" label={say('from-day')} rules={required}><Input type="date" /></Form.Item>
        <Form.Item name="until" label={say('until-day')} rules={required}><Input type="date" {...(from === undefined ? {} : { min: from })} /></Form.Item>
      </div>
      <Form.Item name="limited" label={say('delegation-scope')}><Radio.Group options={[{ value: false, label: say('everything') }, { value: true, label: say('only-some') }]} /></Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Filled, after: Filled) => before.limited !== after.limited || before.principal !== after.principal}>
        {({ getFieldValue }) => getFieldValue('limited') === true && <ScopeFields choices={choices.data} principal={getFieldValue('principal') ?? own} />}
      </Form.Item>
      <Form.Item name="reason" label={say('delegation-reason')}><Input maxLength={500} /></Form.Item>
      <Button type="primary" htmlType="submit">{say('grant-delegation')}</Button>
    </Form>
  );
}

function ScopeFields({ choices, principal }: Readonly<{ choices: Choices | undefined; principal: string | undefined }>): React.JSX.Element {
  const areas = useChoices('area');
  const roles = choices?.people.find(({ id }) => id === principal)?.roles ?? [];
  return (
    <div className="two">
      <Form.Item name="roles" label={say('scope-roles')}><Select mode="multiple" allowClear options={named(roles)} placeholder={say('everything')} /></Form.Item>
      <Form.Item name="commands" label={say('scope-commands')}><Select mode="multiple" allowClear showSearch={{ optionFilterProp: 'label' }} options={named(choices?.commands ?? [])} placeholder={say('everything')} /></Form.Item>
      <Form.Item name="areas" label={say('scope-areas')}><Select mode="multiple" allowClear showSearch={{ optionFilterProp: 'label' }} options={[...areas]} placeholder={say('everything')} /></Form.Item>
    </div>
  );
}
