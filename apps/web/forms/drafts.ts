import { newKey, read, send } from '../server/ask.ts';
import type { Values } from './values.ts';

/** A draft as the server keeps it. */
export type ServerDraft = Readonly<{ version: number; values: Values; device: string; savedAt: string }>;
type Kept = Readonly<{ version: number; replaced?: ServerDraft }>;

const place = (name: string): string => `xiaohao.draft.${name}`;
const seenPlace = (name: string): string => `xiaohao.draft-seen.${name}`;
/** So long after the last key, in milliseconds, the server is told. */
const pause = 1200;

/** What was typed and not sent yet stays on this machine first, also when the session ends or the window is closed. */
export function draftOf(name: string): Values | undefined {
  const text = localStorage.getItem(place(name));
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** This browser, as one of the devices of a person. */
function device(): string {
  const known = localStorage.getItem('xiaohao.device') ?? newKey();
  localStorage.setItem('xiaohao.device', known);
  return known;
}

const addressOf = (name: string): string => `/api/drafts/${encodeURIComponent(name.replaceAll('/', '~').replaceAll(/[^\p{L}\p{N}._~-]/gu, '-').slice(0, 160))}`;
const seenOf = (name: string): number => Number(localStorage.getItem(seenPlace(name)) ?? '0');
const see = (name: string, version: number): void => localStorage.setItem(seenPlace(name), String(version));

const timers = new Map<string, number>();
const listeners = new Map<string, (replaced: ServerDraft) => void>();
let last: Promise<unknown> = Promise.resolve();

/** One after the other, and whatever fails is only not there at the next device: it is still on this one. */
function inTurn(act: () => Promise<unknown>): void {
  last = last.then(act).catch(() => undefined);
}

async function tellServer(name: string): Promise<void> {
  const values = draftOf(name);
  if (values === undefined) return;
  const { version, replaced } = await send<Kept>(addressOf(name), { seen: seenOf(name), values, device: device() }, { method: 'PUT' });
  see(name, version);
  if (replaced !== undefined) listeners.get(name)?.(replaced);
}

/** Keeps what is typed here, at once, and on the server a moment later. */
export function keepDraft(name: string, values: Values): void {
  localStorage.setItem(place(name), JSON.stringify(values));
  clearTimeout(timers.get(name));
  timers.set(name, window.setTimeout(() => {
    timers.delete(name);
    inTurn(() => tellServer(name));
  }, pause));
}

/** Forgets what was typed, here and on the server: it was sent. */
export function dropDraft(name: string): void {
  clearTimeout(timers.get(name));
  timers.delete(name);
  localStorage.removeItem(place(name));
  localStorage.removeItem(seenPlace(name));
  inTurn(() => send(addressOf(name), {}, { method: 'DELETE' }));
}

/** What another device has kept on the server and this one has not seen; undefined when there is nothing of the kind, or no server. */
export async function draftElsewhere(name: string): Promise<ServerDraft | undefined> {
  try {
    const { draft } = await read<Readonly<{ draft: ServerDraft | null }>>(addressOf(name));
    if (draft === null || draft.device === device() || draft.version <= seenOf(name)) return undefined;
    see(name, draft.version);
    return draft;
  } catch {
    return undefined;
  }
}

/** Calls back when what is typed here has taken the place of what another device had kept meanwhile. */
export function onReplaced(name: string, listener: (replaced: ServerDraft) => void): () => void {
  listeners.set(name, listener);
  return () => void listeners.delete(name);
}
