import { useEffect } from 'react';

const isTyping = ({ target }: KeyboardEvent): boolean => target instanceof HTMLElement && (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable);

const isDialogOpen = (): boolean => Array.from(document.querySelectorAll('[role=dialog]')).some((one) => one.getClientRects().length > 0);

/** Calls back when a key is pressed: a single sign only while nobody types and no dialog is open; with Ctrl or Cmd always. `key` is what the key says, `Ctrl+k` with one of these held. */
export function useKey(wanted: string, act: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const held = event.ctrlKey || event.metaKey;
      if (`${held ? 'Ctrl+' : ''}${event.key}` !== wanted || event.altKey) return;
      if (!held && (isTyping(event) || isDialogOpen())) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [wanted, act]);
}
