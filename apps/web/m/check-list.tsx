import { useId } from 'react';
import { say } from './words.ts';

type Item = Readonly<{ text: string; passed?: boolean }>;

const itemOf = (one: unknown): Item => {
  const given: Partial<Record<string, unknown>> = typeof one === 'object' && one !== null ? { ...one } : {};
  return { text: typeof given['text'] === 'string' ? given['text'] : '', ...(typeof given['passed'] === 'boolean' ? { passed: given['passed'] } : {}) };
};

/** What is looked at on the spot, each passed or failed with one tap. */
export function CheckList({ value, change, most }: Readonly<{ value: readonly unknown[]; change: (value: readonly Item[]) => void; most: number }>): React.JSX.Element {
  const items = value.map(itemOf);
  const set = (index: number, what: Partial<Item>): void => change(items.map((one, at) => (at === index ? { ...one, ...what } : one)));
  return (
    <>
      <ol className="checks">{items.map((one, index) => <Check key={index} item={one} n={index + 1} set={(what) => set(index, what)} remove={() => change(items.filter((_, at) => at !== index))} />)}</ol>
      {items.length < most && <button type="button" onClick={() => change([...items, { text: '' }])}>{say('m-add-item')}</button>}
    </>
  );
}

function Check({ item: { text, passed }, n, set, remove }: Readonly<{ item: Item; n: number; set: (what: Partial<Item>) => void; remove: () => void }>): React.JSX.Element {
  const name = useId();
  return (
    <li>
      <textarea rows={1} required maxLength={200} aria-label={say('m-item', { n })} value={text} onChange={({ target }) => set({ text: target.value })} />
      <div className="choices">
        <label><input type="radio" name={name} required checked={passed === true} onChange={() => set({ passed: true })} /><span>✓ {say('m-passed')}</span></label>
        <label><input type="radio" name={name} required checked={passed === false} onChange={() => set({ passed: false })} /><span>✕ {say('m-failed')}</span></label>
        <button type="button" aria-label={say('m-remove-item', { n })} onClick={remove}>{say('remove')}</button>
      </div>
    </li>
  );
}
