import type { Deps } from '#commands/deps';
import { isRunning, type Process, stir } from '../processes.ts';
import type { Starter } from '../starter.ts';
import type { Follower } from './follower.ts';

export const samplingProcess: Process = { type: 'sampling', workflowIdOf: (office) => `sample/${office}` };

/** Lets every office draw its samples, from when it is there. */
export const samplingsByCity: Follower = { prefix: 'city', passOn: ({ deps, starter }) => stirAll(deps, starter) };

/** A policy or a calendar may change what is drawn, and when. */
export const samplingsByPolicy: Follower = { prefix: 'policies', passOn: ({ deps, starter }) => stirAll(deps, starter) };
export const samplingsByCalendar: Follower = { prefix: 'calendar', passOn: ({ deps, starter }) => stirAll(deps, starter) };

const officesOf = async ({ directory, pool }: Deps): Promise<readonly string[]> => Object.keys((await directory.current(pool)).offices);

/** More than any version of a stream: whoever is stirred by another stream asks again. */
const news = Number.MAX_SAFE_INTEGER;

async function stirAll(deps: Deps, starter: Starter): Promise<void> {
  await stir(starter, samplingProcess, (await officesOf(deps)).map((id) => ({ id, version: news })));
}

/** Gives every office its workflow again; says how many lacked one. */
export async function repairSamplings(deps: Deps, starter: Starter): Promise<number> {
  const found = await Promise.all((await officesOf(deps)).map(async (id) => ({ id, runs: await isRunning(starter, samplingProcess.workflowIdOf(id)) })));
  const without = found.filter(({ runs }) => !runs).map(({ id }) => ({ id, version: news }));
  await stir(starter, samplingProcess, without);
  return without.length;
}
