import { useSyncExternalStore } from 'react';
import { sizes } from '../look/tokens.ts';

const kept = 'xiaohao.type';
const listeners = new Set<() => void>();
let large = localStorage.getItem(kept) === 'large';

function toggle(): void {
  large = !large;
  localStorage.setItem(kept, large ? 'large' : 'usual');
  for (const listener of listeners) listener();
}

/** The size of type in pixels, and a way to change between usual and large. */
export function useTypeSize(): Readonly<{ size: number; large: boolean; toggle: () => void }> {
  const is = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, () => large);
  return { size: is ? sizes.large : sizes.usual, large: is, toggle };
}
