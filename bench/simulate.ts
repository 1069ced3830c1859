import { fileURLToPath } from 'node:url';
import { openCommands } from '#commands/deps';
import { simulate } from '#commands/simulation/simulate';
import { livesIn, rangesIn } from '#commands/simulation/log';
import { inTransaction, openPool } from '#database/pool';
import { replay } from '#domain/case/case';
import { completed } from '#domain/policy/file';
import { readPolicy } from '#intake/policy-file';

/** One round on the same log: folding every case, and simulating every case under another policy. Cases a second, and processor seconds of this process. */
export type SimulationRound = Readonly<{ cases: number; fold: number; simulation: number; foldSeconds: number; simulationSeconds: number; changed: number }>;

const period = { from: '2015-01-01T00:00:00+08:00', to: '2015-12-31T23:59:59+08:00' };

async function timed<Result>(work: () => Promise<Result>): Promise<Readonly<{ result: Result; seconds: number; processor: number }>> {
  const [started, used] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  return { result, seconds: (performance.now() - started) / 1000, processor: (user + system) / 1_000_000 };
}

/** Reads the log as the simulation does, and folds each case once. */
async function folded(pool: ReturnType<typeof openPool>): Promise<number> {
  return inTransaction(
    pool,
    async (client) => {
      let cases = 0;
      for (const range of await rangesIn(client)) for (const { events } of await livesIn(client, range)) if (replay(events).version > 0) cases += 1;
      return cases;
    },
    'repeatable read read only',
  );
}

/** Simulates the year of an imported ledger under 隆昌's red and yellow cards, beside the pure fold of the same cases. */
export async function simulationRounds(databaseUrl: string, rounds: number): Promise<readonly SimulationRound[]> {
  const { value } = await readPolicy(fileURLToPath(new URL('../../policies/longchang.yaml', import.meta.url)));
  if (value === undefined) throw new Error('the policy file is unreadable');
  const pool = openPool(databaseUrl, { applicationName: 'xiaohao-bench', max: 2, statementTimeout: 0 });
  const deps = openCommands(pool, { demonstration: false });
  const measured: SimulationRound[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    const fold = await timed(() => folded(pool));
    const { result: report, ...simulation } = await timed(() => simulate(deps, { policy: completed(value), period }));
    if (report.cases === 0 || report.changed === 0) throw new Error('void round: the simulation saw nothing');
    measured.push({
      cases: report.cases, changed: report.changed, fold: fold.result / fold.seconds, simulation: fold.result / simulation.seconds, foldSeconds: fold.processor, simulationSeconds: simulation.processor,
    });
  }
  await pool.end();
  return measured;
}
