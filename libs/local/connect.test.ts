import { join } from 'node:path';
import pg from 'pg';
import { settings } from '#settings/settings';
import { connect } from './connect.ts';
import { postmasterOn } from './postmaster.ts';
import { lock } from './start-lock.ts';
import { workshop } from './test-program.ts';

const { folder, run, clean } = workshop('connect');
afterAll(clean);

const dataDir = join(folder, 'data');
const own = settings({ XIAOHAO_DATA: dataDir });

async function answers(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
    return (await client.query('select 1')).rowCount === 1;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

describe('a command line', () => {
  it('uses what the settings name and starts nothing', async () => {
    const given = settings({ XIAOHAO_DATA: dataDir, DATABASE_URL: 'postgres://a@h/d', DATABASE_OWNER_URL: 'postgres://o@h/d', TEMPORAL_ADDRESS: 'h:7233' });
    expect(await connect(given, { temporal: true })).toMatchObject({ databaseUrl: 'postgres://a@h/d', ownerUrl: 'postgres://o@h/d', temporalAddress: 'h:7233' });
  });

  it('uses the database and the Temporal of the product that runs', async () => {
    const { note, release } = lock(folder);
    note({ url: 'http://h', databaseUrl: 'postgres://p@h/d', ownerUrl: 'postgres://q@h/d', temporalAddress: 'h:1', children: [] });
    expect(await connect(settings({ XIAOHAO_DATA: folder }))).toMatchObject({ databaseUrl: 'postgres://p@h/d', ownerUrl: 'postgres://q@h/d', temporalAddress: 'h:1' });
    release();
  });

  it('otherwise starts PostgreSQL for its own time, and leaves it to another command that still works', async () => {
    const first = await connect(own);
    expect(first.temporalAddress).toBeUndefined();
    const other = run(`import { connect } from '#local/connect'; import { settings } from '#settings/settings';
      const { databaseUrl, close } = await connect(settings(process.env)); console.log(databaseUrl);
      process.stdin.once('data', async () => { await close(); process.exit(0); });`, { XIAOHAO_DATA: dataDir });
    await other.says(first.databaseUrl);
    await first.close();
    expect(await answers(first.databaseUrl)).toBe(true);
    other.child.stdin?.write('enough');
    expect(await other.ended).toBe(0);
    expect(postmasterOn(join(dataDir, 'postgres'))).toBeUndefined();
  }, 60_000);

  it('finds a database that was left running, and stops it as the last who uses it', async () => {
    const killed = run(`import { connect } from '#local/connect'; import { settings } from '#settings/settings';
      console.log((await connect(settings(process.env))).databaseUrl);`, { XIAOHAO_DATA: dataDir });
    await killed.says('postgres://');
    killed.child.kill('SIGKILL');
    await killed.ended;
    const left = postmasterOn(join(dataDir, 'postgres'));
    const { databaseUrl, close } = await connect(own);
    expect(postmasterOn(join(dataDir, 'postgres'))).toEqual(left);
    expect(await answers(databaseUrl)).toBe(true);
    await close();
    expect(postmasterOn(join(dataDir, 'postgres'))).toBeUndefined();
  }, 60_000);
});
