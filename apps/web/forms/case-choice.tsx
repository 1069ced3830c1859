import { Select } from 'antd';
import { useState } from 'react';
import { say } from '../words/say.ts';
import { useCases } from './choices.ts';

/** A field that names a case, found by its number or by words of it. */
export function CaseChoice({ value, onChange, ...bound }: Readonly<{ id?: string; value?: string; onChange?: (caseId: string | undefined) => void }>): React.JSX.Element {
  const [wanted, want] = useState('');
  const options = useCases(wanted, 20).map(({ caseId, caseNo, title }) => ({ value: caseId, label: `${caseNo ?? '—'} ${title}` }));
  return <Select {...bound} allowClear showSearch={{ filterOption: false, onSearch: want }} options={options} placeholder={say('find-case')} {...(value === undefined ? {} : { value })} {...(onChange === undefined ? {} : { onChange })} notFoundContent={say(wanted === '' ? 'find-case' : 'no-case-found')} />;
}
