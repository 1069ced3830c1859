import { createContext, useContext, useId, useState } from 'react';
import type { Field } from '#catalogue/forms';
import { useChoices } from '../forms/choices.ts';
import type { Values } from '../forms/values.ts';
import { CheckList } from './check-list.tsx';
import { PhotoField } from './photo-field.tsx';
import { Spot, spotFields } from './spot.tsx';
import { say } from './words.ts';

/** A field and what it holds. */
export type Filled = Readonly<{ field: Field; value: unknown; change: (value: unknown) => void }>;

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** One field of a command's form with the input that the phone itself has for it. */
export function FieldInput(filled: Filled): React.JSX.Element {
  const { field } = filled;
  const id = useId();
  if (field.kind === 'pairs') return <></>;
  const label = <>{field.label}{field.required && <span aria-hidden className="bad"> *</span>}</>;
  if (field.kind === 'group' || field.kind === 'list' || field.kind === 'evidence' || field.kind === 'choice') {
    return <fieldset><legend>{label}</legend><Inside {...filled} /></fieldset>;
  }
  if (field.kind === 'yes-no') return <label className="check"><input type="checkbox" checked={filled.value === true} onChange={({ target }) => filled.change(target.checked)} /> {label}</label>;
  return <div className="field"><label htmlFor={id}>{label}</label><Control {...filled} id={id} /></div>;
}

/** A field that has several controls. */
function Inside(filled: Filled): React.JSX.Element {
  const { field, value, change } = filled;
  if (field.kind === 'evidence') return <PhotoField most={field.most ?? 30} value={listOf(value).map(String)} change={change} />;
  if (field.kind === 'choice') return <Choices {...filled} />;
  if (field.kind === 'group') {
    const inner = isValues(value) ? value : {};
    const spot = field.fields?.some(({ name }) => name === 'latitude') === true;
    return <>{field.fields?.filter(({ name }) => !spot || !spotFields.has(name)).map((one) => <FieldInput key={one.name} field={one} value={inner[one.name]} change={(next) => change({ ...inner, [one.name]: next })} />)}{spot && <Spot value={inner} change={change} />}</>;
  }
  if (field.item?.fields?.some(({ name }) => name === 'passed') === true) return <CheckList value={listOf(value)} change={change} most={field.most ?? 50} />;
  return <Items {...filled} />;
}

/** Radio buttons as wide as a thumb; a list of the phone where there are many. */
function Choices({ field, value, change }: Filled): React.JSX.Element {
  const name = useId();
  const options = field.options ?? [];
  if (options.length > 6) {
    return (
      <select aria-label={field.label} required={field.required} value={text(value)} onChange={({ target }) => change(target.value)}>
        <option value="">{say('choose')}</option>
        {options.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
      </select>
    );
  }
  return (
    <div className="choices">
      {options.map((one) => <label key={one.value}><input type="radio" name={name} required={field.required} checked={value === one.value} onChange={() => change(one.value)} /><span>{one.label}</span></label>)}
    </div>
  );
}

function Items({ field, value, change }: Filled): React.JSX.Element {
  const { item, label, most = Infinity } = field;
  const items = listOf(value);
  if (item === undefined) return <></>;
  return (
    <>
      {items.map((one, index) => (
        <div key={index}>
          <FieldInput field={{ ...item, label: `${label} ${index + 1}` }} value={one} change={(next) => change(items.map((old, at) => (at === index ? next : old)))} />
          <button type="button" onClick={() => change(items.filter((_, at) => at !== index))}>{say('remove')}</button>
        </div>
      ))}
      {items.length < most && <button type="button" onClick={() => change([...items, item.kind === 'group' ? {} : ''])}>{say('add')}</button>}
    </>
  );
}

/** By the name of a field, what alone it may name here: the units of the case. */
export const Only = createContext<Readonly<Record<string, readonly string[]>>>({});

/** Kinds of fields that name something of the city. */
const ofTheCity: ReadonlySet<string> = new Set(['unit', 'person', 'area', 'category', 'office', 'campaign']);

/** A field with one control. */
function Control({ field, value, change, id }: Filled & Readonly<{ id: string }>): React.JSX.Element {
  const bound = { id, required: field.required, value: text(value), onChange: ({ target }: Readonly<{ target: Readonly<{ value: string }> }>) => change(target.value) };
  if (ofTheCity.has(field.kind)) return <OfTheCity field={field} value={value} change={change} id={id} />;
  if (field.kind === 'passage') return <textarea {...bound} rows={3} maxLength={field.most} />;
  if (field.kind === 'day') return <input {...bound} type="date" />;
  if (field.kind === 'number') return <input {...bound} type="number" inputMode="numeric" min={field.least} max={field.most} onChange={({ target }) => change(target.value === '' ? undefined : Number(target.value))} />;
  return <input {...bound} type="text" maxLength={field.most} />;
}

/** From how many names on one is looked for by typing. */
const many = 12;

/** Something of the city: a unit, a person, an area. Many are narrowed by what is typed above them. */
function OfTheCity({ field, value, change, id }: Pick<Filled, 'field' | 'value' | 'change'> & Readonly<{ id: string }>): React.JSX.Element {
  const [wanted, want] = useState('');
  const only = useContext(Only)[field.name];
  const choices = useChoices(field.kind).filter((one) => only === undefined || only.includes(one.value));
  const shown = choices.filter(({ value: one, label }) => one === value || label.includes(wanted.trim()));
  return (
    <>
      {choices.length > many && <input type="search" value={wanted} onChange={({ target }) => want(target.value)} aria-label={say('m-narrow', { what: field.label })} placeholder={say('m-narrow', { what: field.label })} />}
      <select id={id} required={field.required} value={text(value)} onChange={({ target }) => change(target.value)}>
        <option value="">{say('choose')}</option>
        {shown.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
      </select>
    </>
  );
}
