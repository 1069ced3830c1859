import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LightMyRequestResponse } from 'fastify';
import type pg from 'pg';
import { openEvidence } from '#evidence/store';
import { signSession } from '#identity/session';
import { openApplication } from '../../apps/api/application.ts';
import type { Limits } from '../../apps/api/product.ts';
import { noWorkflows } from '../../apps/api/demo/workflows.ts';
import { database, type TestDatabase } from './database.ts';
import { openTown, type Town } from './town.ts';

const secret = 'a secret that only this test knows, and long';

export type Method = 'GET' | 'POST' | 'DELETE' | 'PUT';
/** A request of a test: a value is sent as JSON, text as it is. `person` is signed in. */
export type Asked = Readonly<{ person?: string; body?: unknown; headers?: Readonly<Record<string, string>> }>;

/** The API of one test file on the town, without a port. Its members may be used from beforeAll on. */
export type TestApi = Readonly<{
  db: TestDatabase;
  town: () => Town;
  app: () => NestFastifyApplication;
  token: (person: string) => Promise<string>;
  ask: (method: Method, path: string, asked?: Asked) => Promise<LightMyRequestResponse>;
  get: (person: string, path: string) => Promise<LightMyRequestResponse>;
  post: (person: string, path: string, body: unknown, headers?: Asked['headers']) => Promise<LightMyRequestResponse>;
}>;

/** `pool` is another way to the database of the test file. */
export type ApiOptions = Readonly<{ demonstration?: boolean; limits?: Partial<Limits>; pool?: (db: TestDatabase) => Promise<pg.Pool> }>;

/** Gives the test file an API; it is closed afterwards. */
export function api({ demonstration = true, limits = {}, pool = (db) => Promise.resolve(db.pool()) }: ApiOptions = {}): TestApi {
  let opened: Readonly<{ town: Town; app: NestFastifyApplication }> | undefined;
  const open = (): Readonly<{ town: Town; app: NestFastifyApplication }> => opened ?? missing();
  afterAll(() => opened?.app.close());
  const db = database();
  const dataDir = join(tmpdir(), `xiaohao-test-api-${process.pid}-${randomUUID()}`);
  afterAll(() => rm(dataDir, { recursive: true, force: true }));
  beforeAll(async () => {
    const town = await openTown(await pool(db));
    const product = { deps: town.deps, secret, publicUrl: 'http://127.0.0.1', locale: 'zh-CN', demonstration, limits: { requestsPerMinute: 0, feeds: 3, ...limits }, workflows: noWorkflows, evidence: openEvidence(town.deps.pool, { dataDir, leastDiskMB: 1 }) } as const;
    const app = await openApplication(product, 'silent');
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    opened = { town, app };
  });
  const token = (person: string): Promise<string> => signSession(secret, person, Date.now());
  const ask: TestApi['ask'] = async (method, path, { person, body, headers = {} } = {}) =>
    open().app.inject({
      method, url: path,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(person === undefined ? {} : { authorization: `Bearer ${await token(person)}` }), ...headers },
      ...(body === undefined ? {} : { payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    });
  return {
    db, town: () => open().town, app: () => open().app, token, ask,
    get: (person, path) => ask('GET', path, { person }),
    post: (person, path, body, headers = {}) => ask('POST', path, { person, body, headers }),
  };
}

function missing(): never {
  throw new Error('the API is there from beforeAll on');
}
