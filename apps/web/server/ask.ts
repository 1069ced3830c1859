import { connectionWords } from '#catalogue/web/connection';
import { saying, spoken } from '../words/language.ts';
import { ApiProblem, problemIn } from './problem.ts';

const say = saying(connectionWords);

/** A key under which a command is carried out once. Over plain HTTP there is no crypto.randomUUID. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => (index === 6 ? (byte & 15) | 64 : index === 8 ? (byte & 63) | 128 : byte).toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

type Listener = () => void;
const atTheDoor = new Set<Listener>();

/** Calls back whenever the server says that nobody is signed in any more. */
export function onSignedOut(listener: Listener): () => void {
  atTheDoor.add(listener);
  return () => void atTheDoor.delete(listener);
}

async function ask<Answer>(path: string, { headers: own = {}, ...init }: Omit<RequestInit, 'headers'> & Readonly<{ headers?: Readonly<Record<string, string>> }>): Promise<Answer> {
  const headers = { accept: 'application/json', 'accept-language': spoken(), ...own };
  const answer = await fetch(path, { ...init, headers, credentials: 'same-origin' }).catch(() => {
    throw new ApiProblem(0, 'offline', say('offline'));
  });
  if (answer.ok) return answer.json() as Promise<Answer>;
  const problem = await problemIn(answer, say('unreadable'));
  if (problem.status === 401) for (const listener of atTheDoor) listener();
  throw problem;
}

/** Reads. Throws ApiProblem. */
export const read = <Answer>(path: string, signal?: AbortSignal): Promise<Answer> => ask<Answer>(path, signal === undefined ? {} : { signal });

/** Sends, in the name of `onBehalfOf` where that is somebody. The same `key` again is the same command: it is carried out once, and answered alike. Throws ApiProblem. */
export const send = <Answer>(path: string, body: unknown, { key, version, onBehalfOf, method = 'POST' }: Readonly<{ key?: string; version?: number; onBehalfOf?: string; method?: string }> = {}): Promise<Answer> =>
  ask<Answer>(path, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }), ...(version === undefined ? {} : { 'if-match': `"${version}"` }), ...(onBehalfOf === undefined ? {} : { 'on-behalf-of': encodeURIComponent(onBehalfOf) }) },
  });

/** Sends a part of a file from a byte on. Throws ApiProblem. */
export const sendPart = <Answer>(path: string, part: Blob, offset: number, signal: AbortSignal): Promise<Answer> =>
  ask<Answer>(path, { method: 'PATCH', body: part, signal, headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) } });
