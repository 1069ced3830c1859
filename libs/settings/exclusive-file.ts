import { linkSync, rmSync, writeFileSync } from 'node:fs';
import { systemCode } from './system-error.ts';

/** Writes a file whole, readable by its owner only, unless it exists: of several writers one succeeds. Returns whether this one did. */
export function createOnce(file: string, text: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
