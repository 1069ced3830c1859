import type { Command } from 'commander';
import { checksOf, type Check } from './checks.ts';
import { connectedTo, type Connection } from './terminal.ts';

const lineOf = ({ name, ok, detail }: Check, { word }: Connection): string => `${ok ? '✓' : '✗'} ${word(`check-${name}`).padEnd(16)} ${detail}${ok ? '' : `    ${word(`mend-${name}`)}`}`;

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check this installation, line by line; exit status 1 when something is wrong')
    .action((_: unknown, command: Command) =>
      connectedTo(command, async (connection) => {
        const checks = await checksOf(connection);
        connection.show({ checks }, checks.map((check) => lineOf(check, connection)));
        if (checks.some(({ ok }) => !ok)) process.exitCode = 1;
      }),
    );
}
