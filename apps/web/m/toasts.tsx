import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let told: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

function set(words: string | undefined): void {
  told = words;
  for (const listener of listeners) listener();
}

/** How long a sentence stays, in milliseconds. */
const stays = 6_000;

/** Says something at the foot of the page for a few seconds. */
export function toast(words: string): void {
  clearTimeout(timer);
  set(words);
  timer = setTimeout(() => set(undefined), stays);
}

/** Where it is said. */
export function Toasts(): React.JSX.Element {
  const words = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, () => told);
  return <div role="status" className="toasts">{words !== undefined && <p>{words}</p>}</div>;
}
