import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import type pg from 'pg';
import { loadCase, type CaseFile } from '#commands/case-file';
import { applyCity } from '#commands/city';
import { openCommands, type Deps } from '#commands/deps';
import { openPool } from '#database/pool';
import { clock as system } from '#domain/city/city';
import { millis, type Instant } from '#domain/time';
import { verifyAll } from '#event-store/verify';
import { countyFile } from '../support/county.ts';
import { type Acknowledged, type Deed, desk, mainLine } from '../support/desk.ts';
import { faultsOf } from '../support/faithful.ts';
import { type Machine, openMachine } from '../support/machine.ts';
import { type People, peopleOf } from '../support/people.ts';
import { monday, xiaohao } from '../support/product.ts';
import { asOwner } from '../support/template.ts';
import { until } from '../support/until.ts';

let machine: Machine;
let by: People;
beforeAll(async () => {
  machine = await openMachine();
  await asOwner(machine.places.databaseUrl, 'insert into demonstration_clock (offset_ms) values ($1)', [millis(monday) - Date.now()]);
  await withDeps((deps) => applyCity(deps, countyFile, system));
  by = peopleOf(() => machine.serving.url);
  await machine.startAll();
  await Promise.all([...mainLine.map(({ person }) => person), 'hq'].map((person) => by(person).token()));
}, 120_000);
afterAll(() => machine.clear(), 60_000);

async function withDeps<T>(work: (deps: Deps, pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = openPool(machine.places.databaseUrl, { applicationName: 'xiaohao-test' });
  return work(openCommands(pool, { demonstration: true }), pool).finally(() => pool.end());
}

/** A hundred cases: some are closed, the others are left lying on every desk of the way. */
const lives: readonly (readonly Deed[])[] = Array.from({ length: 100 }, (_, index) => mainLine.slice(0, index < 30 ? mainLine.length : 1 + (index % 9)));
const all = lives.flat().length;
const acknowledged: Acknowledged[] = [];

const every = async (): Promise<readonly CaseFile[]> =>
  withDeps(async (deps, pool) => {
    const { rows } = await pool.query<{ id: string }>("select substr(stream_id, 6) as id from streams where stream_id like 'case/%' order by 1");
    const files = await Promise.all(rows.map(({ id }) => loadCase(deps, id)));
    return files.flatMap((file) => file ?? []);
  });

const now = async (): Promise<Instant> => (await by('hq').get<{ now: Instant }>('/api/demo/clock')).now;

/** Moves the clock, again and again until the product has got there. */
const waitUntil = (to: Instant): Promise<unknown> =>
  until(async () => ((await now()) >= to ? true : by('hq').post('/api/demo/clock', { to }).then(() => true)), (there) => there, 150_000);

/** Which cases have a workflow that runs, by Temporal's own list. */
async function running(): Promise<readonly string[]> {
  const connection = await Connection.connect({ address: machine.places.temporalAddress });
  const ids: string[] = [];
  for await (const { workflowId } of new Client({ connection }).workflow.list({ query: "ExecutionStatus = 'Running' and WorkflowType = 'rectificationCase'" })) ids.push(workflowId);
  await connection.close();
  return ids.toSorted();
}

/** Which cases need one: all to which something will happen by itself. */
const waiting = async (): Promise<readonly string[]> => (await asOwner(machine.places.databaseUrl, "select 'case/' || case_id as id from case_list where next_duty_at is not null order by 1")).map(({ id }) => String(id));

/** Nothing is missed, nothing is doubled, nothing is early; the chain, the tables and the workflows are whole. */
async function expectWhole(): Promise<void> {
  const [files, time] = [await every(), await now()];
  expect(files.flatMap((file) => faultsOf(file, time).map((fault) => `${file.caseId}: ${fault}`))).toEqual([]);
  const broken = await withDeps(async (_, pool) => {
    const verdicts = [];
    for await (const verdict of verifyAll(pool)) if (!verdict.ok) verdicts.push(verdict);
    return verdicts;
  });
  expect(broken).toEqual([]);
  expect(await xiaohao(machine.serving.settings, 'rebuild', '--check', '--json')).toMatchObject({ status: 0 });
  const wanted = await waiting();
  await until(running, (ids) => ids.length === wanted.length, 30_000);
  expect(await running()).toEqual(wanted);
}

describe('a product that is killed in the middle of 100 running cases', () => {
  test('is worked on by eight desks that do not give up, while the worker, the database and then everything is killed', async () => {
    const rest = lives.values();
    const desks = Promise.all(Array.from({ length: 8 }, () => desk(by, rest, (done) => void acknowledged.push(done))));
    const reached = (share: number): Promise<number> => until(() => Promise.resolve(acknowledged.length), (count) => count >= all * share, 120_000);
    await reached(0.15);
    await machine.serving.worker.end('SIGKILL');
    await reached(0.25);
    await machine.serving.worker.start();
    await reached(0.35);
    await machine.postgres.end('SIGKILL');
    await machine.postgres.start();
    await reached(0.5);
    await machine.serving.api.end('SIGKILL');
    await machine.serving.api.start();
    await reached(0.7);
    await machine.killAll();
    await sleep(500);
    await machine.startAll();
    await desks;
    expect(acknowledged).toHaveLength(all);
  }, 240_000);

  test('has lost no acknowledged command and done none twice', async () => {
    const files = new Map((await every()).map((file) => [file.caseId, file]));
    expect(files.size).toBe(lives.length);
    const byCase = new Map<string, Acknowledged[]>();
    for (const done of acknowledged) byCase.set(done.caseId, [...(byCase.get(done.caseId) ?? []), done]);
    for (const [caseId, done] of byCase) {
      const events = files.get(caseId)?.events ?? [];
      const expected = done.flatMap(({ key }, index) => (mainLine[index]?.events ?? []).map((type) => `${key} ${type}`));
      expect(events.filter(({ actor }) => actor.person !== 'clock').map(({ commandId, type }) => `${commandId} ${type}`)).toEqual(expected);
      for (const { key, version } of done) expect(events.findLast(({ commandId }) => commandId === key)?.version).toBe(version);
    }
  });

  test('has given each number once and left no gap', async () => {
    const numbers = (await every()).flatMap(({ state }) => state.caseNo ?? []).toSorted();
    const registered = lives.filter((deeds) => deeds.length > 1).length;
    expect(numbers).toEqual(Array.from({ length: registered }, (_, index) => `2026-${String(index + 1).padStart(6, '0')}`));
  });

  test('performs every duty of the next fortnight once and in time, though worker, Temporal and everything are killed on the way', async () => {
    const moving = Promise.allSettled([waitUntil('2026-03-16T09:00:00+08:00')]);
    await until(now, (time) => time > '2026-03-03T10:00:00+08:00', 60_000);
    await machine.serving.worker.end('SIGKILL');
    await machine.serving.worker.start();
    await until(now, (time) => time > '2026-03-05T10:00:00+08:00', 60_000);
    await machine.temporal.end('SIGKILL');
    await machine.temporal.start();
    await until(now, (time) => time > '2026-03-09T10:00:00+08:00', 60_000);
    await machine.killAll();
    await machine.startAll();
    expect(await moving).toEqual([expect.objectContaining({ status: 'fulfilled' })]);
    await expectWhole();
  }, 300_000);
});

describe('the check of the duties', () => {
  test('finds the one that is left out, and the one that is done twice', async () => {
    const file = (await every()).find(({ events }) => events.filter(({ actor }) => actor.person === 'clock').length > 2);
    const [first, second] = file?.events.filter(({ actor }) => actor.person === 'clock') ?? [];
    const time = await now();
    const told = { rules: file?.rules, events: file?.events ?? [] } as CaseFile;
    expect(faultsOf(told, time)).toEqual([]);
    expect(faultsOf({ ...told, events: told.events.filter((event) => event !== first) }, time)).not.toEqual([]);
    expect(faultsOf({ ...told, events: told.events.flatMap((event) => (event === second ? [event, { ...event, commandId: 'again' }] : [event])) }, time)).not.toEqual([]);
  });
});

describe('a product whose Temporal has lost everything', () => {
  test('is found ill by doctor, is repaired once, and goes on performing its duties', async () => {
    await machine.temporal.end('SIGKILL');
    await machine.forgetTemporal();
    await machine.temporal.start();
    const open = (await waiting()).length;
    const ill = await xiaohao(machine.serving.settings, 'doctor', '--json');
    expect([ill.status, JSON.parse(ill.stdout)]).toMatchObject([1, { checks: expect.arrayContaining([expect.objectContaining({ name: 'workflows', ok: false, detail: `0 / ${open}` })]) }]);
    const repaired = await xiaohao(machine.serving.settings, 'doctor', '--repair', '--json');
    expect([repaired.status, JSON.parse(repaired.stdout)]).toMatchObject([0, { repaired: open }]);
    expect(JSON.parse((await xiaohao(machine.serving.settings, 'doctor', '--repair', '--json')).stdout)).toMatchObject({ repaired: 0 });
    await waitUntil('2026-03-20T09:00:00+08:00');
    await expectWhole();
  }, 240_000);
});
