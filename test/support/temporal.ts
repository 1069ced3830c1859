import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTemporal } from '#local/temporal';

/** Where the Temporal of the run is, `host:port`. Workflows of different test files keep apart by their task queues and ids. */
export function temporalAddress(): string {
  const address = process.env['XIAOHAO_TEST_TEMPORAL'];
  if (address === undefined) throw new Error('XIAOHAO_TEST_TEMPORAL is not set: run the tests with jest.config.js, whose set-up starts Temporal.');
  return address;
}

/** A Temporal for one product: boards, units, campaigns and amendments are called the same in every product, so that two in one namespace would take each other's workflows for their own. */
export async function temporalOfItsOwn(): Promise<Readonly<{ address: string; stop: () => Promise<void> }>> {
  const folder = await mkdtemp(join(tmpdir(), 'xiaohao-temporal-'));
  const { address, stop } = await startTemporal({ dataDir: folder, ephemeral: true });
  return {
    address,
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
