import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { until } from './until.ts';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** How a process ended: its exit status, or the signal that ended it. */
export type Ending = number | NodeJS.Signals | null;

/** A process of the built product. */
export type Program = Readonly<{
  pid: number;
  /** What it has written to its standard output, and to its standard error. */
  stdout: () => string;
  stderr: () => string;
  /** Waits for a text in what it writes; fails when it ends before. */
  says: (text: string, patienceMs?: number) => Promise<void>;
  ended: Promise<Ending>;
  /** Sends a signal, and by force another when it is not gone 20 s later. */
  end: (signal?: NodeJS.Signals) => Promise<Ending>;
}>;

const ours = /^(XIAOHAO_|DATABASE_|TEMPORAL_|PORT$|HOST$|NODE_OPTIONS$|npm_)/;

/** The environment of this process without any setting of the product. */
export const plainEnvironment = (): NodeJS.ProcessEnv => Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));

/** Starts Node on a program of the repository, for instance `dist/apps/api/main.js`. */
export function run(words: readonly string[], settings: NodeJS.ProcessEnv): Program {
  const child = spawn(process.execPath, [...words], { cwd: root, env: { ...plainEnvironment(), ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) child[stream].setEncoding('utf8').on('data', (text: string) => void (written[stream] += text));
  let over: Ending | undefined;
  const ended = new Promise<Ending>((resolve) => child.once('close', (code, signal) => resolve((over = code ?? signal))));
  const says = async (text: string, patienceMs = 60_000): Promise<void> => {
    const seen = (): boolean => written.stdout.includes(text) || written.stderr.includes(text);
    await until(() => Promise.resolve({ ...written, over }), () => seen() || over !== undefined, patienceMs);
    if (!seen()) throw new Error(`it ended (${over}) before it said ${text}:\n${written.stdout}${written.stderr}`);
  };
  const end = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<Ending> => {
    child.kill(signal);
    const force = setTimeout(() => child.kill('SIGKILL'), 20_000);
    return ended.finally(() => clearTimeout(force));
  };
  return { pid: child.pid ?? 0, stdout: () => written.stdout, stderr: () => written.stderr, says, ended, end };
}
