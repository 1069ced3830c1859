import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { LocalProblem } from './local-problem.ts';
import { anyFreePort, choosePort } from './port.ts';
import { type Account, asAccount, postgresAccount } from './postgres-account.ts';
import { ensureCluster, owner, ownerPassword } from './postgres-cluster.ts';
import { postgresProgram } from './postgres-program.ts';
import { type Postmaster, postmasterOn } from './postmaster.ts';
import { endProcess } from './process-identity.ts';

/** How to start PostgreSQL for one machine. */
export type PostgresOptions = Readonly<{
  /** Made when it does not exist. */
  dataDir: string;
  /** A port that the user named; any free one unless given. */
  port?: number;
  /** False only for tests: a crash of the machine may lose everything. */
  durable: boolean;
  /** `<dataDir>.log` unless given; the one before is kept as `<logFile>.1`. */
  logFile?: string;
  /** Where to copy the program when it cannot be run in node_modules. */
  programDir?: string;
}>;

/** A PostgreSQL that answers. `url` logs in as the owner of its database. */
export type RunningPostgres = Readonly<{
  url: string;
  port: number;
  pid: number;
  /** True when it was found running, left by a product that was killed. */
  adopted: boolean;
  stop: () => Promise<void>;
}>;

const host = '127.0.0.1';
const patience = 60_000;

/**
 * Starts PostgreSQL on a data folder and returns when it answers; one that still runs there is adopted.
 * Refuses with `port-in-use`, `no-disk-space`, `postgres-other-version`, `postgres-not-executable`, `data-folder-unreachable` or `postgres-not-ready`.
 */
export async function startPostgres(given: PostgresOptions): Promise<RunningPostgres> {
  const options = { ...given, dataDir: resolve(given.dataDir), logFile: resolve(given.logFile ?? `${given.dataDir}.log`) };
  const found = await settled(options);
  const postmaster = found ?? (await started(options));
  const url = `postgres://${owner}:${await ownerPassword(options.dataDir)}@${host}:${postmaster.port}/`;
  await ensureDatabase(url);
  const stop = (): Promise<void> => endProcess(postmaster.identity, patience, 'SIGINT');
  return { url: `${url}${owner}`, port: postmaster.port, pid: postmaster.identity.pid, adopted: found !== undefined, stop };
}

type Options = PostgresOptions & Readonly<{ logFile: string }>;

/** The PostgreSQL found running, once it is ready; undefined when there is none or when it has ended meanwhile. */
async function settled(options: Options): Promise<Postmaster | undefined> {
  const until = performance.now() + patience;
  for (let found = postmasterOn(options.dataDir); found; found = postmasterOn(options.dataDir)) {
    if (found.ready) return found;
    if (performance.now() > until) throw notReady(options);
    await sleep(25);
  }
  return undefined;
}

async function started(options: Options): Promise<Postmaster> {
  const account = await postgresAccount();
  const program = await postgresProgram(account, options.programDir);
  await ensureCluster(options.dataDir, program, account, options.durable);
  await rm(join(options.dataDir, 'postmaster.pid'), { force: true });
  const port = options.port === undefined ? await anyFreePort(host) : await choosePort('PostgreSQL', options.port, options.port, host);
  return readyAfter(options, launch(options, program.postgres, port, account), port);
}

/** Detached, so that a Ctrl-C in the terminal does not end it before the processes that use it. */
function launch(options: Options, program: string, port: number, account: Account | undefined): ChildProcess {
  if (existsSync(options.logFile)) renameSync(options.logFile, `${options.logFile}.1`);
  const log = openSync(options.logFile, 'w', 0o600);
  const child = spawn(program, ['-D', options.dataDir, ...serverSettings(port, options.durable)], { ...asAccount(account), detached: true, stdio: ['ignore', log, log] });
  child.once('error', () => undefined);
  child.unref();
  closeSync(log);
  return child;
}

function serverSettings(port: number, durable: boolean): string[] {
  const settings = [`port=${port}`, `listen_addresses=${host}`, 'unix_socket_directories=', 'max_connections=200', 'timezone=UTC', 'log_timezone=UTC'];
  const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  return (durable ? settings : [...settings, ...careless]).flatMap((setting) => ['-c', setting]);
}

async function readyAfter(options: Options, child: ChildProcess, port: number): Promise<Postmaster> {
  const until = performance.now() + patience;
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined && performance.now() < until) {
    const found = postmasterOn(options.dataDir);
    if (found?.ready && found.identity.pid === child.pid) return found;
    await sleep(20);
  }
  throw problemIn(options, port);
}

function problemIn(options: Options, port: number): LocalProblem {
  const log = readFileSync(options.logFile, 'utf8');
  if (log.includes('Address already in use')) return new LocalProblem('port-in-use', { port, what: 'PostgreSQL' });
  if (log.includes('No space left on device')) return new LocalProblem('no-disk-space', { folder: options.dataDir });
  return notReady(options);
}

function notReady(options: Options): LocalProblem {
  const lines = readFileSync(options.logFile, 'utf8').trim().split('\n');
  const reason = lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? '';
  return new LocalProblem('postgres-not-ready', { log: options.logFile, reason });
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${url}postgres`, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [owner]);
    if (rowCount === 0) await client.query(`create database ${owner}`);
  } finally {
    await client.end();
  }
}
