import { Button, Checkbox, Form, Input, InputNumber, Radio, Select, Space } from 'antd';
import { useContext } from 'react';
import type { Field } from '#catalogue/forms';
import { EvidenceField } from '../evidence/evidence-field.tsx';
import { say } from '../words/say.ts';
import { CaseChoice } from './case-choice.tsx';
import { useChoices } from './choices.ts';
import { InstantInput } from './instant-input.tsx';
import { KnownHere } from './known.ts';

type Path = readonly (string | number)[];

/** One field of a command's form, and what it holds within. */
export function FieldInput({ field, path, errors }: Readonly<{ field: Field; path: Path; errors: ReadonlyMap<string, string> }>): React.JSX.Element {
  if (field.kind === 'group') return <Group field={field} path={path} errors={errors} />;
  if (field.kind === 'list') return <Items field={field} path={path} errors={errors} />;
  if (field.kind === 'pairs') return <Form.Item name={[...path]} hidden><Input /></Form.Item>;
  return <Single field={field} path={path} error={errors.get(path.join('.'))} />;
}

/** A required yes or no is answered by one of two, so that a no is as easily said as a yes. */
function Single({ field, path, error }: Readonly<{ field: Field; path: Path; error: string | undefined }>): React.JSX.Element | null {
  const choices = useContext(KnownHere)[field.name];
  if (field.kind === 'text' && choices?.length === 0 && !field.required) return null;
  return (
    <Form.Item name={[...path]} label={field.label} required={field.required} {...(error === undefined ? {} : { validateStatus: 'error' as const, help: error })} valuePropName={field.kind === 'yes-no' && !field.required ? 'checked' : 'value'}>
      {field.kind === 'text' && choices !== undefined ? <Select allowClear options={[...choices]} placeholder={say('choose')} /> : <Control field={field} />}
    </Form.Item>
  );
}

/** The control that a kind of field is filled in with; antd hands it value and onChange. */
function Control({ field, ...bound }: Readonly<{ field: Field }>): React.JSX.Element {
  const choices = useChoices(field.kind);
  switch (field.kind) {
    case 'passage':
      return <Input.TextArea {...bound} autoSize={{ minRows: 3, maxRows: 12 }} maxLength={field.most} showCount />;
    case 'number':
      return <InputNumber {...bound} {...(field.least === undefined ? {} : { min: field.least })} {...(field.most === undefined ? {} : { max: field.most })} />;
    case 'yes-no':
      return field.required ? <Radio.Group {...bound} options={[{ value: true, label: say('yes') }, { value: false, label: say('no') }]} /> : <Checkbox {...bound}>{say('yes')}</Checkbox>;
    case 'choice':
      return (field.options?.length ?? 0) <= 3 ? <Radio.Group {...bound} options={[...(field.options ?? [])]} /> : <Select {...bound} allowClear options={[...(field.options ?? [])]} placeholder={say('choose')} />;
    case 'day':
      return <Input {...bound} type="date" />;
    case 'unit':
    case 'person':
    case 'area':
    case 'category':
    case 'office':
    case 'campaign':
      return <Select {...bound} allowClear showSearch={{ optionFilterProp: 'label' }} options={[...choices]} placeholder={say('choose')} />;
    case 'evidence':
      return <EvidenceField {...bound} most={field.most ?? 30} />;
    case 'instant':
      return <InstantInput {...bound} />;
    case 'case':
      return <CaseChoice {...bound} />;
    case 'text':
    case 'pairs':
    case 'group':
    case 'list':
      return <Input {...bound} maxLength={field.most} />;
  }
}

const Group = ({ field, path, errors }: Readonly<{ field: Field; path: Path; errors: ReadonlyMap<string, string> }>): React.JSX.Element => (
  <fieldset className="group">
    <legend>{field.label}{field.required && <span aria-hidden style={{ color: '#b3261e' }}> *</span>}</legend>
    {field.fields?.map((inner) => <FieldInput key={inner.name} field={inner} path={[...path, inner.name]} errors={errors} />)}
  </fieldset>
);

function Items({ field, path, errors }: Readonly<{ field: Field; path: Path; errors: ReadonlyMap<string, string> }>): React.JSX.Element {
  const { item, label, required, least = 0, most = Infinity } = field;
  return (
    <Form.List name={[...path]} initialValue={required && least > 0 ? [item?.kind === 'group' ? {} : ''] : []}>
      {(rows, { add, remove }) => (
        <fieldset className="group">
          <legend>{label}{required && <span aria-hidden style={{ color: '#b3261e' }}> *</span>}</legend>
          {errors.get(path.join('.')) !== undefined && <p style={{ color: '#b3261e' }}>{errors.get(path.join('.'))}</p>}
          {rows.map(({ key, name }, index) => (
            <div key={key}>
              {item !== undefined && <FieldInput field={{ ...item, label: `${label} ${index + 1}` }} path={[name]} errors={within(errors, path, index)} />}
              {rows.length > least && <Button size="small" onClick={() => remove(name)}>{say('remove')}</Button>}
            </div>
          ))}
          <Space>{rows.length < most && <Button size="small" onClick={() => add(item?.kind === 'group' ? {} : '')}>{say('add')}</Button>}</Space>
        </fieldset>
      )}
    </Form.List>
  );
}

/** The errors of one item of a list, whose fields are named from the item on. */
function within(errors: ReadonlyMap<string, string>, path: Path, index: number): ReadonlyMap<string, string> {
  const prefix = `${[...path, index].join('.')}.`;
  return new Map(Array.from(errors).flatMap(([where, what]) => (where.startsWith(prefix) ? [[`${index}.${where.slice(prefix.length)}`, what] as const] : [])));
}
