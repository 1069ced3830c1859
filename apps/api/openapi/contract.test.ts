import { beforeAll, describe, expect, it } from '@jest/globals';
import { bring } from '../../../test/support/town.ts';
import { api } from '../../../test/support/api.ts';

const { ask, get, town } = api();

type Shape = Readonly<{ type?: string; properties?: Record<string, Shape>; required?: string[]; items?: Shape; enum?: unknown[]; nullable?: boolean; anyOf?: Shape[]; oneOf?: Shape[]; allOf?: Shape[]; additionalProperties?: boolean | Shape }>;
type Content = Record<string, { schema: Shape; example: unknown }>;
type Document = { paths: Record<string, Record<string, { responses: Record<string, { content?: Content }> }>> };

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** Where a value is not of its documented shape. */
function differences(shape: Shape, value: unknown, path = '$'): readonly string[] {
  if (value === null) return shape.nullable === true || shape.enum?.includes(null) === true || (shape.anyOf ?? []).some((one) => differences(one, value).length === 0) ? [] : [`${path} is null`];
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return choices.some((one) => differences(one, value, path).length === 0) ? [] : [`${path} fits none`];
  if (shape.allOf !== undefined) return shape.allOf.flatMap((one) => differences(one, value, path));
  if (shape.enum !== undefined) return shape.enum.includes(value) ? [] : [`${path} is ${JSON.stringify(value)}`];
  const type = typeOf(value);
  if (shape.type !== undefined && shape.type !== type && !(shape.type === 'integer' && Number.isInteger(value))) return [`${path} is ${type}, not ${shape.type}`];
  if (Array.isArray(value)) return value.flatMap((item, index) => differences(shape.items ?? {}, item, `${path}[${index}]`));
  if (typeof value !== 'object') return [];
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const unknown = shape.additionalProperties === false ? Object.keys(fields).filter((name) => shape.properties?.[name] === undefined) : [];
  return [
    ...(shape.required ?? []).filter((name) => !Object.hasOwn(fields, name)).map((name) => `${path}.${name} is missing`),
    ...unknown.map((name) => `${path}.${name} is not documented`),
    ...Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => (Object.hasOwn(fields, name) ? differences(inner, fields[name], `${path}.${name}`) : [])),
  ];
}

let paths: Document['paths'] = {};
let caseIds: readonly string[] = [];
beforeAll(async () => {
  ({ paths } = (await ask('GET', '/api/openapi.json')).json<Document>());
  const planned = await town().report('违法搭建');
  await town().act(planned, 'clerk', 'register', { category: 'illegal' });
  await town().act(planned, 'dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }, { role: 'assist', unit: 'street' }], requirement: '拆除' });
  await town().act(planned, 'urban-handler', 'dispute', { basis: '不属城管', proposedUnit: 'housing' });
  const late = (await bring(town(), await town().report('逾期'), 'claimed')).caseId;
  await town().wait(late, '2026-04-20T09:00:00+08:00');
  const asked = (await bring(town(), await town().report('延期'), 'claimed')).caseId;
  await town().act(asked, 'urban-handler', 'request-extension', { until: '2026-05-20', reason: '下雨' });
  await town().act(asked, 'urban-handler', 'request-suspension', { reviewOn: '2026-06-20', reason: '施工' });
  await town().act(asked, 'director', 'decide-extension', { granted: true, opinion: '同意' });
  const signing = (await bring(town(), await town().report('销号'), 'passed')).caseId;
  await town().act(signing, 'urban-handler', 'apply-sign-off', { summary: '完成' });
  const closed = (await bring(town(), await town().report('办结'), 'closed')).caseId;
  caseIds = [await town().report('新报'), planned, late, asked, signing, closed];
}, 60_000);

const people = ['director', 'urban-handler', 'leader', 'oversight', 'admin'];
const documented = (method: string, path: string): Content => paths[path]?.[method]?.responses['200']?.content ?? {};

describe('an answer has the shape that is documented', () => {
  it.each(['/api/cases', '/api/cases/counts', '/api/cases/nearby', '/api/escalations', '/api/rounds', '/api/notices', '/api/offices', '/api/units', '/api/people', '/api/areas', '/api/categories', '/api/policies', '/api/calendars', '/api/stats/units', '/api/boards/units', '/api/boards/areas', '/api/boards/red', '/api/session', '/api/demo/people', '/api/demo/clock', '/healthz', '/readyz'])('of %s', async (path) => {
    const shape = documented('get', path)['application/json']?.schema ?? { enum: [] };
    let rows = 0;
    for (const person of people) {
      const answer = await get(person, path);
      expect([person, answer.statusCode, differences(shape, answer.json())]).toEqual([person, 200, []]);
      rows += answer.body.length;
    }
    expect(rows).toBeGreaterThan(10);
  });

  it.each(['', '/events', '/agenda', '/deadlines/a1'])('of a case%s, in every state', async (page) => {
    const path = page.startsWith('/deadlines') ? '/api/cases/{caseId}/deadlines/{deadlineId}' : `/api/cases/{caseId}${page}`;
    const shape = documented('get', path)['application/json']?.schema ?? { enum: [] };
    for (const caseId of caseIds) {
      for (const person of people) {
        const answer = await get(person, `/api/cases/${caseId}${page}`);
        const wrong = answer.statusCode === 200 ? differences(shape, answer.json()) : [];
        expect([caseId, person, [200, 404].includes(answer.statusCode), wrong]).toEqual([caseId, person, true, []]);
      }
    }
  });

  it('of a due date', async () => {
    const answer = await get('clerk', '/api/calendar/due?from=2026-09-30&amount=5&unit=workday');
    expect(answer.json()).toMatchObject({ dueAt: '2026-10-13T18:00:00+08:00', provisional: false, calendar: 'state-council-2025-11-04' });
    expect(differences(documented('get', '/api/calendar/due')['application/json']?.schema ?? { enum: [] }, answer.json())).toEqual([]);
    expect((await get('clerk', '/api/calendar/due?from=2026-12-31T10:00:00+08:00&amount=2&unit=workday')).json()).toMatchObject({ provisional: true });
    expect((await get('clerk', '/api/calendar/due?from=2020-01-22&amount=5&unit=workday&calendar=state-council-2019-11-21')).json()).toMatchObject({ dueAt: expect.stringMatching(/^2020-02-04/) });
  });

  it('of a calendar', async () => {
    const answer = await get('clerk', '/api/calendars/state-council-2025-11-04');
    expect(differences(documented('get', '/api/calendars/{version}')['application/json']?.schema ?? { enum: [] }, answer.json())).toEqual([]);
    expect((await get('clerk', '/api/calendars/state-council-1999-01-01')).json()).toMatchObject({ status: 404, code: 'unknown-calendar' });
  });
});

describe('an example', () => {
  it('has the shape that is documented beside it', () => {
    const wrong = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) =>
        Object.entries(responses).flatMap(([status, { content = {} }]) => Object.values(content).flatMap(({ schema, example }) => differences(schema, example).map((difference) => `${method} ${path} ${status}: ${difference}`))),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('reference data', () => {
  it('comes in pages by id, and as it was known', async () => {
    const first = (await get('clerk', '/api/units?limit=2')).json<{ items: { id: string }[]; next: string }>();
    expect([first.items.map(({ id }) => id), first.next]).toEqual([['gov', 'housing'], 'housing']);
    expect((await get('clerk', `/api/units?cursor=${first.next}`)).json<{ items: { id: string }[] }>().items[0]?.id).toBe('police');
    expect((await get('clerk', '/api/units?asOf=2020-01-01T00:00:00Z')).json()).toEqual({ items: [], next: null });
    expect((await get('clerk', '/api/people')).body).not.toMatch(/"(phone|email)"/);
  });
});
