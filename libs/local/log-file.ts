import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A log larger than this, in bytes, is set aside as `<file>.1` before the next process writes to it. */
const largest = 20 * 1024 * 1024;

/** Opens a log for a process to write to its end. `close` closes it here; the process keeps it. */
export function openLog(file: string): { descriptor: number; close: () => void } {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > largest) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, 'a', 0o600);
  return { descriptor, close: () => closeSync(descriptor) };
}

/** What a process said last. */
export function lastLineOf(file: string): string {
  return existsSync(file) ? (readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '') : '';
}
