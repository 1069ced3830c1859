import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Field } from '#catalogue/forms';
import { draftOf, dropDraft, keepDraft } from '../forms/drafts.ts';
import { bodyOf, type Values } from '../forms/values.ts';
import { newKey, read } from '../server/ask.ts';
import type { Form } from '../server/facts.ts';
import { useName } from './as/chosen.ts';
import { draftName } from './draft-name.ts';
import { Failure, Waiting } from './failure.tsx';
import { FieldInput } from './fields.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { dropAct } from './queue/store.ts';
import { submit, useQueue } from './queue/use-queue.ts';
import { To } from './to.tsx';
import { toast } from './toasts.tsx';
import { say } from './words.ts';

/** `ahead`: by how many milliseconds the server's clock is ahead of this device; `settle` may change what goes with what was typed; `order` names the fields that come first, and `fold` those that few need; `version` is the case as it is shown now, and `overtaken` reads it again. */
type Given = Readonly<{ command: string; caseId?: string; version?: number; overtaken?: () => Promise<void>; title: string; person: string; ahead: number; start?: Values; order?: readonly string[]; fold?: readonly string[]; settle?: (values: Values) => Values; done: () => void }>;

/** Why the server did not take it; `since` is the version that was seen by whoever was slower. */
type Refused = Readonly<{ reason: string; since: number | undefined }>;

/** The form of a command as the server describes it. */
export function ActForm(given: Given): React.JSX.Element {
  const form = useQuery({ queryKey: ['form', given.command], queryFn: ({ signal }) => read<Form>(`/api/forms/${given.command}`, signal), staleTime: Infinity });
  if (form.data !== undefined) return <Filled {...given} form={form.data} />;
  return form.error === null ? <Waiting /> : <Failure error={form.error} retry={() => void form.refetch()} />;
}

/** Fills in and sends. Without a network the act waits on this device; refused it comes back with the reason, and nothing that was typed is lost. */
function Filled({ command, caseId, version, overtaken, title, person, ahead, start = {}, order = [], fold = [], settle = (values) => values, done, form }: Given & Readonly<{ form: Form }>): React.JSX.Element {
  const place = ({ name }: Readonly<{ name: string }>): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const sorted = form.fields.toSorted((one, other) => place(one) - place(other));
  const draft = draftName(person, command, caseId);
  const [before] = useState(() => draftOf(draft));
  const [values, setValues] = useState<Values>(() => before ?? start);
  const [problem, setProblem] = useState<Refused>();
  const [seen, see] = useState(before === undefined ? undefined : version);
  const [sending, setSending] = useState(false);
  const { as } = useName();
  const blocked = useQueue().some((one) => one.refused !== undefined && one.caseId === caseId && caseId !== undefined);
  const change = (name: string, value: unknown): void => {
    see(seen ?? version);
    setValues((all) => {
      const next = settle({ ...all, [name]: value });
      keepDraft(draft, next);
      return next;
    });
  };
  const input = (field: Field): React.JSX.Element => <FieldInput key={field.name} field={field} value={values[field.name]} change={(value) => change(field.name, value)} />;
  const give = async (): Promise<void> => {
    setSending(true);
    setProblem(undefined);
    const actedAt = Date.now();
    const asSeen = seen ?? version;
    const { left, signedOut } = await submit({ id: `${actedAt}-${newKey()}`, person, ...(as === undefined ? {} : { as }), ...(caseId === undefined ? {} : { caseId }), ...(asSeen === undefined ? {} : { version: asSeen }), title: title === '' && typeof values['title'] === 'string' ? values['title'] : title, command, name: form.name, values: bodyOf(form.fields, values), actedAt, ahead, key: newKey() });
    if (left?.refused !== undefined) {
      const stale = left.refused.code === 'stale-version';
      setProblem({ reason: left.refused.reason, since: stale ? asSeen : undefined });
      await dropAct(left, { photos: false });
      if (stale) await overtaken?.();
      see(undefined);
      setSending(false);
      return;
    }
    setSending(false);
    dropDraft(draft);
    toast(left === undefined ? say('saved', { what: form.name }) : say(blocked ? 'm-held' : signedOut ? 'm-kept-signed-out' : 'm-kept', { what: form.name }));
    done();
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); void give(); }}>
      {blocked && <p className="note bad"><To to="/m/queue"><span aria-hidden>■</span> {say('m-held')}</To></p>}
      {before !== undefined && <p className="note">{say('draft-kept')}</p>}
      {sorted.filter(({ name }) => !fold.includes(name)).map(input)}
      {fold.length > 0 && <details className="card"><summary>{say('m-optional')}</summary>{sorted.filter(({ name }) => fold.includes(name)).map(input)}</details>}
      {problem !== undefined && <Refusal of={problem} caseId={caseId} />}
      <div className="bar"><button type="submit" className="first" disabled={sending}>{sending ? say('m-sending') : form.name}</button></div>
    </form>
  );
}

/** Why it was not taken; where somebody was faster, who that was and what changed. */
const Refusal = ({ of: { reason, since }, caseId }: Readonly<{ of: Refused; caseId: string | undefined }>): React.JSX.Element => (
  <div role="alert" className="note bad">
    <p className="wrap"><span aria-hidden>■</span> {since === undefined ? reason : say('somebody-was-faster')}</p>
    {since !== undefined && caseId !== undefined && <Meanwhile caseId={caseId} since={since} />}
  </div>
);
