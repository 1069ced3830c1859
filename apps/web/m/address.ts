import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};
addEventListener('popstate', tell);

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Goes to an address of the phone pages; with `replace` the way back does not lead here. */
export function go(to: string, replace = false): void {
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  scrollTo(0, 0);
  tell();
}

/** Looks at a case as it was known at a moment, or as it is now, without leaving the place on the page. */
export function lookAt(caseId: string, asOf: string | undefined): void {
  history.replaceState(null, '', `/m/cases/${caseId}${asOf === undefined ? '' : `?asOf=${encodeURIComponent(asOf)}`}`);
  tell();
}

/** Goes back to where somebody came from, or home when the page was opened by its address. */
export const back = (): void => (history.length > 1 ? history.back() : go('/m', true));

/** The moment that the address asks to look at; undefined for now. */
export const useAsOf = (): string | undefined => useSyncExternalStore(follow, () => new URLSearchParams(location.search).get('asOf') ?? undefined);

/** The parts of the address behind `/m`, as something that a component follows. */
export function useAddress(): readonly string[] {
  const path = useSyncExternalStore(follow, () => location.pathname);
  return path.split('/').slice(2).filter((part) => part !== '');
}
