import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalProblem } from './local-problem.ts';
import { lastLineOf } from './log-file.ts';
import { anyFreePort, choosePort, isFree } from './port.ts';
import { endProcess, identify, isRunning, type ProcessIdentity } from './process-identity.ts';
import { isReady } from './temporal-health.ts';
import { type ProgramPlaces, temporalProgram } from './temporal-program.ts';
import { searchAttributes } from './search-attributes.ts';

/** How to start Temporal for one machine. */
export type TemporalOptions = {
  /** Holds the database file, the log and the note of what runs. */
  readonly dataDir: string;
  /** A port that the user named; else 7233, or any free one when that is taken. */
  readonly port?: number;
  readonly uiPort?: number;
  /** In memory, without UI, on any free port: for tests. */
  readonly ephemeral?: boolean;
  /** Lets a workflow ask for time skipping (on unless said otherwise). */
  readonly timeSkipping?: boolean;
  readonly namespace?: string;
  readonly program?: Omit<ProgramPlaces, 'dataDir'>;
};

/** A Temporal that answers. */
export type RunningTemporal = {
  /** `host:port` of the gRPC service. */
  readonly address: string;
  readonly uiUrl?: string;
  readonly pid: number;
  /** True when it was found running, left by a product that was killed. */
  readonly adopted: boolean;
  readonly stop: () => Promise<void>;
};

type Note = ProcessIdentity & { readonly port: number; readonly uiPort?: number };

const host = '127.0.0.1';
const usualPort = 7233;

/**
 * Starts Temporal and returns when it answers and knows the namespace and the search attributes.
 * One that still runs on the same folder is adopted. Refuses with `port-in-use`, `no-temporal` or `temporal-not-ready`.
 */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  mkdirSync(options.dataDir, { recursive: true });
  const found = await adopted(options);
  if (found) return running(options, found, true);
  const program = await temporalProgram({ dataDir: options.dataDir, ...options.program });
  return running(options, await started(options, program), false);
}

function running(options: TemporalOptions, note: Note, adopted: boolean): RunningTemporal {
  return {
    address: `${host}:${note.port}`,
    ...(note.uiPort === undefined ? {} : { uiUrl: `http://${host}:${note.uiPort}` }),
    pid: note.pid,
    adopted,
    stop: async () => {
      await endProcess(note);
      await rm(noteFile(options), { force: true });
    },
  };
}

const noteFile = (options: TemporalOptions): string => join(options.dataDir, 'temporal.json');
const logFile = (options: TemporalOptions): string => join(options.dataDir, 'temporal.log');

/** A Temporal that a killed product left on this folder; one that runs but does not answer is ended. */
async function adopted(options: TemporalOptions): Promise<Note | undefined> {
  const note = await readNote(options);
  if (!note || !isRunning(note)) return undefined;
  const suits = options.port === undefined || options.port === note.port;
  const answers = await readyWithin(3_000, options, note);
  if (suits && answers) return note;
  await endProcess(note, answers ? 10_000 : 1_000);
  return undefined;
}

async function readNote(options: TemporalOptions): Promise<Note | undefined> {
  try {
    return JSON.parse(await readFile(noteFile(options), 'utf8')) as Note;
  } catch {
    return undefined;
  }
}

/** Another program can take a free port between the choice and the start, hence a second try. */
async function started(options: TemporalOptions, program: string): Promise<Note> {
  const note = await launched(options, program);
  if (note) return note;
  const again = options.port === undefined ? await launched(options, program) : undefined;
  if (again) return again;
  throw new LocalProblem('temporal-not-ready', { log: logFile(options), reason: lastLineOf(logFile(options)) });
}

async function launched(options: TemporalOptions, program: string): Promise<Note | undefined> {
  const ports = await choosePorts(options);
  const child = spawnServer(options, program, ports);
  const identity = child.pid === undefined ? undefined : identify(child.pid);
  if (!identity) return undefined;
  const note = { ...identity, ...ports };
  await writeFile(noteFile(options), JSON.stringify(note));
  if (await readyWithin(60_000, options, note)) return note;
  await endProcess(identity);
  await rm(noteFile(options), { force: true });
  return undefined;
}

async function choosePorts(options: TemporalOptions): Promise<{ port: number; uiPort?: number }> {
  if (options.ephemeral) return { port: options.port ?? (await anyFreePort(host)) };
  const port = await choosePort('Temporal', options.port, usualPort, host);
  const usualUi = port + 1000;
  return { port, uiPort: await choosePort('Temporal UI', options.uiPort, usualUi < 65_536 ? usualUi : usualPort + 1000, host) };
}

/** Detached, so that a Ctrl-C in the terminal does not end it before the processes that use it. */
function spawnServer(options: TemporalOptions, program: string, ports: { port: number; uiPort?: number }): ChildProcess {
  const log = openSync(logFile(options), 'w', 0o600);
  const child = spawn(program, serverArguments(options, ports), { detached: !options.ephemeral, stdio: ['ignore', log, log] });
  child.once('error', () => undefined);
  child.unref();
  closeSync(log);
  return child;
}

function serverArguments(options: TemporalOptions, { port, uiPort }: { port: number; uiPort?: number }): string[] {
  const settings = [`frontend.WorkflowTimeSkippingEnabled=${options.timeSkipping ?? true}`, 'system.forceSearchAttributesCacheRefreshOnRead=true'];
  const pragmas = ['journal_mode=wal', 'synchronous=normal'];
  const attributes = Object.entries(searchAttributes).map(([name, type]) => `${name}=${type}`);
  return ['server', 'start-dev', '--ip', host, '--port', String(port), '--log-level', 'warn'].concat(
    uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort), '--ui-disable-news-fetch'],
    options.ephemeral ? [] : ['--db-filename', join(options.dataDir, 'temporal.db'), ...repeated('--sqlite-pragma', pragmas)],
    options.namespace === undefined ? [] : ['--namespace', options.namespace],
    repeated('--search-attribute', attributes),
    repeated('--dynamic-config-value', settings),
  );
}

const repeated = (option: string, values: readonly string[]): string[] => values.flatMap((value) => [option, value]);

async function readyWithin(milliseconds: number, options: TemporalOptions, note: Note): Promise<boolean> {
  const until = performance.now() + milliseconds;
  while (isRunning(note) && performance.now() < until) {
    if (!(await isFree(note.port, host)) && (await isReady(`${host}:${note.port}`, options.namespace ?? 'default'))) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
