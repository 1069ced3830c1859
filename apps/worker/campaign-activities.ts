import { campaignDutyLabel } from '#catalogue/campaign-duty';
import { dayIn, instantIn } from '#catalogue/fill-in';
import type { Locale } from '#catalogue/locale';
import { campaignAgenda, type CampaignAgenda, performCampaignDuty } from '#commands/campaign';
import type { Deps } from '#commands/deps';
import { at } from '#domain/time';
import type { AskCampaign, CampaignPace, CampaignStep, CampaignSteps } from '#workflows/campaign';
import { type CaseActivityOptions, DutyWithoutEffect } from './case-activities.ts';

export type CampaignActivities = Readonly<{ campaignAgenda: AskCampaign }> & CampaignSteps;

/** The activities of the campaign workflow: thin, as the rules are in the domain and the writing is in the commands. */
export function campaignActivities(deps: Deps, { locale, clock }: CaseActivityOptions): CampaignActivities {
  const then = (workflowNow: number): Deps => (clock === undefined ? deps : { ...deps, clock: clock(workflowNow) });
  const agenda: AskCampaign = async (id, workflowNow) => told(locale, await campaignAgenda(then(workflowNow), id));
  const step: CampaignStep = async (id, due, workflowNow) => {
    const performed = await performCampaignDuty(then(workflowNow), id, due.id, due.at);
    const after = await agenda(id, workflowNow);
    if (!performed && after.next?.id === due.id && after.next.at === due.at && due.at <= after.now) throw new DutyWithoutEffect(id, due.id);
    return after;
  };
  return { campaignAgenda: agenda, beginPhase: step, countDown: step, missDuty: step };
}

const shown = 5;

/** The campaign's agenda as the workflow is told it. */
function told(locale: Locale, { campaign, over, now, duties }: CampaignAgenda): CampaignPace {
  const next = duties[0];
  const { earliest, latest } = campaign.inspection;
  const head = `**${campaign.name.replaceAll(/[\\`*_[\]()<>#|~!]/g, '\\$&')}** ${dayIn(locale, earliest)}–${dayIn(locale, latest)}`;
  const list = duties.slice(0, shown).map((duty, index) => `${index + 1}. ${instantIn(locale, duty.at)} ${campaignDutyLabel(locale, duty, campaign)}`);
  return {
    version: campaign.version, over, now, details: [head, ...list].join('\n\n'),
    ...(next === undefined ? {} : { next: { id: next.id, kind: next.kind, at: next.at, label: campaignDutyLabel(locale, next, campaign) } }),
    listed: { office: campaign.office, unit: [], status: campaign.status, ...(campaign.status === 'open' ? { dueAt: at(earliest, 0) } : {}) },
  };
}
