import type { Command } from 'commander';
import { openCasesWithoutWorkflow, repair } from '../worker/doctor.ts';
import { openStarter } from '../worker/starter.ts';
import { checksOf, type Check } from './checks.ts';
import { connectedTo, type Connection } from './terminal.ts';

const lineOf = ({ name, ok, detail }: Check, { word }: Connection): string => `${ok ? '✓' : '✗'} ${word(`check-${name}`).padEnd(16)} ${detail}${ok ? '' : `    ${word(`mend-${name}`)}`}`;

/** Looks whether every case that waits has its workflow, and gives it back where it was asked to. */
async function workflows({ deps, connected, settings }: Connection, mend: boolean): Promise<Readonly<{ check: Check; repaired?: number; others?: number }>> {
  const address = connected.temporalAddress ?? '';
  const starter = openStarter({ address, namespace: settings.temporalNamespace, taskQueue: settings.taskQueue });
  try {
    if (mend) {
      const { open, started, others } = await repair(deps, starter, { mail: settings.smtpUrl !== undefined });
      return { check: { name: 'workflows', ok: true, detail: `${open}` }, repaired: started, others };
    }
    const { open, without } = await openCasesWithoutWorkflow(deps, starter);
    return { check: { name: 'workflows', ok: without.length === 0, detail: `${open - without.length} / ${open}` } };
  } finally {
    await starter.close();
  }
}

async function examine(mend: boolean, connection: Connection): Promise<void> {
  const checks = await checksOf(connection);
  const temporal = checks.some(({ name, ok }) => name === 'temporal' && ok);
  const found = temporal ? await workflows(connection, mend) : undefined;
  const all = found === undefined ? checks : [...checks, found.check];
  const { repaired, others } = found ?? {};
  connection.show({ checks: all, ...(repaired === undefined ? {} : { repaired, others: found?.others ?? 0 }) }, [
    ...all.map((check) => lineOf(check, connection)),
    ...(repaired === undefined ? [] : [connection.word('repaired', { cases: repaired }), connection.word('repaired-others', { others: others ?? 0 })]),
  ]);
  if (all.some(({ ok }) => !ok)) process.exitCode = 1;
}

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check this installation, line by line; exit status 1 when something is wrong')
    .option('--repair', 'give everything that waits its workflow again, after Temporal was lost')
    .action((options: Readonly<{ repair?: boolean }>, command: Command) => connectedTo(command, (connection) => examine(options.repair === true, connection), { temporal: options.repair === true }));
}
