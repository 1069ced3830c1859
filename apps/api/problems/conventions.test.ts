import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { bring } from '../../../test/support/town.ts';
import { api } from '../../../test/support/api.ts';
import { problemDocument } from './document.ts';

const { ask, get, post, town, db, token } = api();
const report = { title: '路灯不亮', description: '三盏路灯不亮', source: { kind: 'public' }, place: { address: '东大街 12 号', area: 'road' } };
const nobody = '00000000-0000-4000-8000-000000000000';

type Given = Awaited<ReturnType<typeof ask>>;
/** Status and code of an answer that must be a problem document. */
function problemIn(answer: Given): readonly [number, string] {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const { status, code, detail } = problemDocument.parse(answer.json());
  expect(detail).toMatch(/[。：]$/);
  expect(status).toBe(answer.statusCode);
  return [status, code];
}

describe('a command', () => {
  it('is answered with the case, its version and its status', async () => {
    const reported = await post('street-handler', '/api/cases', report);
    const { caseId } = reported.json<{ caseId: string }>();
    expect([reported.statusCode, reported.json(), reported.headers.etag, reported.headers['location']]).toEqual([201, { caseId, version: 1, status: 'reported' }, '"1"', `/api/cases/${caseId}`]);
    const registered = await post('clerk', `/api/cases/${caseId}/register`, { category: 'rubbish' });
    expect([registered.statusCode, registered.json(), registered.headers.etag]).toEqual([200, { caseId, version: 2, status: 'registered' }, '"2"']);
  });

  it('under the same key is carried out once', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const [first, again] = [await post('clerk', '/api/cases', report, key), await post('clerk', '/api/cases', report, key)];
    expect([again.statusCode, again.json()]).toEqual([201, first.json()]);
    const { caseId } = first.json<{ caseId: string }>();
    const twice = { 'idempotency-key': randomUUID().toUpperCase() };
    await post('clerk', `/api/cases/${caseId}/register`, { category: 'rubbish' }, twice);
    expect((await post('clerk', `/api/cases/${caseId}/register`, { category: 'rubbish' }, twice)).json()).toEqual({ caseId, version: 2, status: 'registered' });
    expect((await town().read(caseId)).version).toBe(2);
  });

  it('under the same key with another body is refused', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const { caseId } = (await post('clerk', '/api/cases', report, key)).json<{ caseId: string }>();
    expect(problemIn(await post('clerk', '/api/cases', { ...report, title: '别的' }, key))).toEqual([409, 'idempotency-key-reused']);
    expect((await town().read(caseId)).version).toBe(1);
  });

  it('under the key of somebody else is refused', async () => {
    const key = { 'idempotency-key': randomUUID() };
    await post('clerk', '/api/cases', report, key);
    expect(problemIn(await post('street-handler', '/api/cases', report, key))).toEqual([409, 'idempotency-key-reused']);
  });

  it('for a version that is no longer the latest is refused', async () => {
    const caseId = await town().report();
    expect(problemIn(await post('clerk', `/api/cases/${caseId}/register`, { category: 'rubbish' }, { 'if-match': '"9"' }))).toEqual([412, 'stale-version']);
    expect((await post('clerk', `/api/cases/${caseId}/register`, { category: 'rubbish' }, { 'if-match': '"1"' })).statusCode).toBe(200);
    expect((await post('clerk', `/api/cases/${caseId}/urge`, { text: '请尽快' }, { 'if-match': '*' })).statusCode).toBe(200);
  });

  it.each(['3', 'W/"3"', '"x"', '"1", "2"'])('with If-Match %s is malformed', async (tag) => {
    const caseId = await town().report();
    expect(problemIn(await post('clerk', `/api/cases/${caseId}/register`, { category: 'rubbish' }, { 'if-match': tag }))).toEqual([400, 'malformed-if-match']);
  });

  it('with a key that is no UUID is malformed', async () => {
    expect(problemIn(await post('clerk', '/api/cases', report, { 'idempotency-key': 'once' }))).toEqual([400, 'malformed-idempotency-key']);
  });

  it('that this person may not give is refused with the reason, and the attempt is kept', async () => {
    const { caseId } = await bring(town(), await town().report(), 'issued');
    expect(problemIn(await post('urban-handler', `/api/cases/${caseId}/urge`, { text: '快' }))).toEqual([403, 'office-only']);
    const attempts = await db.asOwner('select person, command, code from refusals where case_id = $1', [caseId]);
    expect(attempts).toEqual([{ person: 'urban-handler', command: 'urge', code: 'office-only' }]);
  });

  it('in the wrong state is refused with what to do', async () => {
    const { caseId } = await bring(town(), await town().report(), 'issued');
    const answer = await post('clerk', `/api/cases/${caseId}/register`, { category: 'rubbish' });
    expect(problemIn(answer)).toEqual([409, 'wrong-status']);
    expect(answer.json<{ detail: string; title: string }>()).toMatchObject({ title: '现在不能这样做', detail: expect.stringContaining('已交办待认领') });
  });
});

describe('a request without a proof of who asks', () => {
  it.each([
    ['nothing', {}],
    ['a forged token', { authorization: 'Bearer e30.e30.e30' }],
    ['another scheme', { authorization: 'Basic eDp5' }],
    ['a forged cookie', { cookie: 'xiaohao_session=e30.e30.e30' }],
  ])('but %s is not answered', async (_, headers) => {
    expect(problemIn(await ask('GET', '/api/cases', { headers }))).toEqual([401, 'unauthenticated']);
  });

  it('but the token of somebody who left is not answered', async () => {
    expect(problemIn(await get('somebody-who-left', '/api/cases'))).toEqual([401, 'no-longer-in-office']);
  });

  it('with the cookie of a session is answered', async () => {
    expect((await ask('GET', '/api/session', { headers: { cookie: `xiaohao_session=${await token('clerk')}` } })).json()).toMatchObject({ person: 'clerk', roles: [{ id: 'clerk', name: '受理员' }] });
  });
});

describe('a body', () => {
  const send = (body: string | Buffer, type = 'application/json') => ask('POST', '/api/cases', { person: 'clerk', body, headers: { 'content-type': type } });

  it('that is no JSON is malformed', async () => {
    for (const broken of ['{', '{"a":}', '{"a":1,}', '', 'null,', '\ufeff{}']) expect(problemIn(await send(broken))[0]).toBe(400);
    expect(problemIn(await send('{'))).toEqual([400, 'malformed-json']);
  });

  it('of another type is not taken', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', 'x']) expect(problemIn(await send('title=x', type))).toEqual([415, 'unsupported-media-type']);
  });

  it('of more than 256 KB is not taken', async () => {
    expect(problemIn(await send(JSON.stringify({ ...report, description: 'x'.repeat(1_000_000) })))).toEqual([413, 'body-too-large']);
  });

  it('nested a thousand deep is not looked at', async () => {
    expect(problemIn(await send(`${'['.repeat(1000)}${']'.repeat(1000)}`))).toEqual([400, 'body-too-deep']);
    expect(problemIn(await send('{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)))).toEqual([400, 'body-too-deep']);
  });

  it('that reaches for a prototype is refused, and reaches none', async () => {
    expect(problemIn(await send('{"__proto__":{"polluted":1}}'))).toEqual([400, 'malformed-json']);
    expect(problemIn(await send('{"constructor":{"prototype":{"polluted":1}}}'))).toEqual([400, 'malformed-request']);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
  });

  it('with NUL or half a character is refused', async () => {
    expect(problemIn(await send('{"title":"a\\u0000b"}'))).toEqual([400, 'malformed-characters']);
    expect(problemIn(await send('{"title":"a\\ud800b"}'))).toEqual([400, 'malformed-characters']);
    expect(problemIn(await send('{"\\ud800":1}'))).toEqual([400, 'malformed-characters']);
  });

  it('that is wrong is told field by field, in the language that was asked for', async () => {
    const wrong = { ...report, title: '', source: { kind: 'rumour' }, place: { address: 5 }, extra: true, reporter: { phone: 7 } };
    const answer = await post('clerk', '/api/cases', wrong);
    expect(problemIn(answer)).toEqual([400, 'malformed-request']);
    expect(answer.json<{ errors: { path: string }[] }>().errors.map(({ path }) => path).toSorted()).toEqual(['extra', 'place.address', 'reporter.phone', 'source.kind', 'title']);
    const english = await post('clerk', '/api/cases?lang=en', wrong);
    expect(english.json()).toMatchObject({ title: 'Malformed request', errors: expect.arrayContaining([{ path: 'title', message: '"title" cannot be empty.' }]) });
    const byHeader = await post('clerk', '/api/cases', wrong, { 'accept-language': 'en-GB,en' });
    expect(byHeader.json()).toMatchObject({ title: 'Malformed request' });
  });

  it('leaves nothing behind when it is malformed', async () => {
    const before = await db.asOwner('select count(*)::int as n from events');
    await post('clerk', '/api/cases', { ...report, place: {} });
    await post('clerk', `/api/cases/${nobody}/register`, { category: 7 });
    expect(await db.asOwner('select count(*)::int as n from events')).toEqual(before);
  });
});

describe('what is not there', () => {
  it.each(['/api/cases/x', `/api/cases/${nobody}`, `/api/cases/${nobody}/events`, `/api/cases/${nobody}/agenda`, `/api/cases/${nobody}/deadlines/a1`, '/api/cases/%00', '/api/cases/%ed%a0%80', `/api/cases/${'x'.repeat(90)}`])('%s is a case that nobody finds', async (path) => {
    const [status, code] = problemIn(await get('director', path));
    expect([404, 400]).toContain(status);
    expect(['unknown-case', 'unknown-route', 'malformed-request']).toContain(code);
  });

  it('is told of a command to it', async () => {
    expect(problemIn(await post('clerk', `/api/cases/${nobody}/register`, { category: 'rubbish' }))).toEqual([404, 'unknown-case']);
  });

  it('is told of a deadline that no share has', async () => {
    const { caseId } = await bring(town(), await town().report(), 'issued');
    expect(problemIn(await get('director', `/api/cases/${caseId}/deadlines/a9`))).toEqual([404, 'unknown-deadline']);
  });

  it.each(['/nowhere', '/api', '/api/case', '/api/cases/x/y/z', '/.env', '/api/../etc/passwd'])('%s is no address of ours', async (path) => {
    expect(problemIn(await get('director', path))).toEqual([404, 'unknown-route']);
  });
});

describe('a query', () => {
  it.each(['?limit=0', '?limit=201', '?limit=x', '?limit=1&limit=2', '?level=9', '?clock=late', '?status=open', '?openedFrom=2026-02-30', '?dueTo=yesterday', '?unit=../x', '?colour=red', '?q=%00', '?mine=1', `?q=${'x'.repeat(200)}`])('of %s is malformed', async (search) => {
    const answer = await get('director', `/api/cases${search}`);
    expect(problemIn(answer)).toEqual([400, 'malformed-request']);
    expect(answer.json<{ errors: unknown[] }>().errors.length).toBeGreaterThan(0);
  });

  it('with a cursor that no list gave is malformed', async () => {
    for (const path of ['/api/cases', '/api/escalations', '/api/notices']) expect(problemIn(await get('director', `${path}?cursor=bm9uc2Vuc2U`))).toEqual([400, 'malformed-cursor']);
  });
});

describe('every answer', () => {
  it('carries the id of its request, the given one where it is harmless', async () => {
    expect((await ask('GET', '/healthz', { headers: { 'x-request-id': 'proxy-0123456789' } })).headers['x-request-id']).toBe('proxy-0123456789');
    expect((await ask('GET', '/healthz', { headers: { 'x-request-id': 'x\ny' } })).headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  });

  it('keeps the browser from being used against it', async () => {
    const { headers } = await get('clerk', '/api/cases');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    expect(headers).not.toHaveProperty('x-powered-by');
  });
});
