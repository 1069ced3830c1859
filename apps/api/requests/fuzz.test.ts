import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { commandTable } from '#domain/case/case';
import { bring } from '../../../test/support/town.ts';
import { api } from '../../../test/support/api.ts';
import { commandExamples } from '../cases/command-examples.ts';
import { routedCommands } from '../cases/command-routes.ts';
import { problemDocument } from '../problems/document.ts';

const { post, ask, get, town, db } = api();

let open = '';
let done = '';
beforeAll(async () => {
  open = (await bring(town(), await town().report(), 'claimed')).caseId;
  done = (await bring(town(), await town().report(), 'closed')).caseId;
}, 60_000);

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', '\u0000', '\ud800', '\u202e', '../../etc/passwd', "'; drop table events; --", '{{7*7}}', '=1+1', 'a'.repeat(30_000), '2026-02-30', '9999-12-31', '0000-00-00', '2026-10-13T18:00:00+08:00', '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10', 'constructor', '__proto__', 'urban', 'a1'),
  fc.constantFrom<unknown>(null, true, false, 0, -0, -1, 1e308, -1e308, 2 ** 53, 0.1, Number.MAX_SAFE_INTEGER),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The command's example with some of its parts put wrong, or anything at all. */
function bodies(type: (typeof routedCommands)[number]): fc.Arbitrary<unknown> {
  const { schema } = commandTable[type];
  const fields = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const example = z.record(z.string(), z.unknown()).parse(commandExamples[type]);
  const mutated = fc.dictionary(fc.constantFrom(...fields, 'extra', 'constructor', 'toString'), nasty, { minKeys: 1, maxKeys: 3 }).map((wrong) => ({ ...example, ...wrong }));
  return fc.oneof({ weight: 4, arbitrary: mutated }, { weight: 1, arbitrary: nasty }, { weight: 1, arbitrary: fc.constant(example) });
}

const written = async (): Promise<readonly unknown[]> => (await db.pool().query("select count(*), max(position) from events where stream_id not like 'refusals/%'")).rows;
const people = ['clerk', 'dispatcher', 'director', 'urban-head', 'inspector', 'hq', 'leader', 'housing-head', 'admin'];

describe('whatever is sent', () => {
  it.each(routedCommands)('to %s is carried out or refused, never a failure of ours', async (type) => {
    await fc.assert(
      fc.asyncProperty(bodies(type), fc.constantFrom(...people), fc.boolean(), async (body, person, ended) => {
        const before = await written();
        const path = type === 'report' ? '/api/cases' : `/api/cases/${ended ? done : open}/${type}`;
        const answer = await post(person, path, body);
        expect(answer.statusCode).toBeLessThan(500);
        if (answer.statusCode < 300) return;
        problemDocument.parse(answer.json());
        expect([400, 403, 404, 409, 413]).toContain(answer.statusCode);
        expect(await written()).toEqual(before);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('as text is refused, never a failure of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('latin1'))), async (body) => {
        expect((await post('clerk', '/api/cases', body)).statusCode).toBeLessThan(500);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('in a query is answered or refused, never a failure of ours', async () => {
    const paths = ['/api/cases', '/api/cases/nearby', '/api/cases/counts', `/api/cases/${open}/limit`, '/api/escalations', '/api/rounds', '/api/notices', '/api/calendar/due', '/api/calendars', '/api/units', '/api/people', '/api/policies', '/api/stats/units', '/api/boards/units', '/api/boards/areas', '/api/boards/red', `/api/cases/${open}`, `/api/cases/${open}/events`];
    const names = ['view', 'title', 'address', 'lat', 'lng', 'status', 'unit', 'area', 'category', 'clock', 'level', 'q', 'openedFrom', 'dueTo', 'mine', 'sort', 'limit', 'cursor', 'asOf', 'from', 'to', 'amount', 'calendar', 'lang', 'unread', 'x'];
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('%00', '%', '-1', '1e9', '2026-02-30', '2026-10-13', '0000-01-01', '9999-12-31T23:59:59Z', '+275760-09-13T00:00:00.000Z', 'overdue', 'true', '10000', 'workday'));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 4 }), fc.boolean(), async (path, pairs, raw) => {
        const search = pairs.map(([name, text]) => `${name}=${raw ? text.replaceAll(/[^\x21-\x7e]|#/g, '') : encodeURIComponent(text.toWellFormed())}`).join('&');
        expect((await get('director', `${path}?${search}`)).statusCode).toBeLessThan(500);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('in headers is answered or refused, never a failure of ours', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '"', '\\', '/', ';', ',', '=', '*', '%', '0', '7', '.', '-'), maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom('if-match', 'idempotency-key', 'accept-language', 'authorization', 'cookie', 'x-request-id', 'content-type', 'last-event-id'), text), async (headers) => {
        expect((await ask('POST', `/api/cases/${open}/urge`, { person: 'clerk', body: { text: '快' }, headers })).statusCode).toBeLessThan(500);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});
