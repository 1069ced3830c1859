import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { commandTable } from '#domain/case/case';
import { api } from '../../../test/support/api.ts';
import { commandExamples } from '../cases/command-examples.ts';
import { routedCommands } from '../cases/command-routes.ts';

const { app, ask } = api();

type Operation = { operationId: string; summary: string; requestBody?: { content: Record<string, { examples?: Record<string, { value: unknown }> }> }; responses: Record<string, { content?: Record<string, { example?: unknown }> }> };
type Document = { paths: Record<string, Record<string, Operation>> };
const documented = async (): Promise<Document> => (await ask('GET', '/api/openapi.json')).json();
const operations = async (): Promise<readonly (readonly [string, Operation])[]> =>
  Object.entries((await documented()).paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const));

/** The routes that Fastify answers, as `METHOD /path/{parameter}`. */
function served(): readonly string[] {
  const tree = app().getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  let path: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const found = /^(?<indent>[│ ├└─]*)(?<part>\S+) \((?<methods>[A-Z, ]+)\)$/u.exec(line)?.groups;
    if (found === undefined) return [];
    const depth = Math.round((found['indent'] ?? '').length / 4);
    path = [...path.slice(0, depth - 1), found['part'] ?? ''];
    return (found['methods'] ?? '').split(', ').map((method) => `${method} ${path.join('').replaceAll(/:(\w+)/g, '{$1}')}`);
  });
}

const isDocumentation = (route: string): boolean => / (\/|\/cases|\/cases\/\{caseId\}|\/report|\/dispatch|\/leader|\/units\/\{unit\}|\/campaigns|\/campaigns\/\{campaign\}|\/rounds|\/rounds\/\{round\}|\/rules|\/delegations|\/icon\.svg|\/phone-worker\.js|\/assets\/\{file\}|\/\*|\/api\/openapi\.json|\/api\/docs.*)$/.test(route);

const isPhone = (route: string): boolean => / \/m\*?$/.test(route);

describe('the OpenAPI document', () => {
  it('lists exactly the routes that are served', async () => {
    const routes = served().filter((route) => !isDocumentation(route) && !isPhone(route));
    expect(routes.length).toBeGreaterThan(60);
    expect([...routes].toSorted()).toEqual((await operations()).map(([route]) => route).toSorted());
  });

  it('has an example of every answer and of every body', async () => {
    const lacking = (await operations()).filter(([, { responses, requestBody }]) => {
      const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      const shown = answers.length > 0 && answers.every(([, { content }]) => Object.values(content ?? {}).some(({ example }) => example !== undefined));
      return !shown || (requestBody !== undefined && !Object.values(requestBody.content).some(({ examples }) => Object.keys(examples ?? {}).length > 0));
    });
    expect(lacking.map(([route]) => route)).toEqual([]);
  });

  it('names each operation once, in Chinese', async () => {
    const all = await operations();
    expect(new Set(all.map(([, { operationId }]) => operationId)).size).toBe(all.length);
    expect(all.filter(([, { summary }]) => !/\p{Script=Han}/u.test(summary)).map(([route]) => route)).toEqual([]);
  });
});

describe('the examples of the commands', () => {
  it.each(routedCommands)('%s has a body that its schema takes', (type) => {
    const parsed = commandTable[type].schema.safeParse(commandExamples[type]);
    expect(parsed.error?.issues).toBeUndefined();
  });

  it('cover every command that a person gives', () => {
    expect(Object.keys(commandExamples).toSorted()).toEqual(Object.entries(commandTable).flatMap(([type, { by }]) => (by === 'person' ? [type] : [])).toSorted());
  });

  it('show every field at least once', () => {
    const unseen = routedCommands.flatMap((type) => {
      const { schema } = commandTable[type];
      const fields = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
      return fields.filter((field) => !JSON.stringify(commandExamples[type]).includes(`"${field}":`) && field !== 'duty').map((field) => `${type}.${field}`);
    });
    expect(unseen).toEqual([]);
  });
});

describe('the documentation', () => {
  it('leaves the root to the pages', async () => {
    const answer = await ask('GET', '/');
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([200, expect.stringContaining('text/html'), 'no-cache']);
  });

  it('leaves the links of mails working: they lead to the case', async () => {
    const answer = await ask('GET', '/cases/0a1b2c3d-0000-5000-8000-000000000000');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
  });

  it('asks no address outside', async () => {
    const page = await ask('GET', '/api/docs');
    expect(page.statusCode).toBe(200);
    const asked = Array.from(page.body.matchAll(/(?:src|href)=["']([^"']+)["']/g), ([, address]) => address ?? '');
    expect(asked.filter((address) => /^(https?:)?\/\//.test(address))).toEqual([]);
    const assets = asked.filter((address) => /\.(js|css)$/.test(address));
    expect(assets.length).toBeGreaterThan(2);
    for (const asset of assets) expect((await ask('GET', new URL(asset, 'http://x/api/docs').pathname)).statusCode).toBe(200);
  });
});
