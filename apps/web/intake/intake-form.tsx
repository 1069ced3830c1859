import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Form, Radio } from 'antd';
import { useCallback, useState } from 'react';
import type { Field } from '#catalogue/forms';
import { Underway } from '../evidence/underway.ts';
import { draftOf, dropDraft, keepDraft } from '../forms/drafts.ts';
import { FieldInput } from '../forms/field-input.tsx';
import type { Values } from '../forms/values.ts';
import { newKey, send } from '../server/ask.ts';
import type { Taken } from '../server/office.ts';
import { ApiProblem } from '../server/problem.ts';
import { say } from '../words/say.ts';
import { NearbyCases } from './nearby-cases.tsx';
import { intakeBody, nearbyAsk, type NextStep, type Target } from './next-step.ts';

const draft = 'report';

type Given = Readonly<{ name: string; report: readonly Field[]; register: readonly Field[]; mayRegister: boolean }>;

/** A report, and what the office does with it at once. Sent again it is the same one; what was typed outlives every failure. */
export function IntakeForm({ name, report, register, mayRegister }: Given): React.JSX.Element {
  const [filled] = Form.useForm<Values>();
  const [before] = useState(() => draftOf(draft));
  const [values, setValues] = useState<Values>(before ?? {});
  const [step, setStep] = useState<NextStep>(mayRegister ? 'register' : 'report');
  const [target, aim] = useState<Target>();
  const [underway, setUnderway] = useState<ReadonlySet<string>>(new Set());
  const tell = useCallback((field: string, busy: boolean) => setUnderway((known) => new Set([...[...known].filter((one) => one !== field), ...(busy ? [field] : [])])), []);
  const { problem, sending, file } = useFiling(name);
  const errors = new Map(problem?.errors.map((one) => [one.path.replace(/^report\./, ''), one.message]));
  const merge = (next: Target | undefined): void => {
    aim(next);
    setStep(next === undefined ? 'register' : 'merge');
  };
  const typing = (all: Values): void => {
    setValues(all);
    keepDraft(draft, all);
  };
  return (
    <div className="intake">
      <Form form={filled} layout="vertical" initialValues={{ ...before }} onValuesChange={(_, all: Values) => typing(all)} onFinish={(all) => file(intakeBody(report, register, all, step, target), target)} requiredMark>
        {before !== undefined && <Alert type="info" showIcon title={say('draft-kept')} style={{ marginBottom: 12 }} />}
        {problem !== undefined && <Alert type="error" showIcon style={{ marginBottom: 12 }} title={<span className="wrap">{problem.message}</span>} />}
        <Underway value={tell}>{report.map((field) => <FieldInput key={field.name} field={field} path={[field.name]} errors={errors} />)}</Underway>
        {mayRegister && <Steps step={step} target={target} choose={(next) => { setStep(next); aim(undefined); }} />}
        {step === 'register' && <fieldset className="group"><legend>{say('step-register')}</legend>{register.filter(({ name: one }) => !report.some((field) => field.name === one)).map((field) => <FieldInput key={field.name} field={field} path={['register', field.name]} errors={errors} />)}</fieldset>}
        {underway.size > 0 && <p role="status">{say('evidence-wait')}</p>}
        <Button type="primary" htmlType="submit" size="middle" loading={sending} disabled={underway.size > 0}>{step === 'report' ? name : say(step === 'register' ? 'report-and-register' : 'report-and-merge')}</Button>
      </Form>
      <NearbyCases ask={nearbyAsk(values)} target={target} merge={mayRegister ? merge : undefined} />
    </div>
  );
}

function Steps({ step, target, choose }: Readonly<{ step: NextStep; target: Target | undefined; choose: (step: NextStep) => void }>): React.JSX.Element {
  const options: { value: NextStep; label: string }[] = [{ value: 'register', label: say('step-register') }, { value: 'report', label: say('step-report') }, ...(target === undefined ? [] : [{ value: 'merge' as const, label: say('step-merge', { what: target.called }) }])];
  return <Form.Item label={say('after-report')}><Radio.Group value={step} options={options} onChange={({ target: { value } }) => choose(options.find((one) => one.value === value)?.value ?? 'report')} /></Form.Item>;
}

/** Sends an intake, once for one key, and leads to the case: the one that was opened, or the one it was merged into. */
function useFiling(name: string): Readonly<{ problem: ApiProblem | undefined; sending: boolean; file: (body: Values, target: Target | undefined) => void }> {
  const { message } = App.useApp();
  const [queries, navigate] = [useQueryClient(), useNavigate()];
  const [key, setKey] = useState(newKey);
  const [problem, setProblem] = useState<ApiProblem>();
  const [sending, setSending] = useState(false);
  const file = async (body: Values, target: Target | undefined): Promise<void> => {
    setSending(true);
    setProblem(undefined);
    try {
      const { caseId, next } = await send<Taken>('/api/intake', body, { key });
      dropDraft(draft);
      if (next?.done === false) void message.warning(say('filed-but', { what: next.name, why: next.reason ?? '' }), 15);
      else void message.success(say('saved', { what: next === undefined ? name : `${name}、${next.name}` }));
      await navigate({ to: '/cases/$caseId', params: { caseId: next?.command === 'merge' && next.done ? (target?.caseId ?? caseId) : caseId }, search: {} });
      await queries.invalidateQueries();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      if (error.status !== 0 && error.status !== 503) setKey(newKey());
    } finally {
      setSending(false);
    }
  };
  return { problem, sending, file: (body, target) => void file(body, target) };
}
