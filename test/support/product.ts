import { afterAll, beforeAll } from '@jest/globals';
import { applyCity } from '#commands/city';
import { openCommands } from '#commands/deps';
import { clock as system, type CityFile } from '#domain/city/city';
import { millis, type Instant } from '#domain/time';
import { database, type TestDatabase } from './database.ts';
import { type People, peopleOf } from './people.ts';
import { run, type Ending } from './program.ts';
import { type Serving, serving } from './serving.ts';
import { temporalOfItsOwn } from './temporal.ts';
import { countyFile } from './county.ts';

/** The whole product of one test file, on a database of its own: API, worker, command line, people. Its members may be used from beforeAll on. */
export type Product = Readonly<{
  db: TestDatabase;
  by: People;
  serving: () => Serving;
  /** What the demonstration clock says. */
  now: () => Promise<Instant>;
  /** Moves the demonstration clock forward; the real workflows fire what is due on the way. */
  waitUntil: (to: Instant) => Promise<Moved>;
  /** Runs a command of `xiaohao`. */
  xiaohao: (...words: readonly string[]) => Promise<Ran>;
}>;
export type Moved = Readonly<{ now: Instant; fired: number }>;
export type Ran = Readonly<{ status: Ending; stdout: string; stderr: string }>;

/** A Monday morning in a quiet March. */
export const monday: Instant = '2026-03-02T09:00:00+08:00';

export type ProductOptions = Readonly<{ city?: CityFile; settings?: NodeJS.ProcessEnv }>;

/** Gives the test file a product whose clock begins on a Monday morning, in the county unless another city is given; ends what it started. */
export function product({ city = countyFile, settings = {} }: ProductOptions = {}): Product {
  let runs: Serving | undefined;
  let temporal: Readonly<{ address: string; stop: () => Promise<void> }> | undefined;
  const started = (): Serving => runs ?? missing();
  afterAll(async () => {
    await Promise.all([runs?.api.end(), runs?.worker.end()]);
    await temporal?.stop();
  }, 60_000);
  const db = database();
  beforeAll(async () => {
    await found(db, city);
    temporal = await temporalOfItsOwn();
    const places = { databaseUrl: db.url(), temporalAddress: temporal.address, taskQueue: `test-${process.pid}-${Math.random().toString(36).slice(2)}` };
    runs = await serving(places, settings);
    await Promise.all([runs.api.start(), runs.worker.start()]);
  }, 120_000);
  const by = peopleOf(() => started().url);
  return {
    db, by, serving: started,
    now: async () => (await by('clerk').get<{ now: Instant }>('/api/demo/clock')).now,
    waitUntil: (to) => by('clerk').post<Moved>('/api/demo/clock', { to }),
    xiaohao: (...words) => xiaohao(started().settings, ...words),
  };
}

/** Sets the clock back to the Monday, which only an owner of the database can, and founds the city. */
async function found(db: TestDatabase, city: CityFile): Promise<void> {
  await db.asOwner('insert into demonstration_clock (offset_ms) values ($1)', [millis(monday) - Date.now()]);
  await applyCity(openCommands(db.pool(), { demonstration: true }), city, system);
}

/** Runs a command of `xiaohao` to its end. */
export async function xiaohao(settings: NodeJS.ProcessEnv, ...words: readonly string[]): Promise<Ran> {
  const program = run(['dist/apps/cli/main.js', ...words], settings);
  return { status: await program.ended, stdout: program.stdout(), stderr: program.stderr() };
}

function missing(): never {
  throw new Error('the product is there from beforeAll on');
}
