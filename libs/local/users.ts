import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts';

/**
 * Counts this process among the users of a service, in a folder of that service, so that a command that started it
 * does not stop it under another. Returns a function to end the use, which tells whether it was the last.
 */
export function use(folder: string): () => boolean {
  const own = join(folder, String(process.pid));
  mkdirSync(folder, { recursive: true });
  writeFileSync(own, JSON.stringify(identify(process.pid)), { mode: 0o600 });
  return () => {
    rmSync(own, { force: true });
    return readdirSync(folder).every((name) => !isUsed(join(folder, name)));
  };
}

/** The file of a user that was killed is removed. */
function isUsed(file: string): boolean {
  try {
    if (isRunning(JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity)) return true;
    rmSync(file, { force: true });
    return false;
  } catch {
    return false;
  }
}
