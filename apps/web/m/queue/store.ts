import type { Values } from '../../forms/values.ts';

/** A photo that was taken here. It stays on this device until the act that it belongs to has arrived; `sha256` once it has itself. */
export type Photo = Readonly<{ id: string; name: string; blob: Blob; takenAt: number; sha256?: string }>;

/** What is sent for an act: made once, so that sent again under its key it is the same. */
type Sealed = Readonly<{ path: string; body: Values }>;

/**
 * An act that waits to be sent. `actedAt` is the time of this device in milliseconds; `ahead` by how much the server's clock was ahead of it then.
 * A refused one stays, with the reason, until it is edited or dropped.
 */
export type Act = Readonly<{
  id: string;
  person: string;
  /** In whose name, as it was chosen when it was done. */
  as?: Readonly<{ person: string; name: string }>;
  caseId?: string;
  /** The case as it was seen: whoever was faster is told of. Forgotten as soon as the act has to wait for the network. */
  version?: number;
  title: string;
  command: string;
  name: string;
  values: Values;
  actedAt: number;
  ahead: number;
  key: string;
  sealed?: Sealed;
  /** The server takes no late entry of it. */
  atOnce?: true;
  refused?: Readonly<{ code: string; reason: string }>;
}>;

type Store = 'acts' | 'photos';

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open('xiaohao', 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('acts', { keyPath: 'id' });
      asked.result.createObjectStore('photos', { keyPath: 'id' });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('the store of this device does not open'));
  });
  return opened;
}

/** Asks the store one thing. What is written has reached the device when this resolves. */
async function within<Found>(store: Store, mode: IDBTransactionMode, ask: (of: IDBObjectStore) => IDBRequest<Found>): Promise<Found> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode);
    const asked = ask(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('the store of this device is full'));
  });
}

const listeners = new Set<() => void>();
/** Calls back whenever an act was added, changed or taken away on this page. */
export function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
function changed(): void {
  for (const listener of listeners) listener();
}

/** The acts that wait, the oldest first. */
export const acts = (): Promise<readonly Act[]> => within<Act[]>('acts', 'readonly', (store) => store.getAll());
export const act = (id: string): Promise<Act | undefined> => within<Act | undefined>('acts', 'readonly', (store) => store.get(id));

export async function keepAct(one: Act): Promise<void> {
  await within('acts', 'readwrite', (store) => store.put(one));
  changed();
}

/** Takes an act away; its photos stay unless they go with it. */
export async function dropAct({ id, values }: Act, { photos: too }: Readonly<{ photos: boolean }>): Promise<void> {
  await within('acts', 'readwrite', (store) => store.delete(id));
  if (too) for (const photo of photosIn(values)) await dropPhoto(photo);
  changed();
}

export const photo = (id: string): Promise<Photo | undefined> => within<Photo | undefined>('photos', 'readonly', (store) => store.get(id));
export const keepPhoto = (one: Photo): Promise<IDBValidKey> => within('photos', 'readwrite', (store) => store.put(one));
export const dropPhoto = (id: string): Promise<undefined> => within('photos', 'readwrite', (store) => store.delete(id));

const local = 'photo:';
/** How a form names a photo that has not been sent yet. */
export const named = (id: string): string => `${local}${id}`;
export const idIn = (name: string): string | undefined => (name.startsWith(local) ? name.slice(local.length) : undefined);

/** The photos of this device among the evidence of a form. */
export function photosIn({ evidence }: Values): readonly string[] {
  return Array.isArray(evidence) ? evidence.flatMap((one: unknown) => (typeof one === 'string' ? (idIn(one) ?? []) : [])) : [];
}
