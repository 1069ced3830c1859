import { Button, Form } from 'antd';
import { useCallback, useState } from 'react';
import { Underway } from '../evidence/underway.ts';
import { FieldInput } from '../forms/field-input.tsx';
import { draftOf, keepDraft } from '../forms/drafts.ts';
import { bodyOf, type Values } from '../forms/values.ts';
import type { Form as FormShape } from '../server/facts.ts';
import type { ApiProblem } from '../server/problem.ts';
import { say } from '../words/say.ts';

type Given = Readonly<{ form: FormShape; problem: ApiProblem | undefined; busy: boolean; submit: (body: Values) => void }>;

/** The form of the command of a batch; sending it only tries. What was typed stays on this machine. */
export function BatchForm({ form: { command, fields }, problem, busy, submit }: Given): React.JSX.Element {
  const draft = `batch/${command}`;
  const [filled] = Form.useForm<Values>();
  const [before] = useState(() => draftOf(draft));
  const [underway, setUnderway] = useState<ReadonlySet<string>>(new Set());
  const tell = useCallback((field: string, sending: boolean) => setUnderway((known) => new Set([...[...known].filter((one) => one !== field), ...(sending ? [field] : [])])), []);
  const errors = new Map(problem?.errors.map((one) => [one.path.replace(/^body\./, ''), one.message]));
  return (
    <Form form={filled} layout="vertical" initialValues={{ ...before }} onValuesChange={(_, values) => keepDraft(draft, values)} onFinish={(values) => submit(bodyOf(fields, values))} requiredMark>
      <Underway value={tell}>{fields.map((field) => <FieldInput key={field.name} field={field} path={[field.name]} errors={errors} />)}</Underway>
      {underway.size > 0 && <p role="status">{say('evidence-wait')}</p>}
      <Button type="primary" htmlType="submit" loading={busy} disabled={underway.size > 0}>{say('batch-try')}</Button>
    </Form>
  );
}
