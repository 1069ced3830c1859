import { Input, Modal } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { InputRef } from 'antd';
import type { Whoami } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { useKey } from './keys.ts';
import { type Item, useItems } from './palette-items.ts';

/** One field for everything: a case by its number or words, a page, or a command of the case that is open. Ctrl-K, or `/` where nothing else is searched. */
export function Palette({ whoami }: Readonly<{ whoami: Whoami }>): React.JSX.Element {
  const [open, show] = useState(false);
  const input = useRef<InputRef>(null);
  useKey('Ctrl+k', useCallback(() => show(true), []));
  useKey('/', useCallback(() => document.querySelector('main input[type=search]') === null && show(true), []));
  const close = (): void => show(false);
  return (
    <Modal open={open} onCancel={close} footer={null} title={say('palette')} width={620} destroyOnHidden afterOpenChange={(is) => is && input.current?.focus()}>
      <Finder whoami={whoami} input={input} close={close} />
    </Modal>
  );
}

type Finding = Readonly<{ whoami: Whoami; input: React.Ref<InputRef>; close: () => void }>;

function Finder({ whoami, input, close }: Finding): React.JSX.Element {
  const [wanted, want] = useState('');
  const [at, move] = useState(0);
  const items = useItems(wanted, whoami);
  const chosen = Math.min(at, items.length - 1);
  const take = (item: Item | undefined): void => {
    if (item === undefined) return;
    close();
    item.act();
  };
  const press = (event: React.KeyboardEvent): void => {
    if (event.key === 'ArrowDown') move(Math.min(items.length - 1, chosen + 1));
    if (event.key === 'ArrowUp') move(Math.max(0, chosen - 1));
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) take(items[chosen]);
    if (['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) event.preventDefault();
  };
  const type = (text: string): void => {
    want(text);
    move(0);
  };
  return (
    <>
      <Input ref={input} value={wanted} onChange={({ target }) => type(target.value)} onKeyDown={press} placeholder={say('palette-hint')} aria-label={say('palette-hint')} role="combobox" aria-expanded aria-controls="palette" aria-activedescendant={items[chosen] === undefined ? undefined : `palette-${chosen}`} size="large" allowClear />
      <Options items={items} chosen={chosen} take={take} />
    </>
  );
}

function Options({ items, chosen, take }: Readonly<{ items: readonly Item[]; chosen: number; take: (item: Item) => void }>): React.JSX.Element {
  useEffect(() => {
    document.getElementById(`palette-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <>
      <ul id="palette" className="palette" role="listbox" aria-label={say('palette')}>
        {items.map((item, place) => (
          <li key={item.id} id={`palette-${place}`} role="option" aria-selected={place === chosen} onClick={() => take(item)}>
            <span className="wrap">{item.name}</span> <span className="faint">{item.kind}</span>
          </li>
        ))}
      </ul>
      {items.length === 0 && <p role="status">{say('palette-nothing')}</p>}
    </>
  );
}
