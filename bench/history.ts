import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Ground } from './product.ts';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** As many rows as Boston had in 2015. */
const yearOfBoston = 60_615;

/** A ledger of so many rows, made of the sample's rows under ids of their own. */
export async function ledger(folder: string, rows = yearOfBoston): Promise<string> {
  const [header = '', ...sample] = (await readFile(root('examples/boston-311/sample.csv'), 'utf8')).trimEnd().split('\n');
  const file = join(folder, 'ledger.csv');
  const stream = createWriteStream(file);
  stream.write(`${header}\n`);
  for (let row = 0; row < rows; row += 1) {
    const line = sample[row % sample.length] ?? '';
    if (!stream.write(`${900_000_000_000 + row}${line.slice(line.indexOf(','))}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
  return file;
}

export type Imported = Readonly<{ imported: number; refused: number; casesPerSecond: number; peakMemoryMB: number; seconds: number }>;

/** Imports a year's ledger through the command line as a user would: the given file, or one of the same size. */
export async function importHistory({ folder }: Ground, databaseUrl: string, given: string | undefined): Promise<Imported> {
  const file = given ?? (await ledger(folder));
  const words = [fileURLToPath(new URL('../apps/cli/main.js', import.meta.url)), 'import', file, '--mapping', root('examples/boston-311/mapping.yaml'), '--history', '--json', '--errors', join(folder, 'errors.csv')];
  const { stdout } = await promisify(execFile)(process.execPath, words, { env: { ...process.env, DATABASE_URL: databaseUrl, XIAOHAO_DATA: folder }, maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as Imported;
}
