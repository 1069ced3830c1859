import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify } from '#local/process-identity';
import { startPostgres } from '#local/postgres';
import { postmasterOn } from '#local/postmaster';
import { endProcess } from '#local/process-identity';
import { makeTemplate } from './template.ts';

/** What a whole run of the tests shares. */
export type Services = Readonly<{ stop: () => Promise<void> }>;

const prefix = 'xiaohao-test-';

/** Starts one PostgreSQL with a migrated template database and tells the test files, by the environment, where it is. */
export async function startServices(): Promise<Services> {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  await chmod(folder, 0o755);
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  const stop = async (): Promise<void> => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  process.once('SIGINT', () => void stop().finally(() => process.exit(130)));
  process.env['XIAOHAO_TEST_POSTGRES'] = postgres.url;
  await makeTemplate(postgres.url);
  return { stop };
}

/** Ends what a run that was killed left behind. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1] ?? process.pid);
    if (pid !== process.pid && !identify(pid)) await removeRun(join(tmpdir(), name));
  }
}

async function removeRun(folder: string): Promise<void> {
  const left = postmasterOn(join(folder, 'postgres'));
  if (left) await endProcess(left.identity, 5_000, 'SIGQUIT');
  await rm(folder, { recursive: true, force: true });
}
