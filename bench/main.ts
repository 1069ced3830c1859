import { applyCity } from '#commands/city';
import { openCommands } from '#commands/deps';
import { openPool } from '#database/pool';
import { readCity } from '#intake/city-file';
import { fileURLToPath } from 'node:url';
import { importHistory, ledger } from './history.ts';
import { mainLine, type Round } from './main-line.ts';
import { pgbenchFloor } from './pgbench.ts';
import { firstLoad, pagesRounds } from './pages.ts';
import { ground, startProduct, type Ground } from './product.ts';
import { simulationRounds } from './simulate.ts';
import pg from 'pg';

const clients = 16;
const rounds = 3;
const seconds = 15;
const memoryLimitMB = 400;

const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The office of the imported ledger, under that of the demonstration city, whose director sees its cases. */
const ofLedger = { id: 'boston', name: 'Boston 311', parent: 'cwb' };
const director = 'p-zhao-weimin';

async function withCity(url: string, offices: readonly (typeof ofLedger)[] = []): Promise<void> {
  const { value: city } = await readCity(fileURLToPath(new URL('../../examples/demo-city/city.yaml', import.meta.url)));
  if (city === undefined) throw new Error('the city file is unreadable');
  const pool = openPool(url, { applicationName: 'xiaohao-bench', max: 1 });
  await applyCity(openCommands(pool, { demonstration: true }), { ...city, offices: [...city.offices, ...offices] }, { person: 'bench', name: 'bench', post: 'bench', offices: [], roles: ['admin'], areas: [] });
  await pool.end();
}

async function floorTable(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('create table floor_case (case_id text primary key, version int, title text, status text, moved_at timestamptz)');
  await client.end();
}

/** The main line against the database's floor, one after the other, so that a busy machine is busy for both. */
async function compareMainLine(base: Ground): Promise<void> {
  const [product, floor] = [await base.makeDatabase('product'), await base.makeDatabase('floor')];
  await withCity(product);
  await floorTable(floor);
  const running = await startProduct(base, product);
  try {
    await mainLine(running.url, product, clients, 5);
    const measured: Readonly<{ round: Round; floor: number }>[] = [];
    for (let turn = 1; turn <= rounds; turn += 1) {
      const round = await mainLine(running.url, product, clients, seconds);
      const least = await pgbenchFloor(base, floor, clients, seconds);
      measured.push({ round, floor: least });
      say(`  round ${turn}: ${round.casesPerSecond.toFixed(0)} cases/s acknowledged (p50 ${round.p50.toFixed(1)} ms, p99 ${round.p99.toFixed(1)} ms), pgbench ${least.toFixed(0)} cases/s, ratio ${(round.casesPerSecond / least).toFixed(3)}`);
    }
    const ratios = measured.map(({ round, floor: least }) => round.casesPerSecond / least);
    say(`main line, 5 commands over HTTP with authentication, ${clients} clients, worker running: median ${median(measured.map(({ round }) => round.casesPerSecond)).toFixed(0)} cases/s, ratio to pgbench ${median(ratios).toFixed(3)} (${Math.min(...ratios).toFixed(3)}–${Math.max(...ratios).toFixed(3)})`);
  } finally {
    await running.stop();
  }
}

async function measureImport(base: Ground, file: string | undefined): Promise<void> {
  const { imported, refused, casesPerSecond, peakMemoryMB } = await importHistory(base, await base.makeDatabase('history'), file);
  say(`history import: ${imported} cases, ${refused} rows refused, ${casesPerSecond} cases/s, peak memory ${peakMemoryMB} MB, ratio to the limit of ${memoryLimitMB} MB ${(peakMemoryMB / memoryLimitMB).toFixed(2)}`);
}

async function measureSimulation(base: Ground, file: string | undefined): Promise<void> {
  const database = await base.makeDatabase('simulated');
  await importHistory(base, database, file);
  const measured = await simulationRounds(database, rounds);
  for (const [turn, { cases, changed, fold, simulation, foldSeconds, simulationSeconds }] of measured.entries())
    say(`  round ${turn + 1}: ${cases} cases, ${changed} changed, fold ${fold.toFixed(0)} cases/s (${foldSeconds.toFixed(1)} s of processor), simulation ${simulation.toFixed(0)} cases/s (${simulationSeconds.toFixed(1)} s of processor), ratio ${(simulation / fold).toFixed(3)}`);
  say(`simulation of a year under another policy: median ${median(measured.map(({ simulation }) => simulation)).toFixed(0)} cases/s, ratio to reading and folding the same cases ${median(measured.map(({ simulation, fold }) => simulation / fold)).toFixed(3)}`);
}

const listLength = 10_000;
const limits = { phoneKB: 120, taskMs: 100, paintMs: 1_800 };

async function measurePages(base: Ground): Promise<void> {
  const database = await base.makeDatabase('pages');
  await withCity(database, [ofLedger]);
  await importHistory(base, database, await ledger(base.folder, listLength));
  const kilobytes = (entry: string): number => firstLoad(entry) / 1000;
  say(`first load, compressed: desk ${kilobytes('index.html').toFixed(0)} KB, phone ${kilobytes('m/index.html').toFixed(0)} KB, ratio to the limit of ${limits.phoneKB} KB ${(kilobytes('m/index.html') / limits.phoneKB).toFixed(2)}`);
  const running = await startProduct(base, database);
  try {
    const measured = await pagesRounds(running.url, director, listLength, rounds);
    for (const [turn, { drawn, deskPaint, phonePaint, longestTask, switched }] of measured.entries())
      say(`  round ${turn + 1}: first contentful paint ${deskPaint.toFixed(0)} ms at a desk, ${phonePaint.toFixed(0)} ms on a phone; ${listLength} rows scrolled with at most ${drawn} drawn, longest task ${longestTask.toFixed(0)} ms; another view after ${switched.toFixed(0)} ms`);
    const worst = (pick: (one: (typeof measured)[number]) => number): number => Math.max(...measured.map(pick));
    say(`pages: longest task while scrolling ${listLength} cases, ratio to the limit of ${limits.taskMs} ms ${(worst(({ longestTask }) => longestTask) / limits.taskMs).toFixed(2)}; first contentful paint, ratio to ${limits.paintMs} ms, desk ${(worst(({ deskPaint }) => deskPaint) / limits.paintMs).toFixed(2)}, phone ${(worst(({ phonePaint }) => phonePaint) / limits.paintMs).toFixed(2)}`);
  } finally {
    await running.stop();
  }
}

const [what = 'all', file] = process.argv.slice(2);
const base = await ground();
try {
  if (what === 'all' || what === 'main-line') await compareMainLine(base);
  if (what === 'all' || what === 'import') await measureImport(base, file);
  if (what === 'all' || what === 'simulate') await measureSimulation(base, file);
  if (what === 'all' || what === 'pages') await measurePages(base);
} finally {
  await base.stop();
}
