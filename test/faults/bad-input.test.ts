import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { commandExamples, type RoutedCommand } from '../../apps/api/cases/command-examples.ts';
import { paths } from '../support/paths.ts';
import type { Answer, Asked, Method } from '../support/people.ts';
import { product } from '../support/product.ts';

const { by, db } = product();
const { claimed, issued } = paths(by);

let mine: string;
let theirs: string;
beforeAll(async () => {
  mine = await claimed();
  theirs = await issued([{ role: 'lead', unit: 'housing' }]);
});

/** How many events the log holds: of cases, and of refusals beside them. */
async function written(): Promise<Readonly<{ happened: number; refused: number }>> {
  const [row] = await db.asOwner("select count(*) filter (where stream_id not like 'refusals/%')::int as happened, count(*) filter (where stream_id like 'refusals/%')::int as refused from events");
  return { happened: Number(row?.['happened']), refused: Number(row?.['refused']) };
}

/** A problem document for a clerk: a stable code, a title and a sentence in Chinese, nothing of the machine. */
function expectProblem({ status, headers, body, text }: Answer, wanted: number, code: string): void {
  expect([status, (body as { code?: string } | undefined)?.code]).toEqual([wanted, code]);
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(body).toMatchObject({ type: expect.any(String), status: wanted, title: expect.stringMatching(/[\u4E00-\u9FFF]/), detail: expect.stringMatching(/^.*[\u4E00-\u9FFF].*。$/) });
  expect(text).not.toMatch(/node_modules|\.ts:\d|\.js:\d|\bat [A-Z]\w+\.|select |ECONN|stack/);
}

/** The fields that a problem document names, each with a sentence in Chinese. */
function fieldsTold({ body }: Answer): readonly string[] {
  const { errors = [] } = body as { errors?: readonly Readonly<{ path: string; message: string }>[] };
  return errors.filter(({ message }) => /[\u4E00-\u9FFF]/.test(message)).map(({ path }) => path);
}

const report = { title: '东大街垃圾', description: '垃圾', source: { kind: 'inspection' }, place: { address: '东大街' } };
const command = (type: string, body: unknown, headers: Asked['headers'] = {}) => (): [Method, string, Asked] => ['POST', `/api/cases/${mine}/${type}`, { body, headers }];
const reported = (body: unknown, headers: Asked['headers'] = {}) => (): [Method, string, Asked] => ['POST', '/api/cases', { body, headers }];
const got = (path: string, headers: Asked['headers'] = {}) => (): [Method, string, Asked] => ['GET', path, { headers }];

type Bad = readonly [what: string, request: () => [Method, string, Asked], status: number, code: string, path?: string];

const malformed: readonly Bad[] = [
  ['a field that does not exist', reported({ ...report, urgent: true }), 400, 'malformed-request', 'urgent'],
  ['a field that is missing', reported({ ...report, place: {} }), 400, 'malformed-request', 'place.address'],
  ['a field of another type', reported({ ...report, title: 42 }), 400, 'malformed-request', 'title'],
  ['text that is only blanks', reported({ ...report, title: '   ' }), 400, 'malformed-request', 'title'],
  ['text that is too long', reported({ ...report, title: '长'.repeat(101) }), 400, 'malformed-request', 'title'],
  ['a choice that is none', reported({ ...report, source: { kind: 'rumour' } }), 400, 'malformed-request', 'source.kind'],
  ['a place outside the world', reported({ ...report, place: { address: '东大街', latitude: 91 } }), 400, 'malformed-request', 'place.latitude'],
  ['a body that is a list', reported([report]), 400, 'malformed-request', ''],
  ['no body at all', reported(undefined), 400, 'malformed-request', ''],
  ['a day that does not exist', command('request-extension', { until: '2026-02-30', reason: '下雨' }), 400, 'malformed-request', 'until'],
  ['an instant without an offset', command('late-entry', { command: 'claim', data: {}, onBehalfOf: 'urban-handler', occurredAt: '2026-03-02T09:00:00', reason: '补录' }), 400, 'malformed-request', 'occurredAt'],
  ['a number that is not whole', command('report-progress', { text: '进展', percent: 50.5 }), 400, 'malformed-request', 'percent'],
  ['a unit by the name of a prototype', command('deem-claimed', { unit: '__proto__', reason: '未答复' }), 400, 'malformed-request', 'unit'],
  ['names that reach a prototype', command('claim', '{"__proto__":{"admin":true}}'), 400, 'malformed-json'],
  ['half a JSON', command('claim', '{"a":'), 400, 'malformed-json'],
  ['a body nested a thousand deep', command('claim', `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`), 400, 'body-too-deep'],
  ['a NUL', command('report-progress', { text: '进展\u0000' }), 400, 'malformed-characters'],
  ['half a surrogate pair', command('report-progress', '{"text":"\\ud800"}'), 400, 'malformed-characters'],
  ['a megabyte of text', command('report-progress', { text: '字'.repeat(350_000) }), 413, 'body-too-large'],
  ['a form instead of JSON', command('claim', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'unsupported-media-type'],
  ['a key that is no UUID', command('claim', {}, { 'idempotency-key': 'again' }), 400, 'malformed-idempotency-key'],
  ['a version without quotes', command('claim', {}, { 'if-match': '5' }), 400, 'malformed-if-match'],
  ['a filter that does not exist', got('/api/cases?colour=red'), 400, 'malformed-request', 'colour'],
  ['a status that does not exist', got('/api/cases?status=lost'), 400, 'malformed-request', 'status.0'],
  ['a filter that is given twice', got('/api/cases?unit=urban&unit=housing'), 400, 'malformed-request', 'unit'],
  ['a page that is too long', got('/api/cases?limit=100000'), 400, 'malformed-request', 'limit'],
  ['a day in a filter that does not exist', got('/api/cases?openedFrom=2026-13-01'), 400, 'malformed-request', 'openedFrom'],
  ['a place in a list that was made up', got('/api/cases?cursor=MTIz'), 400, 'malformed-cursor'],
  ['a period that never ends', got('/api/calendar/due?from=2026-03-02&amount=99999999&unit=workday'), 400, 'malformed-request', 'amount'],
  ['a route that does not exist', got('/api/cases/all/of/them'), 404, 'unknown-route'],
  ['a command that only the clock gives', command('escalate', { duty: 'x' }), 404, 'unknown-route'],
  ['a case whose id is none', got('/api/cases/..%2f..%2fetc%2fpasswd'), 404, 'unknown-case'],
];

describe('what nobody could mean', () => {
  test.each(malformed.map(([what, ...rest]) => [what, rest] as const))('%s is refused with a sentence, and nothing is written', async (_, [request, status, code, path]) => {
    const before = await written();
    const answer = await by('urban-handler').ask(...request());
    expectProblem(answer, status, code);
    expect(fieldsTold(answer)).toEqual(expect.arrayContaining(path === undefined ? [] : [path]));
    expect(await written()).toEqual(before);
  });
});

describe('what the rules are against', () => {
  const refused: readonly (readonly [what: string, person: string, caseId: () => string, type: RoutedCommand, body: object, status: number, code: string])[] = [
    ['a command in the wrong state', 'clerk', () => mine, 'register', { category: 'rubbish' }, 409, 'wrong-status'],
    ['a command of somebody else’s', 'urban-handler', () => mine, 'terminate', { reason: '不想办' }, 403, 'office-only'],
    ['another unit’s case', 'urban-handler', () => theirs, 'claim', {}, 404, 'unknown-case'],
    ['a unit that does not exist', 'dispatcher', () => mine, 'reassign', { from: 'urban', to: 'constructor', reason: '改派' }, 409, 'unknown-unit'],
    ['claiming what is claimed', 'urban-handler', () => mine, 'claim', {}, 409, 'already-claimed'],
  ];

  test.each(refused.map(([what, ...rest]) => [what, rest] as const))('%s is refused with a sentence; the attempt is on record, and nothing else', async (_, [person, caseId, type, body, status, code]) => {
    const before = await written();
    const answer = await by(person).ask('POST', `/api/cases/${caseId()}/${type}`, { body });
    expectProblem(answer, status, code);
    expect(await written()).toEqual({ happened: before.happened, refused: before.refused + 1 });
  });

  test('a case that does not exist is not there for anybody, and not even a refusal is written', async () => {
    const before = await written();
    expectProblem(await by('director').ask('POST', `/api/cases/${randomUUID()}/urge`, { body: { text: '催' } }), 404, 'unknown-case');
    expect(await written()).toEqual(before);
  });
});

describe('what was meant for another moment', () => {
  test('is refused when the case has moved on (If-Match), and done when it has not', async () => {
    const before = await written();
    const { version } = await by('urban-handler').page(mine);
    const progress = (etag: number, text: string) => by('urban-handler').ask('POST', `/api/cases/${mine}/report-progress`, { body: { text }, headers: { 'if-match': `"${etag}"` } });
    expectProblem(await progress(version - 1, '旧页面上的进展'), 412, 'stale-version');
    expect((await written()).happened).toBe(before.happened);
    const done = await progress(version, '新页面上的进展');
    expect([done.status, done.headers.get('etag')]).toEqual([200, `"${version + 1}"`]);
  });

  test('is done once under one key, however often and at how many doors at once it is asked; another request under that key is refused', async () => {
    const before = await written();
    const key = { 'idempotency-key': randomUUID() };
    const give = (text: string) => by('urban-handler').ask('POST', `/api/cases/${mine}/report-progress`, { body: { text }, headers: key });
    const answers = await Promise.all(Array.from({ length: 8 }, () => give('清运两车')));
    expect([...new Set(answers.map(({ status, text, headers }) => `${status} ${headers.get('etag')} ${text}`))]).toHaveLength(1);
    expect(answers[0]?.status).toBe(200);
    expectProblem(await give('清运三车'), 409, 'idempotency-key-reused');
    expectProblem(await by('urban-head').ask('POST', `/api/cases/${mine}/report-progress`, { body: { text: '清运两车' }, headers: key }), 409, 'idempotency-key-reused');
    expect(await written()).toEqual({ ...before, happened: before.happened + 1 });
  });

  test('a report is one case under one key', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => by('street-handler').ask('POST', '/api/cases', { body: report, headers: key })));
    expect([...new Set(answers.map(({ status, text }) => `${status} ${text}`))]).toHaveLength(1);
    expectProblem(await by('street-handler').ask('POST', '/api/cases', { body: { ...report, title: '另一处' }, headers: key }), 409, 'idempotency-key-reused');
  });
});

describe('every field of every command', () => {
  const hostile: readonly unknown[] = [null, {}, [], '', -1, true, '字'.repeat(20_000), '2026-02-30', '__proto__', "'; drop table events; --", { $ne: null }, [[[]]], '\u202E', '﷽'.repeat(50)];

  /** The body with one of its parts replaced, at every place. */
  function* spoilt(body: unknown, by_: unknown): Generator<unknown> {
    yield by_;
    if (typeof body !== 'object' || body === null) return;
    for (const [key, part] of Object.entries(body)) {
      for (const inner of spoilt(part, by_)) yield Array.isArray(body) ? body.map((each, index) => (String(index) === key ? inner : each)) : { ...body, [key]: inner };
    }
  }

  const types = Object.entries(commandExamples).filter(([type]) => type !== 'report');

  test.each(hostile.map((value) => [JSON.stringify(value).slice(0, 30), value] as const))('takes %s without losing its composure: no server error, nothing written', async (_, value) => {
    const { happened } = await written();
    for (const [type, example] of types) {
      await Promise.all([...spoilt(example, value)].map(async (body) => {
        const { status, text } = await by('auditor').ask('POST', `/api/cases/${mine}/${type}`, { body });
        expect([type, body, status, /[\u4E00-\u9FFF]/.test(text)]).toEqual([type, body, status >= 400 && status < 500 ? status : '4xx', true]);
      }));
    }
    expect((await written()).happened).toBe(happened);
  }, 60_000);
});
