import { campaignDutyLabel } from '#catalogue/campaign-duty';
import { dayIn, instantIn } from '#catalogue/fill-in';
import type { Locale } from '#catalogue/locale';
import { campaignAgenda, type CampaignAgenda, performCampaignDuty } from '#commands/campaign';
import type { Deps } from '#commands/deps';
import { at } from '#domain/time';
import type { Agenda } from '#workflows/agenda';
import type { CampaignActivities, CampaignStepName } from '#workflows/campaign';
import { plain } from './agenda-words.ts';
import { type ActivityOptions, pacedActivities } from './paced-activities.ts';

/** The activities of the campaign workflow. */
export function campaignActivities(deps: Deps, options: ActivityOptions): CampaignActivities {
  const { ask, step } = pacedActivities<CampaignStepName>(deps, options, {
    agenda: async (then, id) => told(options.locale, await campaignAgenda(then, id)),
    perform: (then, id, due) => performCampaignDuty(then, id, due.id, due.at),
  });
  return { campaignAgenda: ask, beginPhase: step, countDown: step, missDuty: step };
}

const shown = 5;

/** The campaign's agenda as the workflow is told it. */
function told(locale: Locale, { campaign, over, now, duties }: CampaignAgenda): Agenda<CampaignStepName> {
  const next = duties[0];
  const { earliest, latest } = campaign.inspection;
  const head = `**${plain(campaign.name)}** ${dayIn(locale, earliest)}–${dayIn(locale, latest)}`;
  const list = duties.slice(0, shown).map((duty, index) => `${index + 1}. ${instantIn(locale, duty.at)} ${campaignDutyLabel(locale, duty, campaign)}`);
  return {
    version: campaign.version, over, now, details: [head, ...list].join('\n\n'),
    ...(next === undefined ? {} : { next: { id: next.id, kind: next.kind, at: next.at, label: campaignDutyLabel(locale, next, campaign) } }),
    listed: { office: campaign.office, unit: [], status: campaign.status, ...(campaign.status === 'open' ? { dueAt: at(earliest, 0) } : {}) },
  };
}
