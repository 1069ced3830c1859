import type { Command } from 'commander';
import { sentenceOf } from '#catalogue/sentence';
import { applyCity } from '#commands/city';
import type { CityFile } from '#domain/city/city';
import { readCity } from '#intake/city-file';
import { failWith } from './failure.ts';
import { connectedTo, operator, type Terminal, terminalOf } from './terminal.ts';

async function checked(path: string, { locale, word }: Terminal): Promise<CityFile> {
  const { value, problems } = await readCity(path);
  if (value !== undefined) return value;
  failWith((problems ?? []).map(({ line, column, code, facts }) => word('city-problems', { line, column, sentence: sentenceOf(locale, { code, facts }) })));
}

export function addCity(program: Command): void {
  const city = program.command('city').description('the city as a file: offices, units, people, areas, categories');
  city
    .command('check <file>')
    .description('say what is wrong in a city file, with line and column')
    .action(async (path: string, _: unknown, command: Command) => {
      const terminal = terminalOf(command);
      const file = await checked(path, terminal);
      const counts = { offices: file.offices.length, units: file.units.length, people: file.people.length, areas: file.areas.length, categories: file.categories.length };
      terminal.show({ ok: true, ...counts }, [terminal.word('city-ok', counts)]);
    });
  city
    .command('apply <file>')
    .description('record what differs between the city and a file')
    .action((path: string, _: unknown, command: Command) =>
      connectedTo(command, async (connection) => {
        const file = await checked(path, connection);
        const { version, events } = await applyCity(connection.deps, file, operator());
        const line = events.length === 0 ? connection.word('city-unchanged', { version }) : connection.word('city-applied', { events: events.length, version });
        connection.show({ version, events }, [line]);
      }),
    );
}
