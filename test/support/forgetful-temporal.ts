import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTemporal } from '#local/temporal';
import { temporalProgram } from '#local/temporal-program';

/** A Temporal of its own that suggests, after so many events, to continue as new. */
export async function forgetfulTemporal(events: number): Promise<Readonly<{ address: string; stop: () => Promise<void> }>> {
  const folder = await mkdtemp(join(tmpdir(), 'xiaohao-forgetful-'));
  const program = await temporalProgram({ dataDir: folder });
  await writeFile(join(folder, 'temporal'), `#!/bin/sh\n[ "$1" = --version ] && exec '${program}' --version\nexec '${program}' "$@" --dynamic-config-value limit.historyCount.suggestContinueAsNew=${events}\n`);
  await chmod(join(folder, 'temporal'), 0o755);
  const { address, stop } = await startTemporal({ dataDir: folder, ephemeral: true, program: { path: folder } });
  return {
    address,
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
