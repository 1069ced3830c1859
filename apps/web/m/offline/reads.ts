import type { Query, QueryClient } from '@tanstack/react-query';
import { toast } from '../toasts.tsx';
import { say } from '../words.ts';

/** What an inspector needs where there is no network: who they are, what is to be looked at, the cases, the forms, and what their fields may name. */
const carried: ReadonlySet<unknown> = new Set(['session', 'inspections', 'case', 'form', 'choices']);
/** What was read longer ago than this, in milliseconds, is not shown any more. */
const lasts = 3 * 86_400_000;

type Kept = Readonly<{ id: string; queryKey: readonly unknown[]; data: unknown; at: number }>;

let opened: Promise<IDBDatabase> | undefined;
function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open('xiaohao-reads', 1);
    asked.onupgradeneeded = () => void asked.result.createObjectStore('reads', { keyPath: 'id' });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('the store of this device does not open'));
  });
  return opened;
}

async function within<Found>(mode: IDBTransactionMode, ask: (of: IDBObjectStore) => IDBRequest<Found>): Promise<Found> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('reads', mode);
    const asked = ask(transaction.objectStore('reads'));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('the store of this device is full'));
  });
}

let isTold = false;

/** A device that keeps nothing is one that needs the network: that is said once, and nothing else is lost with it. */
export async function orTold<Found>(asked: Promise<Found>): Promise<Found | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (!isTold) toast(say('m-reads-not-kept', { why: error instanceof Error ? error.message : String(error) }));
    isTold = true;
    return undefined;
  }
}

/** Forgets what was read: somebody else may be next at this phone. Throws where the device does not let it. */
export const forgetReads = (): Promise<undefined> => within('readwrite', (store) => store.clear());

const isCarried = ({ queryKey }: Pick<Query, 'queryKey'>): boolean => carried.has(queryKey[0]) && (queryKey[0] !== 'case' || queryKey[2] === undefined);

const personIn = (data: unknown): unknown => (typeof data === 'object' && data !== null && 'person' in data ? data.person : undefined);

/** Takes up what was read before this page was loaded, to be asked again where there is a network, and keeps from now on what is read; of another person, as soon as the server names one, nothing. */
export async function carryReads(queries: QueryClient): Promise<void> {
  let person: unknown;
  for (const { queryKey, data, at } of (await orTold(within<Kept[]>('readonly', (store) => store.getAll()))) ?? []) {
    if (queryKey[0] === 'session') person = personIn(data);
    if (Date.now() - at < lasts) queries.setQueryData([...queryKey].map((part) => part ?? undefined), data, { updatedAt: at });
  }
  await queries.invalidateQueries({ refetchType: 'none' });
  queries.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.state.status !== 'success' || query.state.fetchStatus !== 'idle' || !isCarried(query)) return;
    const { queryKey, queryHash: id, state } = query;
    if (queryKey[0] === 'session') {
      const now = personIn(state.data);
      if (person !== undefined && now !== person) startAnew(queries);
      person = now;
    }
    void orTold(within('readwrite', (store) => store.put({ id, queryKey: queryKey.map((part: unknown) => part ?? null), data: state.data, at: state.dataUpdatedAt } satisfies Kept)));
  });
}

/** What was read for one person is not shown to another. */
function startAnew(queries: QueryClient): void {
  void orTold(forgetReads());
  void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
}
