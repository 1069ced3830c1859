import { SingleBar } from 'cli-progress';
import { Argument, type Command } from 'commander';
import { openPool } from '#database/pool';
import { compare, projectionNames, rebuild, type Progress } from '#read-models/rebuild';
import { connectedTo, type Connection } from './terminal.ts';

function progressBar({ json, word }: Connection) {
  const shown = process.stderr.isTTY && !json;
  const bar = new SingleBar({ format: `${word('rebuilding')} {bar} {percentage}% | {eta_formatted}`, stream: process.stderr, hideCursor: true });
  let started = false;
  return {
    on: ({ done, total }: Progress): void => {
      if (!shown) return;
      if (!started) bar.start(total, 0);
      started = true;
      bar.update(done);
    },
    stop: () => started && bar.stop(),
  };
}

export function addRebuild(program: Command): void {
  program
    .command('rebuild')
    .description('rebuild a projection from the log beside live traffic, or all of them, and compare')
    .addArgument(new Argument('[projection]', 'which one').choices([...projectionNames]))
    .option('--check', 'only compare with what the log says, change nothing; exit status 1 when anything differs')
    .action((name: string | undefined, { check }: Readonly<{ check?: boolean }>, command: Command) =>
      connectedTo(command, async (connection) => {
        const { deps, connected, show, word } = connection;
        const bar = progressBar(connection);
        const options = { rules: deps.ruleBook.pinned, onProgress: bar.on };
        const pool = openPool(connected.ownerUrl, { applicationName: 'xiaohao-rebuild', max: 2, statementTimeout: 0 });
        const differing = await (async () => {
          if (check !== true) await rebuild(pool, options, name);
          return compare(pool, options, name);
        })().finally(() => pool.end());
        bar.stop();
        show(Object.fromEntries(differing), Array.from(differing, ([table, rows]) => word('rebuilt', { name: table, different: rows })));
        if ([...differing.values()].some((rows) => rows > 0)) process.exitCode = 1;
      }),
    );
}
