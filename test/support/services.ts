import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningPostgres, startPostgres } from '#local/postgres';
import { postmasterOn } from '#local/postmaster';
import { endProcess, identify, type ProcessIdentity } from '#local/process-identity';
import { type RunningTemporal, startTemporal } from '#local/temporal';
import { makeTemplate } from './template.ts';

/** What a whole run of the tests shares. */
export type Services = Readonly<{ stop: () => Promise<void> }>;

const prefix = 'xiaohao-test-';

/** Starts one PostgreSQL with a migrated template database and one Temporal, and tells the test files, by the environment, where they are. */
export async function startServices(): Promise<Services> {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  await chmod(folder, 0o755);
  const started = [startPostgres({ dataDir: join(folder, 'postgres'), durable: false }), startTemporal({ dataDir: join(folder, 'temporal'), ephemeral: true })] as const;
  const stop = async (): Promise<void> => {
    await Promise.allSettled(started.map(async (service) => (await service).stop()));
    await rm(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop().finally(() => process.exit(1)));
  return announced(started, stop);
}

async function announced(started: readonly [Promise<RunningPostgres>, Promise<RunningTemporal>], stop: () => Promise<void>): Promise<Services> {
  try {
    const [postgres, temporal] = await Promise.all(started);
    process.env['XIAOHAO_TEST_POSTGRES'] = postgres.url;
    process.env['XIAOHAO_TEST_TEMPORAL'] = temporal.address;
    await makeTemplate(postgres.url);
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ends what a run that was killed left behind. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1] ?? process.pid);
    if (pid !== process.pid && !identify(pid)) await removeRun(join(tmpdir(), name));
  }
}

async function removeRun(folder: string): Promise<void> {
  const left = [postmasterOn(join(folder, 'postgres'))?.identity, await temporalOn(join(folder, 'temporal'))].filter((identity) => identity !== undefined);
  await Promise.all(left.map((identity) => endProcess(identity, 5_000, 'SIGQUIT')));
  await rm(folder, { recursive: true, force: true });
}

/** What ran on a folder of Temporal, by the note that was kept there. */
const temporalOn = (folder: string): Promise<ProcessIdentity | undefined> =>
  readFile(join(folder, 'temporal.json'), 'utf8').then((note) => JSON.parse(note) as ProcessIdentity, () => undefined);
