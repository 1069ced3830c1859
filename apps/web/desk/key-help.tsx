import { Modal } from 'antd';
import { useCallback, useState } from 'react';
import type { WebWord } from '#catalogue/web';
import { say } from '../words/say.ts';
import { useKey } from './keys.ts';

const keys: readonly (readonly [keys: readonly string[], does: WebWord])[] = [
  [['Ctrl', 'K'], 'key-palette'],
  [['/'], 'key-search'],
  [['j'], 'key-down'],
  [['k'], 'key-up'],
  [['Enter'], 'key-open'],
  [['x'], 'key-pick'],
  [['Esc'], 'key-close'],
  [['?'], 'key-help'],
];

/** What the keys do; opened by `?`. */
export function KeyHelp(): React.JSX.Element {
  const [open, show] = useState(false);
  useKey('?', useCallback(() => show(true), []));
  return (
    <Modal open={open} footer={null} onCancel={() => show(false)} title={say('keys')} width={420}>
      <dl className="keys">
        {keys.map(([pressed, does]) => <div key={does}><dt>{pressed.map((key) => <kbd key={key}>{key}</kbd>)}</dt><dd>{say(does)}</dd></div>)}
      </dl>
    </Modal>
  );
}
