import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { settings } from '#settings/settings';
import { ensureDataFolder, postgresFolder, requireSpace } from './data-folder.ts';
import { startDatabase } from './services.ts';
import { workshop } from './test-program.ts';

const { folder, clean } = workshop('data-folder');
afterAll(clean);

const isRoot = process.getuid?.() === 0;

describe('the data folder', () => {
  it('is made, and other users cannot read it', async () => {
    await ensureDataFolder(join(folder, 'a', 'b'));
    expect(statSync(join(folder, 'a', 'b')).mode & 0o066).toBe(0);
  });

  it('is refused where no folder can be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(ensureDataFolder(join(folder, 'file', 'data'))).rejects.toMatchObject({ code: 'data-folder-not-writable' });
  });

  it('is refused when the disk has too little space left', async () => {
    await expect(requireSpace(folder, 1e12)).rejects.toMatchObject({ code: 'no-disk-space', facts: { folder, neededMB: 1e12, freeMB: expect.any(Number) } });
    await expect(requireSpace(folder, 0)).resolves.toBeUndefined();
  });

  it('holds the database, too, where its user can enter', async () => {
    expect(await postgresFolder(join(folder, 'open'))).toBe(join(folder, 'open', 'postgres'));
  });

  it('of root in a folder that nobody else can enter has its database elsewhere, which then runs', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const place = await postgresFolder(join(closed, '.xiaohao'));
    expect(place.startsWith(closed)).toBe(!isRoot);
    const read = settings({ XIAOHAO_DATA: join(closed, '.xiaohao') });
    await ensureDataFolder(read.dataDir);
    const database = await startDatabase(read, { restarting: () => undefined });
    try {
      const client = new pg.Client({ connectionString: database.databaseUrl });
      await client.connect();
      expect((await client.query<{ folder: string }>("select current_setting('data_directory') as folder")).rows).toEqual([{ folder: place }]);
      await client.end();
    } finally {
      await database.stop();
      rmSync(join(place, '..'), { recursive: true });
    }
  }, 60_000);
});
