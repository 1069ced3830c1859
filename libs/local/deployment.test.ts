import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { parse } from 'yaml';
import { z } from 'zod';
import { openPool } from '#database/pool';
import { settings } from '#settings/settings';
import { variables } from '#settings/variables';
import { startPostgres } from './postgres.ts';
import { prepareSchema } from './prepare-schema.ts';
import { searchAttributes } from './search-attributes.ts';
import { startTemporal } from './temporal.ts';
import { isReady } from './temporal-health.ts';
import { temporalProgram } from './temporal-program.ts';
import { workshop } from './test-program.ts';

const { folder, clean } = workshop('deployment');
afterAll(clean);

const service = z.looseObject({
  image: z.string(),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  volumes: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  command: z.array(z.string()).optional(),
});

const text = readFileSync('docker-compose.yml', 'utf8');
const compose = z.looseObject({ services: z.record(z.string(), service), networks: z.record(z.string(), z.looseObject({ internal: z.boolean().optional() })) }).parse(parse(text, { merge: true }));
const all = Object.entries(compose.services);
const named = (name: string) => service.parse(compose.services[name]);

/** The variables of deploy/env.example and their values. */
const example = Object.fromEntries([...readFileSync('deploy/env.example', 'utf8').matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name ?? '', value ?? '']));

describe('docker-compose.yml', () => {
  it('publishes the gateway and nothing else', () => {
    expect(all.filter(([, { ports }]) => ports.length > 0).map(([name]) => name)).toEqual(['gateway']);
  });

  it('keeps the databases and Temporal in a network without a way in or out', () => {
    expect(compose.networks['inside']).toEqual({ internal: true });
    const outside = all.filter(([, { networks }]) => networks.includes('outside')).map(([name]) => name);
    expect(outside).toEqual(['api', 'worker', 'gateway']);
  });

  it('names an exact version of every image, of Temporal the one that a single machine runs', () => {
    for (const [, { image }] of all) expect(image).toMatch(/:(\$\{\w+:-)?\d+\.\d+/);
    expect(named('temporal').image).toBe('temporalio/server:1.32.0');
    expect(named('temporal-schema').image).toBe('temporalio/admin-tools:1.32.0');
  });

  it('starts each service when what it needs is there, and asks for health where another waits for it', () => {
    const waits = all.flatMap(([name, { depends_on }]) => Object.entries(depends_on).map(([needed, { condition }]) => `${name} < ${needed} ${condition.replace('service_', '')}`));
    expect(waits).toEqual([
      'temporal-schema < postgres healthy',
      'temporal < temporal-schema completed_successfully',
      'temporal-namespace < temporal healthy',
      'temporal-ui < temporal healthy',
      'migrate < postgres healthy',
      'api < migrate completed_successfully',
      'api < temporal-namespace completed_successfully',
      'worker < migrate completed_successfully',
      'worker < temporal-namespace completed_successfully',
      'gateway < api healthy',
    ]);
    for (const name of ['postgres', 'temporal', 'api']) expect(named(name).healthcheck).toBeDefined();
  });

  it('takes every password from the environment, requires it, and explains it in env.example', () => {
    const used = new Set([...text.matchAll(/\$\{(\w+)(:[-?])?/g)].map(([, name, kind]) => `${name} ${kind ?? ''}`));
    for (const name of ['POSTGRES_PASSWORD', 'DATABASE_OWNER_PASSWORD', 'DATABASE_PASSWORD', 'TEMPORAL_DATABASE_PASSWORD', 'XIAOHAO_SECRET']) {
      expect(used).toContain(`${name} :?`);
      expect(example[name]).toBe('');
    }
    const optional = new Set(['XIAOHAO_VERSION', 'XIAOHAO_LOCALE', 'XIAOHAO_LOG_LEVEL']);
    expect([...used].map((use) => use.split(' ')[0] ?? '').filter((name) => !(name in example) && !optional.has(name))).toEqual([]);
  });

  it('gives the API and the workers settings that they accept, and the owner of the tables to the migrations only', () => {
    const filled = (value: string | number): string => String(value).replace(/\$\{(\w+)(?::[-?]([^}]*))?\}/g, (_, name: string) => (name === 'XIAOHAO_PUBLIC_URL' ? 'https://x.example' : name === 'XIAOHAO_SECRET' ? 's'.repeat(32) : name === 'XIAOHAO_LOCALE' ? 'en' : name === 'XIAOHAO_LOG_LEVEL' ? 'info' : /PASSWORD/.test(name) ? 'a1b2' : ''));
    for (const name of ['api', 'worker', 'migrate']) {
      const env = Object.fromEntries(Object.entries(named(name).environment).map(([key, value]) => [key, filled(value)]));
      expect(Object.keys(env).filter((key) => !(key in variables.shape))).toEqual([]);
      expect(settings(env)).toMatchObject({ mode: 'production', host: '0.0.0.0', temporalNamespace: 'xiaohao' });
      expect('DATABASE_OWNER_URL' in env).toBe(name === 'migrate');
    }
  });

  it('mounts files that exist', () => {
    const files = all.flatMap(([, { volumes }]) => volumes).filter((volume) => volume.startsWith('./'));
    expect(files.length).toBeGreaterThan(0);
    expect(files.map((volume) => volume.split(':')[0] ?? '').filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe('deploy/postgres/roles.sql', () => {
  it('lets the service add events and nothing more, and the owner migrate', async () => {
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
    const as = (role: string, password: string): string => `postgres://${role}:${password}@127.0.0.1:${postgres.port}/xiaohao`;
    try {
      await asSuperuser(postgres.url, rolesSql({ owner_password: 'o1', password: 's1', temporal_password: 't1' }));
      await prepareSchema(as('xiaohao_owner', 'o1'));
      const pool = openPool(as('xiaohao_service', 's1'), { applicationName: 'deployment-test' });
      expect((await pool.query('select from events')).rowCount).toBe(0);
      await expect(pool.query('delete from events')).rejects.toMatchObject({ code: '42501' });
      await expect(pool.query('create table mine ()')).rejects.toMatchObject({ code: '42501' });
      await pool.end();
      await expect(asSuperuser(as('temporal', 't1'), ['select 1'])).rejects.toMatchObject({ code: '42501' });
    } finally {
      await postgres.stop();
    }
  }, 60_000);
});

/** The statements of the file as psql would send them to a cluster that has the database already. */
const rolesSql = (values: Record<string, string>): string[] =>
  readFileSync('deploy/postgres/roles.sql', 'utf8')
    .replace(/^(--|\\getenv ).*$/gm, '')
    .replace(/:'(\w+)'/g, (_, name: string) => `'${values[name] ?? ''}'`)
    .replace('create database xiaohao owner', 'alter database xiaohao owner to')
    .split(';')
    .filter((statement) => statement.trim() !== '');

async function asSuperuser(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

describe('deploy/temporal/namespace.sh', () => {
  it('makes the namespace with the search attributes of the product, and may be run again', async () => {
    const temporal = await startTemporal({ dataDir: join(folder, 'temporal'), ephemeral: true });
    const path = [dirname(await temporalProgram({ dataDir: folder })), process.env['PATH']].join(delimiter);
    const script = () => promisify(execFile)('sh', ['deploy/temporal/namespace.sh'], { env: { ...process.env, PATH: path, TEMPORAL_ADDRESS: temporal.address, NAMESPACE: 'city' } });
    try {
      await script();
      expect(await isReady(temporal.address, 'city')).toBe(true);
      await script();
    } finally {
      await temporal.stop();
    }
  }, 60_000);

  it('knows every search attribute', () => {
    const script = readFileSync('deploy/temporal/namespace.sh', 'utf8');
    expect(script).toContain(`for attribute in ${Object.entries(searchAttributes).map(([name, type]) => `${name}=${type}`).join(' ')}; do`);
  });
});
