import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import type { Field } from '#catalogue/forms';
import { Failure, Waiting } from '../desk/failure.tsx';
import { FilledForm } from '../forms/command-form.tsx';
import { bodyOf, type Values } from '../forms/values.ts';
import { read } from '../server/ask.ts';
import type { CasePage, Form as FormShape } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { Changes } from './changes.tsx';

const useForm = (command: string | undefined): UseQueryResult<FormShape> =>
  useQuery({ queryKey: ['form', command], queryFn: ({ signal }) => read<FormShape>(`/api/forms/${command ?? ''}`, signal), enabled: command !== undefined, staleTime: Infinity });

/** The fields of a late entry, with those of what happened in place of its data. */
const fieldsOf = (late: FormShape, inner: FormShape): readonly Field[] => [
  ...late.fields.filter(({ name }) => name !== 'command' && name !== 'data'),
  ...(inner.fields.length === 0 ? [] : [{ kind: 'group' as const, name: 'data', label: inner.name, required: true, fields: inner.fields }]),
];

/** What happened before it could be entered: first which step it was, then who took it, when, and what that step asks for. */
export function LateEntryForm({ page: { caseId, version, permitted }, done }: Readonly<{ page: CasePage; done: () => void }>): React.JSX.Element {
  const [command, choose] = useState<string>();
  const [late, inner] = [useForm('late-entry'), useForm(command)];
  const failed = late.error ?? inner.error;
  const steps = permitted.filter((one) => one.command !== 'late-entry').map(({ command: value, name }) => ({ value, label: name }));
  return (
    <>
      <Form layout="vertical"><Form.Item label={say('late-which')} required><Select aria-label={say('late-which')} value={command ?? null} onChange={choose} options={steps} showSearch={{ optionFilterProp: 'label' }} placeholder={say('choose')} /></Form.Item></Form>
      {failed !== null && <Failure error={failed} retry={() => void Promise.all([late.refetch(), inner.refetch()])} />}
      {command !== undefined && failed === null && (late.data === undefined || inner.data === undefined ? <Waiting /> : (
        <FilledForm
          key={command} form={{ name: late.data.name, fields: fieldsOf(late.data, inner.data) }} path={`/api/cases/${caseId}/late-entry`} draft={`${caseId}/late-entry/${command}`} version={version} done={done}
          since={(seen) => <Changes caseId={caseId} since={seen} />} body={(fields, values: Values) => ({ data: {}, ...bodyOf(fields, values), command })}
        />
      ))}
    </>
  );
}
