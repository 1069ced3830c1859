import { useNavigate } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import type { CaseItem } from '../server/facts.ts';

/** Whether a key is part of what somebody types. */
export const isTyping = ({ target }: KeyboardEvent): boolean => target instanceof HTMLElement && (/^(TEXTAREA|SELECT)$/.test(target.tagName) || (target instanceof HTMLInputElement && target.type !== 'checkbox'));

/** Enter on a link or a button is theirs. */
const hasEnter = ({ target }: KeyboardEvent): boolean => target instanceof HTMLElement && /^(A|BUTTON)$/.test(target.tagName);

/** Where the reader is in the rows, and what the keys do there. */
export type ListKeys = Readonly<{ items: readonly CaseItem[]; at: number; move: (to: number) => void; pick: (caseId: string) => void }>;

const isDialogOpen = (): boolean => Array.from(document.querySelectorAll('[role=dialog]')).some((one) => one.getClientRects().length > 0);

/** Moves through the rows with j and k, opens with Enter, selects with x. A key that is pressed once a row is drawn is about what is drawn. */
export function useListKeys(keys: ListKeys): void {
  const navigate = useNavigate();
  const drawn = useRef(keys);
  useLayoutEffect(() => {
    drawn.current = keys;
  });
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || isDialogOpen()) return;
      const { items, at, move, pick } = drawn.current;
      const item = items[at];
      if (event.key === 'j') move(Math.min(items.length - 1, at + 1));
      if (event.key === 'k') move(Math.max(0, at - 1));
      if (event.key === 'x' && item !== undefined) pick(item.caseId);
      if (event.key === 'Enter' && item !== undefined && !hasEnter(event)) void navigate({ to: '/cases/$caseId', params: { caseId: item.caseId } });
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [navigate]);
}
