import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalProblem } from './local-problem.ts';
import { lastLineOf, openLog } from './log-file.ts';
import { endProcess, identify, type ProcessIdentity } from './process-identity.ts';

/** A process of the product and how to tell that it does its work. */
export type ChildSpec = Readonly<{
  name: string;
  /** What Node is called with. */
  words: readonly string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** Asked until it says yes; `since` is when the process was started. */
  isReady: (since: Date) => Promise<boolean>;
  /** How long it may take to become ready, in milliseconds; 60 s unless given. */
  patienceMs?: number;
}>;

export type ChildEvents = Readonly<{
  /** A child that had been ready ended by itself and is started again after `pauseMs`. */
  ended: (child: string, pauseMs: number) => void;
  /** It was started again, as another process. */
  started: (child: string) => void;
}>;

/** A child that, once it was ready, is started again whenever it ends. */
export type Supervised = Readonly<{
  /** The process that runs now. */
  identity: () => ProcessIdentity | undefined;
  /** Waits until it is ready. Refuses with `child-cannot-start` when it ends before, and with `child-not-ready` when it takes too long. */
  ready: (signal?: AbortSignal) => Promise<void>;
  /** Asks it to end, by force after `graceMs` (10 s), and does not start it again. */
  stop: (graceMs?: number) => Promise<void>;
}>;

const shortestPause = 250;
const longestPause = 10_000;
/** A child that lived this long, in milliseconds, did not end because of its start. */
const healthyAfter = 30_000;

/** Starts a child. */
export function supervise(spec: ChildSpec, events: ChildEvents): Supervised {
  let child = launch(spec);
  let stopping = false;
  let watching = Promise.resolve();
  const restart = async (lived: number, before: number): Promise<number> => {
    const pause = lived > healthyAfter ? shortestPause : before;
    events.ended(spec.name, pause);
    await sleep(pause);
    if (stopping) return pause;
    child = launch(spec);
    events.started(spec.name);
    return Math.min(longestPause, pause * 2);
  };
  const watch = async (): Promise<void> => {
    let pause = shortestPause;
    for (let lived = await child.ended; !stopping; lived = await child.ended) pause = await restart(lived, pause);
  };
  return {
    identity: () => child.identity,
    ready: async (signal) => {
      await readyOnce(spec, child, signal);
      watching = watch();
    },
    stop: async (graceMs) => {
      stopping = true;
      await end(child, graceMs);
      await watching;
    },
  };
}

type Launched = Readonly<{
  process: ChildProcess;
  identity: ProcessIdentity | undefined;
  since: Date;
  /** Resolves, when it has ended, with how long it lived, in milliseconds. */
  ended: Promise<number>;
}>;

/** Ends the child when this process is gone, however it went: the channel between them closes then. */
const tether = `data:text/javascript,${encodeURIComponent("process.on('disconnect', () => process.kill(process.pid, 'SIGTERM')); process.channel?.unref();")}`;

/** Detached, so that a Ctrl-C in the terminal does not end all at once, but in order. */
function launch({ words, env, logFile }: ChildSpec): Launched {
  const since = new Date();
  const log = openLog(logFile);
  const child = spawn(process.execPath, ['--import', tether, ...words], { env, detached: true, stdio: ['ignore', log.descriptor, log.descriptor, 'ipc'] });
  log.close();
  const ended = new Promise<number>((resolve) => {
    const over = (): void => resolve(Date.now() - since.getTime());
    child.once('exit', over).once('error', over);
  });
  return { process: child, identity: child.pid === undefined ? undefined : identify(child.pid), since, ended };
}

const end = async ({ identity }: Launched, graceMs?: number): Promise<void> => (identity ? endProcess(identity, graceMs) : undefined);

async function readyOnce(spec: ChildSpec, child: Launched, signal: AbortSignal | undefined): Promise<void> {
  const until = performance.now() + (spec.patienceMs ?? 60_000);
  while (lives(child)) {
    if (await spec.isReady(child.since)) return;
    signal?.throwIfAborted();
    if (performance.now() > until) throw new LocalProblem('child-not-ready', { child: spec.name, log: spec.logFile });
    await sleep(100);
  }
  throw new LocalProblem('child-cannot-start', { child: spec.name, log: spec.logFile, reason: lastLineOf(spec.logFile) });
}

const lives = ({ process: child }: Launched): boolean => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
