import { upload } from '../../evidence/upload.ts';
import type { Values } from '../../forms/values.ts';
import { newKey, read, send } from '../../server/ask.ts';
import type { CasePage } from '../../server/facts.ts';
import { ApiProblem } from '../../server/problem.ts';
import { mayAs } from '../as/permitted.ts';
import { say } from '../words.ts';
import { act, acts, type Act, dropAct, idIn, keepAct, keepPhoto, photo } from './store.ts';

/** An act that is sent within so many milliseconds was sent at once; later it is entered as what it is: late. */
const atOnce = 60_000;

/** With these answers the server says that the time of the act cannot be kept; the act itself may still be. */
const untimely: ReadonlySet<string> = new Set(['late-entry-before-state', 'late-entry-in-the-future', 'late-entry-own-visit-only', 'late-entry-not-allowed']);
const isPassing = ({ status }: ApiProblem): boolean => status === 0 || status === 401 || status === 429 || status >= 500;

/** An instant at UTC+8, by the clock of the server as far as it was known. */
const instantOf = ({ actedAt, ahead }: Act): string => `${new Date(actedAt + ahead + 8 * 3_600_000).toISOString().slice(0, 23)}+08:00`;

/** Sends a photo that waits; the connection is not waited for here. Answers its hash. */
async function sent(name: string): Promise<string> {
  const id = idIn(name);
  const found = id === undefined ? undefined : await photo(id);
  if (found === undefined) return name;
  if (found.sha256 !== undefined) return found.sha256;
  const end = new AbortController();
  try {
    const { sha256 } = await upload(new File([found.blob], found.name, { type: found.blob.type }), ({ broken }) => broken && end.abort(), end.signal);
    await keepPhoto({ ...found, sha256 });
    return sha256;
  } catch (error) {
    throw end.signal.aborted ? new ApiProblem(0, 'offline', '') : error;
  }
}

async function withPhotos(values: Values): Promise<Values> {
  const { evidence, pairs } = values;
  if (!Array.isArray(evidence)) return values;
  const hashes = new Map<unknown, string>();
  for (const one of evidence) hashes.set(one, await sent(String(one)));
  return { ...values, evidence: [...new Set(hashes.values())], ...(Array.isArray(pairs) ? { pairs: pairedBy(hashes, pairs) } : {}) };
}

/** The pairs by the hashes of their photos; one that was taken twice answers what it was first put beside. */
function pairedBy(hashes: ReadonlyMap<unknown, string>, pairs: readonly unknown[]): readonly Values[] {
  const found = new Map<string, Values>();
  for (const pair of pairs) {
    const [after, before] = typeof pair === 'object' && pair !== null && 'after' in pair && 'before' in pair ? [hashes.get(pair.after), pair.before] : [];
    if (after !== undefined && !found.has(after)) found.set(after, { after, before });
  }
  return [...found.values()];
}

/** What is sent for an act: itself, or, where it happened a while ago and the server offers that, its late entry with the time at which it happened. */
async function seal(one: Act): Promise<Act> {
  const body = await withPhotos(one.values);
  const { caseId, command } = one;
  if (caseId === undefined) return { ...one, sealed: { path: '/api/cases', body } };
  const { now, permitted } = await read<CasePage>(`/api/cases/${caseId}`);
  const occurredAt = instantOf(one);
  const visit = command === 'reinspect' || command === 'look-back';
  const late = visit && one.atOnce === undefined && Date.parse(now) - Date.parse(occurredAt) > atOnce && permitted.some((may) => may.command === 'late-entry' && mayAs(may, one.as));
  const sealed = late
    ? { path: `/api/cases/${caseId}/late-entry`, body: { command, data: body, onBehalfOf: (one.as ?? one).person, occurredAt, reason: say('m-late-reason') } }
    : { path: `/api/cases/${caseId}/${command}`, body };
  return { ...one, sealed };
}

/** Carries one act out. Throws the ApiProblem of a connection that is broken; whatever else is wrong stands with the act. */
async function carryOut(one: Act): Promise<void> {
  try {
    const ready = one.sealed === undefined ? await seal(one) : one;
    if ((await act(one.id)) === undefined) return;
    if (one.sealed === undefined) await keepAct(ready);
    const { path = '', body } = ready.sealed ?? {};
    await send(path, body, { key: ready.key, ...(ready.version === undefined ? {} : { version: ready.version }), ...(ready.as === undefined ? {} : { onBehalfOf: ready.as.person }) });
    await dropAct(ready, { photos: true });
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (isPassing(error)) throw error;
    const { sealed: _, ...open } = one;
    const again = { ...open, key: newKey() };
    if (untimely.has(error.code) && one.atOnce === undefined) return carryOut(await kept({ ...again, atOnce: true }));
    await keepAct({ ...again, refused: { code: error.code, reason: [error.message, ...error.errors.map(({ message }) => message)].join('\n') } });
  }
}

/** Whatever waits for the network is sent later whoever was faster meanwhile; the state of the case decides then. */
async function forgetVersions(person: string): Promise<void> {
  for (const one of await acts()) {
    if (one.person !== person || one.version === undefined) continue;
    const { version: _, ...rest } = one;
    await keepAct(rest);
  }
}

async function kept(one: Act): Promise<Act> {
  await keepAct(one);
  return one;
}

/** Sends what waits of a person, in order; what follows a refused act on the same case waits with it. Answers whether everything could be tried. */
export async function sendAll(person: string): Promise<boolean> {
  const held = new Set<string>();
  for (const { id } of (await acts()).filter((one) => one.person === person)) {
    const one = await act(id);
    if (one === undefined || (one.caseId !== undefined && held.has(one.caseId))) continue;
    if (one.refused === undefined) {
      try {
        await carryOut(one);
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        await forgetVersions(person);
        return false;
      }
    }
    const after = await act(id);
    if (after?.refused !== undefined && after.caseId !== undefined) held.add(after.caseId);
  }
  return true;
}
