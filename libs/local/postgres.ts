import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { requireSpace } from './data-folder.ts';
import { LocalProblem } from './local-problem.ts';
import { lastLineOf, openLog } from './log-file.ts';
import { anyFreePort, choosePort } from './port.ts';
import { type Account, asAccount, postgresAccount } from './postgres-account.ts';
import { ensureCluster, leastSpaceMB, owner, ownerPassword } from './postgres-cluster.ts';
import { postgresProgram } from './postgres-program.ts';
import { clearAway, type Postmaster, postmasterOn } from './postmaster.ts';
import { endProcess } from './process-identity.ts';

/** How to start PostgreSQL for one machine. */
export type PostgresOptions = Readonly<{
  /** Made when it does not exist. */
  dataDir: string;
  /** A port that the user named; any free one unless given. */
  port?: number;
  /** False only for tests: a crash of the machine may lose everything. */
  durable: boolean;
  /** `<dataDir>.log` unless given. */
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
  const postmaster = found ?? (await started(options).catch((error: unknown) => startedMeanwhile(options, error)));
  await ensureDatabase(await urlOf(options, postmaster.port, 'postgres'));
  const stop = (): Promise<void> => endProcess(postmaster.identity, patience, 'SIGINT');
  const { port, identity } = postmaster;
  return { url: await urlOf(options, port, owner), port, pid: identity.pid, adopted: found !== undefined, stop };
}

type Options = PostgresOptions & Readonly<{ logFile: string }>;

const urlOf = async (options: Options, port: number, database: string): Promise<string> =>
  `postgres://${owner}:${await ownerPassword(options.dataDir)}@${host}:${port}/${database}`;

/** The PostgreSQL found running, once it answers; undefined when there is none or when it has ended meanwhile. */
async function settled(options: Options): Promise<Postmaster | undefined> {
  const until = performance.now() + patience;
  for (let found = postmasterOn(options.dataDir); found; found = postmasterOn(options.dataDir)) {
    if (found.ready && (await answers(options, found.port))) return found;
    if (performance.now() > until) throw notReady(options);
    await sleep(25);
  }
  return undefined;
}

const answers = async (options: Options, port: number): Promise<boolean> =>
  connected(await urlOf(options, port, 'postgres'), () => Promise.resolve()).then(() => true, () => false);

async function started(options: Options): Promise<Postmaster> {
  const account = await postgresAccount();
  const program = await postgresProgram(account, options.programDir);
  await ensureCluster(options.dataDir, program, account, options.durable);
  await clearAway(options.dataDir);
  const port = options.port === undefined ? await anyFreePort(host) : await choosePort('PostgreSQL', options.port, options.port, host);
  return readyAfter(options, launch(options, program.postgres, port, account), port);
}

/** Of two that start at the same time, one finds that the other was faster. */
async function startedMeanwhile(options: Options, error: unknown): Promise<Postmaster> {
  const other = await settled(options);
  if (other) return other;
  throw error;
}

/** Detached, so that a Ctrl-C in the terminal does not end it before the processes that use it. */
function launch(options: Options, program: string, port: number, account: Account | undefined): ChildProcess {
  const log = openLog(options.logFile);
  const words = ['-D', options.dataDir, ...serverSettings(port, options.durable)];
  const child = spawn(program, words, { ...asAccount(account), detached: true, stdio: ['ignore', log.descriptor, log.descriptor] });
  child.once('error', () => undefined);
  child.unref();
  log.close();
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
  throw await problemIn(options, port);
}

/** What the end of the log says. */
async function problemIn(options: Options, port: number): Promise<LocalProblem> {
  const lines = readFileSync(options.logFile, 'utf8').trim().split('\n').slice(-20);
  if (lines.some((line) => line.includes('Address already in use'))) return new LocalProblem('port-in-use', { port, what: 'PostgreSQL' });
  await requireSpace(options.dataDir, leastSpaceMB);
  return notReady(options, lines.findLast((line) => /FATAL|PANIC/.test(line)));
}

const notReady = (options: Options, reason = lastLineOf(options.logFile)): LocalProblem => new LocalProblem('postgres-not-ready', { log: options.logFile, reason });

const ensureDatabase = (url: string): Promise<void> =>
  connected(url, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [owner]);
    if (rowCount === 0) await client.query(`create database ${owner}`);
  });

async function connected(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  await work(client).finally(() => client.end());
}
