import { campaignAgenda } from '#commands/campaign';
import type { Deps } from '#commands/deps';
import { startDeliveries } from '../start-deliveries.ts';
import { isRunning, type Move, type Process, stir } from '../processes.ts';
import type { Starter } from '../starter.ts';
import type { Follower } from './follower.ts';
import { streamsThatMoved } from './streams-that-moved.ts';

const prefix = 'campaign/';
export const campaignProcess: Process = { type: 'campaign', workflowIdOf: (id) => `${prefix}${id}` };

/** Wakes each campaign that moved once, with the latest version, and starts the mail of its notices. */
export const campaigns: Follower = {
  prefix,
  async passOn({ deps, starter, mail }, events) {
    const moved = streamsThatMoved(prefix, events);
    await stir(starter, campaignProcess, moved);
    if (mail) await startDeliveries(deps, starter, 'campaign', moved);
  },
};

/** A change of the calendar may move what campaigns have before them. */
export const campaignsByCalendar: Follower = { prefix: 'calendar', passOn: async ({ deps, starter }) => stir(starter, campaignProcess, await waiting(deps)) };

/** The campaigns that have something before them. */
async function waiting(deps: Deps): Promise<readonly Move[]> {
  const open = (await deps.campaigns.all(deps.pool)).filter(({ status }) => status === 'open');
  const agendas = await Promise.all(open.map(({ id }) => campaignAgenda(deps, id)));
  return agendas.filter(({ over }) => !over).map(({ campaign: { id, version } }) => ({ id, version: version + 1 }));
}

/** Gives every campaign that has something before it its workflow again; says how many lacked one. */
export async function repairCampaigns(deps: Deps, starter: Starter): Promise<number> {
  const found = await Promise.all((await waiting(deps)).map(async (move) => ({ move, runs: await isRunning(starter, campaignProcess.workflowIdOf(move.id)) })));
  const without = found.filter(({ runs }) => !runs).map(({ move }) => move);
  await stir(starter, campaignProcess, without);
  return without.length;
}
