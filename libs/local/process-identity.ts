import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { systemCode } from '#settings/system-error';

/** One process of this machine. A process number is used again after a while, so its start is part of its name. */
export type ProcessIdentity = { readonly pid: number; readonly started: string };

/** What tells this process from a later one of the same number; undefined when it does not run (a zombie does not). */
function startOf(pid: number): string | undefined {
  return process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid);
}

function startOnLinux(pid: number): string | undefined {
  try {
    const fields = afterName(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19] ?? ''}`;
  } catch {
    return undefined;
  }
}

/** The fields of /proc/PID/stat after the name, which may itself hold blanks and parentheses. */
const afterName = (stat: string): string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ');

function startByPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The identity of a running process, undefined when no such process runs. */
export function identify(pid: number): ProcessIdentity | undefined {
  const started = startOf(pid);
  return started === undefined ? undefined : { pid, started };
}

/** True while exactly this process runs, not another one that got its number. */
export const isRunning = ({ pid, started }: ProcessIdentity): boolean => startOf(pid) === started;

/** Asks a process to end, and ends it by force after `graceMs`. Returns when it is gone. */
export async function endProcess(identity: ProcessIdentity, graceMs = 10_000, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  send(identity, signal);
  if (await goneWithin(identity, graceMs)) return;
  send(identity, 'SIGKILL');
  await goneWithin(identity, 5_000);
}

function send(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isRunning(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error;
  }
}

async function goneWithin(identity: ProcessIdentity, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds;
  while (isRunning(identity)) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}
