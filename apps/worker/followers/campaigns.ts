import { campaignAgenda } from '#commands/campaign';
import type { Process } from '../processes.ts';
import { ofMoved, ofRules, type WhichWait } from './follower.ts';

const prefix = 'campaign/';
export const campaignProcess: Process = { type: 'campaign', workflowIdOf: (id) => `${prefix}${id}` };

/** The campaigns that have something before them. */
export const waitingCampaigns: WhichWait = async (deps) => {
  const open = (await deps.campaigns.all(deps.pool)).filter(({ status }) => status === 'open');
  const agendas = await Promise.all(open.map(({ id }) => campaignAgenda(deps, id)));
  return agendas.filter(({ over }) => !over).map(({ campaign }) => campaign.id);
};

export const campaigns = ofMoved(prefix, campaignProcess, 'campaign');
/** A change of the calendar may move what campaigns have before them. */
export const campaignsByCalendar = ofRules('calendar', campaignProcess, waitingCampaigns);
