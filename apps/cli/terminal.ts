import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { cliWords, type CliWord } from '#catalogue/cli';
import { fillIn } from '#catalogue/fill-in';
import type { Locale } from '#catalogue/locale';
import { openCommands, type Deps } from '#commands/deps';
import { openPool } from '#database/pool';
import type { Actor } from '#domain/city/city';
import type { Facts } from '#domain/refusal';
import { connect, type Connected } from '#local/connect';
import { prepareSchema } from '#local/prepare-schema';
import { settings as readSettings, type Settings } from '#settings/settings';

/** What a subcommand works with. */
export type Terminal = Readonly<{
  settings: Settings;
  locale: Locale;
  json: boolean;
  /** A word of the catalogue with its facts filled in. */
  word: (word: CliWord, facts?: Facts) => string;
  /** Prints a line for people; silent with --json. */
  say: (line: string) => void;
  /** Prints the result: as JSON with --json, otherwise as the lines for people. */
  show: (value: unknown, lines: readonly string[]) => void;
}>;
export type Connection = Terminal & Readonly<{ deps: Deps; connected: Connected }>;

/** Who acts from the command line: the administrator of this machine, by the name of the account. */
export const operator = (): Actor => ({ person: `operator-${userInfo().username}`, name: userInfo().username, post: '系统管理员（命令行）', offices: [], roles: ['admin'], areas: [] });

/** The terminal of a command, with its options and the settings. */
export function terminalOf(command: Command): Terminal {
  const settings = readSettings(process.env);
  const { locale } = settings;
  const json = command.opts()['json'] === true;
  return {
    settings, locale, json,
    word: (word, facts = {}) => fillIn(locale, cliWords[locale][word], facts),
    say: (line) => {
      if (!json) process.stdout.write(`${line}\n`);
    },
    show: (value, lines) => {
      process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''));
    },
  };
}

/** Runs a subcommand on the database of the settings, of the running product, or of the data folder. */
export async function connectedTo<T>(command: Command, work: (connection: Connection) => Promise<T>, needs: Readonly<{ temporal?: boolean }> = {}): Promise<T> {
  const terminal = terminalOf(command);
  const { settings } = terminal;
  const connected = await connect(settings, needs);
  try {
    await prepareSchema(connected.ownerUrl);
    const pool = openPool(connected.databaseUrl, { applicationName: 'xiaohao-cli', max: 4, statementTimeout: 0 });
    try {
      return await work({ ...terminal, connected, deps: openCommands(pool, { demonstration: settings.mode === 'demonstration' }) });
    } finally {
      await pool.end();
    }
  } finally {
    await connected.close();
  }
}
