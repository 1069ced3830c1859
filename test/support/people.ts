import type { z } from 'zod';
import type { agendaPage } from '../../apps/api/cases/agenda.ts';
import type { CasePage } from '../../apps/api/cases/case-page.ts';
import type { trailPage } from '../../apps/api/cases/trail.ts';
import type { ProblemDocument } from '../../apps/api/problems/document.ts';
import type { Answer as Done } from '#commands/execute';
import type { CaseCommandType } from '#domain/case/case';
import type { DataOf } from './case/story.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Asked = Readonly<{ body?: unknown; headers?: Readonly<Record<string, string>> }>;
/** An answer over HTTP; the body is JSON wherever the API says so. */
export type Answer = Readonly<{ status: number; headers: Headers; body: unknown; text: string }>;
export type Agenda = z.output<typeof agendaPage>;
export type Trail = z.output<typeof trailPage>;
export type Refused = ProblemDocument;
export type Notice = Readonly<{ id: string; caseId: string; kind: string; rule: string; as: string; copy: boolean; level: number | null; todo: string; readAt: string | null }>;

/** A person of the city at a screen. What they ask for is granted, unless the name of the method says otherwise; anything else fails the test. */
export type Someone = Readonly<{
  token: () => Promise<string>;
  ask: (method: Method, path: string, asked?: Asked) => Promise<Answer>;
  /** The body of a page or a list. */
  get: <Body>(path: string) => Promise<Body>;
  post: <Body>(path: string, body: unknown) => Promise<Body>;
  reports: (more?: Partial<DataOf<'report'>>) => Promise<string>;
  does: <Type extends CaseCommandType>(caseId: string, command: Type, data: DataOf<Type>) => Promise<Done>;
  /** The problem with which a command is refused. */
  isRefused: <Type extends CaseCommandType>(caseId: string, command: Type, data: DataOf<Type>) => Promise<Refused>;
  /** The problem with which a page is refused. */
  isDenied: (path: string) => Promise<Refused>;
  page: (caseId: string) => Promise<CasePage>;
  agenda: (caseId: string) => Promise<Agenda>;
  trail: (caseId: string) => Promise<Trail>;
  /** What the own inbox holds about a case, the oldest first. */
  notices: (caseId: string) => Promise<readonly Notice[]>;
}>;
export type People = (person: string) => Someone;

const problem: DataOf<'report'> = { title: '东大街垃圾堆积', description: '东大街与建设路口有垃圾堆积', source: { kind: 'inspection' }, place: { address: '东大街 12 号', area: 'road' } };

/** Sends one request. `body` is sent as JSON, text as it is. */
export async function send(url: string, method: Method, { body, headers = {} }: Asked = {}): Promise<Answer> {
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const answer = await fetch(url, { method, headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...sent });
  const text = await answer.text();
  const json = answer.headers.get('content-type')?.includes('json') === true;
  return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : undefined, text };
}

/** The body of an answer as the contract has it: the border where JSON becomes a type. */
function granted<Body>({ status, body, text }: Answer, what: string): Body {
  if (status >= 300) throw new Error(`${what}: ${status} ${text}`);
  return body as Body;
}

function refused({ status, body, text }: Answer, what: string): Refused {
  if (status < 400) throw new Error(`${what} was granted: ${status} ${text}`);
  return body as Refused;
}

/** The people of a product's city, each signed in when first needed. */
export function peopleOf(url: () => string): People {
  const known = new Map<string, Someone>();
  return (person) => {
    const someone = known.get(person) ?? signingIn(url, person);
    known.set(person, someone);
    return someone;
  };
}

function signingIn(url: () => string, person: string): Someone {
  let session: Promise<string> | undefined;
  const signIn = async (): Promise<string> => granted<{ token: string }>(await send(`${url()}/api/session`, 'POST', { body: { person } }), `the session of ${person}`).token;
  const token = (): Promise<string> => (session ??= signIn().catch((error: unknown) => {
    session = undefined;
    throw error;
  }));
  const ask: Someone['ask'] = async (method, path, { headers, ...asked } = {}) => send(url() + path, method, { ...asked, headers: { authorization: `Bearer ${await token()}`, ...headers } });
  const get = async <Body>(path: string): Promise<Body> => granted<Body>(await ask('GET', path), `${person} GET ${path}`);
  const post = async <Body>(path: string, body: unknown): Promise<Body> => granted<Body>(await ask('POST', path, { body }), `${person} POST ${path}`);
  return {
    token, ask, get, post,
    reports: async (more) => (await post<Done>('/api/cases', { ...problem, ...more })).caseId,
    does: (caseId, command, data) => post<Done>(`/api/cases/${caseId}/${command}`, data),
    isRefused: async (caseId, command, data) => refused(await ask('POST', `/api/cases/${caseId}/${command}`, { body: data }), `${command} by ${person}`),
    isDenied: async (path) => refused(await ask('GET', path), `${path} to ${person}`),
    page: (caseId) => get(`/api/cases/${caseId}`),
    agenda: (caseId) => get(`/api/cases/${caseId}/agenda`),
    trail: (caseId) => get(`/api/cases/${caseId}/events`),
    notices: async (caseId) => (await get<{ items: Notice[] }>('/api/notices?limit=200')).items.filter((one) => one.caseId === caseId).toReversed(),
  };
}
