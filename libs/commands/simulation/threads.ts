import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Runner } from './part.ts';
import type { Part, Simulation } from './simulation.ts';

/** What a thread is given: its database, the snapshot of the log that all of them read, and what is simulated. */
export type Task = Readonly<{ databaseUrl: string; demonstration: boolean; snapshot: string; simulation: Simulation; outlined: boolean }>;

/** Threads that simulate side by side. `close` ends them when their work is done, `kill` at once. */
export type Threads = Readonly<{ runners: readonly Runner[]; close: () => Promise<void>; kill: () => Promise<void> }>;

const program = new URL(`./thread${extname(import.meta.url)}`, import.meta.url);

/** A simulation makes much that is soon forgotten: with so much room, in megabytes, hardly any of it is looked at twice. */
const youngGeneration = 64;

/** Starts so many threads and waits until each has the snapshot. Throws what a thread throws. */
export async function startThreads(task: Task, count: number): Promise<Threads> {
  const workers = Array.from({ length: count }, () => new Worker(program, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb: youngGeneration } }));
  const kill = async (): Promise<void> => void (await Promise.all(workers.map((worker) => worker.terminate())));
  try {
    await Promise.all(workers.map((worker) => once(worker, 'message')));
  } catch (error) {
    await kill();
    throw error;
  }
  return { runners: workers.map(runnerOn), close: () => closed(workers), kill };
}

const runnerOn = (worker: Worker): Runner => async (range) => {
  const answer = once(worker, 'message');
  worker.postMessage(range);
  return partIn(await answer);
};

/** Where the message of a thread becomes a part. */
const partIn = ([message]: readonly unknown[]): Part => message as Part;

async function closed(workers: readonly Worker[]): Promise<void> {
  const ends = workers.map((worker) => once(worker, 'exit'));
  for (const worker of workers) worker.postMessage('done');
  await Promise.all(ends);
}
