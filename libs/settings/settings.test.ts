import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { sessionSecret } from './session-secret.ts';
import { settings } from './settings.ts';
import { SettingsProblem } from './settings-problem.ts';
import { settingsTable } from './variables.ts';

const long = 'x'.repeat(32);

function faultsOf(env: Record<string, string>): SettingsProblem['faults'] {
  try {
    settings(env);
  } catch (error) {
    if (error instanceof SettingsProblem) return error.faults;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('need nothing at all for a demonstration', () => {
    const read = settings({ PATH: '/bin' });
    expect(read).toMatchObject({ mode: 'demonstration', port: 3000, host: '127.0.0.1', publicUrl: 'http://127.0.0.1:3000', locale: 'zh-CN', dataDir: resolve('.xiaohao') });
    expect(read).not.toHaveProperty('databaseUrl');
    expect(read.named.size).toBe(0);
  });

  it('remember which ones the user gave', () => {
    const read = settings({ PORT: '3000', XIAOHAO_LOCALE: 'en' });
    expect([...read.named]).toEqual(['PORT', 'XIAOHAO_LOCALE']);
  });

  it('take an empty variable for one that is not set', () => {
    expect(settings({ PORT: ' ', DATABASE_URL: '' })).toMatchObject({ port: 3000 });
  });

  it('give the owner of the tables the application\'s own address when there is no other', () => {
    expect(settings({ DATABASE_URL: 'postgres://a@h/d' }).databaseOwnerUrl).toBe('postgres://a@h/d');
    expect(settings({ DATABASE_URL: 'postgres://a@h/d', DATABASE_OWNER_URL: 'postgres://o@h/d' }).databaseOwnerUrl).toBe('postgres://o@h/d');
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'three thousand'],
    ['DATABASE_URL', 'mysql://h/d'],
    ['TEMPORAL_ADDRESS', 'localhost'],
    ['XIAOHAO_MODE', 'test'],
    ['XIAOHAO_SECRET', 'short'],
    ['XIAOHAO_SMTP_URL', 'mail.city.example'],
    ['XIAOHAO_MAIL_FROM', 'nobody'],
    ['XIAOHAO_EVIDENCE_URL', 'https://host/bucket'],
    ['XIAOHAO_LOCALE', 'fr'],
  ])('refuse %s=%s and say what it should look like', (setting, value) => {
    const faults = faultsOf({ [setting]: value });
    expect(faults).toEqual([{ code: 'malformed-setting', setting, form: expect.stringMatching(/\S/) }]);
    expect(JSON.stringify(faults)).not.toContain(value);
  });

  it('refuse a variable of ours that does not exist, and name the one that was meant', () => {
    expect(faultsOf({ XIAOHAO_SMPT_URL: 'smtp://h' })).toEqual([{ code: 'unknown-setting', setting: 'XIAOHAO_SMPT_URL', meant: 'XIAOHAO_SMTP_URL' }]);
    expect(faultsOf({ XIAOHAO_COLOUR_OF_THE_BICYCLE_SHED: 'red' })).toMatchObject([{ code: 'unknown-setting', meant: '' }]);
  });

  it('report every fault at once', () => {
    expect(faultsOf({ PORT: 'x', XIAOHAO_LOCAL: 'en', XIAOHAO_MODE: 'live' }).map(({ setting }) => setting)).toEqual(['XIAOHAO_LOCAL', 'PORT', 'XIAOHAO_MODE']);
  });

  it('require a secret in production', () => {
    expect(faultsOf({ XIAOHAO_MODE: 'production' })).toMatchObject([{ code: 'missing-setting', setting: 'XIAOHAO_SECRET' }]);
    expect(settings({ XIAOHAO_MODE: 'production', XIAOHAO_SECRET: long }).secret).toBe(long);
  });

  it('show no secret and no password when printed or made JSON', () => {
    const read = settings({ XIAOHAO_SECRET: long, DATABASE_URL: 'postgres://app:hush1@h/d?password=hush2', XIAOHAO_SMTP_URL: 'smtp://u:hu@sh3@h', XIAOHAO_EVIDENCE_URL: 'https://key:hush4@h/b-1' });
    for (const text of [inspect(read), JSON.stringify(read), `${inspect({ nested: read })}`]) {
      expect(text).not.toMatch(/hush|sh3|xxxx/);
      expect(text).toContain('postgres://app:***@h/d');
    }
    expect(read.databaseUrl).toContain('hush1');
  });

  it('are listed in one table, each with a meaning', () => {
    expect(settingsTable.find(({ name }) => name === 'PORT')?.default).toBe('3000');
    expect(settingsTable.filter(({ meaning }) => meaning === '')).toEqual([]);
  });
});

describe('the secret that signs sessions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secret-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is the given one', () => {
    expect(sessionSecret(settings({ XIAOHAO_SECRET: long, XIAOHAO_DATA: folder }))).toBe(long);
  });

  it('is made once in a demonstration, and nobody else can read it', () => {
    const read = settings({ XIAOHAO_DATA: join(folder, 'new') });
    const secret = sessionSecret(read);
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(sessionSecret(read)).toBe(secret);
    const file = join(folder, 'new', 'secret');
    expect(readFileSync(file, 'utf8')).toBe(secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
