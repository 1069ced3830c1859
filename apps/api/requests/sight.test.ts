import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { applyCity } from '#commands/city';
import { clock as system } from '#domain/city/city';
import { bring, townFile } from '../../../test/support/town.ts';
import { api } from '../../../test/support/api.ts';
import { commandExamples } from '../cases/command-examples.ts';
import { routedCommands } from '../cases/command-routes.ts';

const { ask, get, post, town, db, app } = api();

/** Who sees a case of the office `cwb` on the road in the east, with the unit `urban` on it, reported by `street-handler`. */
const eyes: Readonly<Record<string, boolean>> = {
  clerk: true, dispatcher: true, director: true, hq: true, inspector: true, propaganda: true, oversight: true, leader: true, 'urban-handler': true, 'urban-vice': true, 'urban-head': true, 'gov-vice': true, 'street-handler': true,
  admin: false, 'district-director': false, 'foreign-director': false, 'other-leader': false, 'housing-head': false, 'traffic-handler': false, 'police-vice': false, 'street-head': false,
};
const people = Object.entries(eyes);

/** The rows of an answer's list that belong to the case. */
const rowsOf = (body: string, caseId: string): number => body.split(caseId).length - 1;

describe('whoever may not see a case', () => {
  let caseId = '';
  beforeAll(async () => {
    caseId = (await bring(town(), await town().report('只给看得见的人看'), 'claimed')).caseId;
    await town().wait(caseId, '2026-03-20T09:00:00+08:00');
  });

  it.each(people)('%s sees it: %s, on every page of it', async (person, sees) => {
    for (const path of ['', '/events', '/agenda', '/deadlines/a1']) {
      const answer = await get(person, `/api/cases/${caseId}${path}`);
      const tells = /只给看得见的人看|urban|城管/.test(answer.body);
      expect([path, answer.statusCode, tells]).toEqual([path, sees ? 200 : 404, sees]);
    }
  });

  it.each(people)('%s finds it in lists: %s', async (person, sees) => {
    const cases = await get(person, '/api/cases?q=只给看得见的人看');
    const escalations = await get(person, `/api/escalations?caseId=${caseId}`);
    const red = await get(person, '/api/boards/red');
    expect([cases.statusCode, escalations.statusCode, red.statusCode]).toEqual([200, 200, 200]);
    expect([rowsOf(cases.body, caseId) > 0, rowsOf(escalations.body, caseId) > 0, rowsOf(red.body, caseId) > 0]).toEqual([sees, sees, sees]);
  });

  it.each(people.filter(([, sees]) => !sees).map(([person]) => person))('%s learns nothing by a command, whichever it is', async (person) => {
    const before = (await town().read(caseId)).version;
    for (const type of routedCommands.filter((one) => one !== 'report')) {
      const answer = await post(person, `/api/cases/${caseId}/${type}`, commandExamples[type], { 'if-match': '"1"' });
      expect([type, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([type, 404, 'unknown-case']);
    }
    expect((await town().read(caseId)).version).toBe(before);
  });

  it('is recorded when they try', async () => {
    await post('housing-head', `/api/cases/${caseId}/claim`, {});
    expect(await db.asOwner("select code from refusals where case_id = $1 and person = 'housing-head' and command = 'claim'", [caseId])).toContainEqual({ code: 'not-your-case' });
  });

  it('does not see it by merging into it', async () => {
    const own = (await post('foreign-director', '/api/cases', { title: '重复', description: '重复', source: { kind: 'public' }, place: { address: '别处' } })).json<{ caseId: string }>().caseId;
    expect((await post('foreign-director', `/api/cases/${own}/merge`, { into: caseId })).json()).toMatchObject({ status: 404, code: 'unknown-case' });
  });

  it('reads the inbox of nobody else', async () => {
    const { items } = (await get('urban-handler', '/api/notices')).json<{ items: { id: string; caseId: string }[] }>();
    const mine = items.find((item) => item.caseId === caseId);
    expect(mine).toBeDefined();
    expect((await post('housing-head', `/api/notices/${mine?.id}/read`, {})).json()).toMatchObject({ status: 404, code: 'unknown-notice' });
    expect((await get('housing-head', '/api/notices')).body).not.toContain(caseId);
    expect((await post('urban-handler', `/api/notices/${mine?.id}/read`, {})).statusCode).toBe(200);
  });
});

describe('rights', () => {
  it('change with the next request when a case changes hands', async () => {
    const { caseId } = await bring(town(), await town().report(), 'issued');
    expect((await get('housing-head', `/api/cases/${caseId}`)).statusCode).toBe(404);
    await town().act(caseId, 'dispatcher', 'reassign', { from: 'urban', to: 'housing', reason: '职责调整' });
    expect((await get('housing-head', `/api/cases/${caseId}`)).statusCode).toBe(200);
  });

  it('change with the next request when somebody changes or leaves the post', async () => {
    const { caseId } = await bring(town(), await town().report(), 'issued');
    const status = async (): Promise<number> => (await get('traffic-handler', `/api/cases/${caseId}`)).statusCode;
    const others = townFile.people.filter(({ id }) => id !== 'traffic-handler');
    expect(await status()).toBe(404);
    await applyCity(town().deps, { ...townFile, people: [...others, { id: 'traffic-handler', name: '交警经办人', post: '调任', unit: 'urban', roles: ['unit-handler'] }] }, system);
    expect(await status()).toBe(200);
    await applyCity(town().deps, { ...townFile, people: others }, system);
    expect(await status()).toBe(401);
    await applyCity(town().deps, townFile, system);
    expect(await status()).toBe(404);
  });
});

const methods = ['GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD'] as const;

describe('every route', () => {
  it('but those for everybody asks who it is', async () => {
    const document = (await ask('GET', '/api/openapi.json')).json<{ paths: Record<string, Record<string, unknown>> }>();
    const open = new Set(['GET /healthz', 'GET /readyz', 'GET /metrics', 'GET /api/demo/people', 'POST /api/session', 'DELETE /api/session', 'GET /api/session/ways']);
    const routes = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => [method.toUpperCase(), path] as const));
    const wrong: string[] = [];
    for (const [method, path] of routes) {
      const url = path.replaceAll(/\{\w+\}/g, randomUUID());
      const { statusCode } = await app().inject({ method: methods.find((one) => one === method) ?? 'GET', url, ...(method === 'POST' ? { payload: {} } : {}) });
      if ((statusCode === 401) === open.has(`${method} ${path}`)) wrong.push(`${method} ${path}: ${statusCode}`);
    }
    expect(wrong).toEqual([]);
  });
});
