import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { CaseItem } from '../server/facts.ts';

/** Whether a key is part of what somebody types. */
export const isTyping = ({ target }: KeyboardEvent): boolean => target instanceof HTMLElement && (/^(TEXTAREA|SELECT)$/.test(target.tagName) || (target instanceof HTMLInputElement && target.type !== 'checkbox'));

/** Enter on a link or a button is theirs. */
const hasEnter = ({ target }: KeyboardEvent): boolean => target instanceof HTMLElement && /^(A|BUTTON)$/.test(target.tagName);

/** Where the reader is in the rows, and what the keys do there. */
export type ListKeys = Readonly<{ items: readonly CaseItem[]; at: number; move: (to: number) => void; pick: (caseId: string) => void }>;

/** Moves through the rows with j and k, opens with Enter, selects with x. */
export function useListKeys({ items, at, move, pick }: ListKeys): void {
  const navigate = useNavigate();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('[role=dialog]') !== null) return;
      const item = items[at];
      if (event.key === 'j') move(Math.min(items.length - 1, at + 1));
      if (event.key === 'k') move(Math.max(0, at - 1));
      if (event.key === 'x' && item !== undefined) pick(item.caseId);
      if (event.key === 'Enter' && item !== undefined && !hasEnter(event)) void navigate({ to: '/cases/$caseId', params: { caseId: item.caseId } });
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [items, at, move, pick, navigate]);
}
