import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Space } from 'antd';
import { useCallback, useContext, useState } from 'react';
import { Failure, Trace, Waiting } from '../desk/failure.tsx';
import { type Pair, pairsIn } from '../evidence/pair-up.ts';
import { Befores, Pairing } from '../evidence/paired.tsx';
import { Underway } from '../evidence/underway.ts';
import { newKey, read, send } from '../server/ask.ts';
import type { Answer, Form as FormShape } from '../server/facts.ts';
import { ApiProblem } from '../server/problem.ts';
import { say } from '../words/say.ts';
import { draftOf, dropDraft, keepDraft } from './drafts.ts';
import { FieldInput } from './field-input.tsx';
import { OtherDevice } from './other-device.tsx';
import { bodyOf, type Values, withPairs } from './values.ts';

/** `draft` names what was typed, `onBehalfOf` in whose name it is done, `version` the case as it was seen; without it nobody can have been faster. `since` tells what happened after a version. */
type Given = Readonly<{ command: string; path: string; draft: string; version?: number; onBehalfOf?: string; since?: (version: number) => React.ReactNode; done: (answer: Answer) => void }>;

/** The form of a command, made from the server's own schema. Sent again it is the same command; what was typed outlives every failure. */
export function CommandForm(given: Given): React.JSX.Element {
  const form = useQuery({ queryKey: ['form', given.command], queryFn: ({ signal }) => read<FormShape>(`/api/forms/${given.command}`, signal), staleTime: Infinity });
  if (form.error !== null) return <Failure error={form.error} retry={() => void form.refetch()} />;
  return form.data === undefined ? <Waiting /> : <FilledForm {...given} form={form.data} />;
}

/** The form itself, of whatever fields; `form` names what is sent. `body` makes of what was filled in what the server takes. */
export function FilledForm({ form, path, draft, version, onBehalfOf, since, done, body = bodyOf }: Omit<Given, 'command'> & Readonly<{ form: Omit<FormShape, 'command'>; body?: typeof bodyOf }>): React.JSX.Element {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const befores = useContext(Befores);
  const [filled] = Form.useForm<Values>();
  const [before] = useState(() => draftOf(draft));
  const [key, setKey] = useState(newKey);
  const [problem, setProblem] = useState<ApiProblem>();
  const [overtaken, overtake] = useState<number>();
  const [sending, setSending] = useState(false);
  const [underway, setUnderway] = useState<ReadonlySet<string>>(new Set());
  const tell = useCallback((field: string, busy: boolean) => setUnderway((before) => new Set([...[...before].filter((one) => one !== field), ...(busy ? [field] : [])])), []);

  const submit = async (values: Values): Promise<void> => {
    setSending(true);
    setProblem(undefined);
    try {
      const answer = await send<Answer>(path, withPairs(form.fields, body(form.fields, values), befores), { key, ...(version === undefined ? {} : { version }), ...(onBehalfOf === undefined ? {} : { onBehalfOf }) });
      dropDraft(draft);
      void message.success(say('saved', { what: form.name }));
      done(answer);
      await queries.invalidateQueries();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      if (error.status !== 0 && error.status !== 503) setKey(newKey());
      if (error.status !== 412) return;
      overtake(version);
      await queries.invalidateQueries();
    } finally {
      setSending(false);
    }
  };
  const said = pairsIn(Form.useWatch('pairs', filled));
  const pair = (one: Pair): void => {
    filled.setFieldValue('pairs', [...said.filter(({ after }) => after !== one.after), one]);
    keepDraft(draft, filled.getFieldsValue());
  };
  const pairing = form.fields.some(({ kind }) => kind === 'pairs') ? { said, pair } : undefined;
  const errors = new Map(problem?.errors.map((one) => [one.path, one.message]));
  return (
    <Form form={filled} layout="vertical" initialValues={{ ...before }} onValuesChange={(_, values) => keepDraft(draft, values)} onFinish={(values) => void submit(values)} requiredMark>
      {before !== undefined && <Alert type="info" showIcon title={say('draft-kept')} style={{ marginBottom: 12 }} />}
      <OtherDevice name={draft} form={filled} />
      {problem !== undefined && <Alert type="error" showIcon style={{ marginBottom: 12 }} title={<span className="wrap">{problem.status === 412 ? say('somebody-was-faster') : problem.message}</span>} description={problem.status === 412 ? overtaken !== undefined && since?.(overtaken) : <Trace error={problem} />} />}
      <Underway value={tell}><Pairing value={pairing}>{form.fields.map((field) => <FieldInput key={field.name} field={field} path={[field.name]} errors={errors} />)}</Pairing></Underway>
      {underway.size > 0 && <p role="status">{say('evidence-wait')}</p>}
      <Space><Button type="primary" htmlType="submit" loading={sending} disabled={underway.size > 0} size="middle">{form.name}</Button></Space>
    </Form>
  );
}
