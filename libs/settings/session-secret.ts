import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOnce } from './exclusive-file.ts';
import type { Settings } from './settings.ts';

/** The secret that signs sessions: the given one, or in a demonstration one made once in the data folder, readable by its owner only. */
export function sessionSecret({ secret, dataDir }: Settings): string {
  if (secret !== undefined) return secret;
  mkdirSync(dataDir, { recursive: true });
  createOnce(join(dataDir, 'secret'), randomBytes(32).toString('base64url'));
  return readFileSync(join(dataDir, 'secret'), 'utf8');
}
