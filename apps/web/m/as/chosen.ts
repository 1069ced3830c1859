import { useSyncExternalStore } from 'react';
import type { Whoami } from '../facts.ts';
import { useSession } from '../session.ts';

/** Somebody in whose place one stands. */
export type Name = Whoami['standsInFor'][number];

const place = (person: string): string => `xiaohao.as.${person}`;
const listeners = new Set<() => void>();

/** In whose name somebody has chosen to act on this device; the own is none. Kept per person, so that a phone may be lent. */
function kept(person: string): Name | undefined {
  const [id = '', ...name] = (localStorage.getItem(place(person)) ?? '').split(' ');
  return id === '' ? undefined : { person: decodeURIComponent(id), name: name.join(' ') };
}

/** Chooses in whose name `person` acts from now on; undefined for the own. */
export function choose(person: string, name: Name | undefined): void {
  if (name === undefined) localStorage.removeItem(place(person));
  else localStorage.setItem(place(person), `${encodeURIComponent(name.person)} ${name.name}`);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

/** In whose name whoever is signed in acts, as far as they still stand in; and whose delegation was chosen and is over. */
export function useName(): Readonly<{ as?: Name; over?: Name }> {
  const whoami = useSession().data;
  const text = useSyncExternalStore(subscribe, () => (whoami === undefined ? null : localStorage.getItem(place(whoami.person))));
  if (whoami === undefined || text === null) return {};
  const chosen = kept(whoami.person);
  const as = whoami.standsInFor.find(({ person }) => person === chosen?.person);
  return as === undefined ? (chosen === undefined ? {} : { over: chosen }) : { as };
}
