import type { Campaign } from '#domain/campaign/campaign';
import type { CampaignDuty } from '#domain/campaign/duties';
import { campaignStepWords } from './campaign.ts';
import { fillIn } from './fill-in.ts';
import type { Locale } from './locale.ts';

/** A duty of a campaign's clock in the words of the office: 迎检倒计时 30 天. */
export function campaignDutyLabel(locale: Locale, { kind, command }: Pick<CampaignDuty, 'kind' | 'command'>, { phases, duties }: Campaign): string {
  const form = campaignStepWords[locale][kind];
  switch (command.type) {
    case 'begin-phase':
      return fillIn(locale, form, { name: phases.find(({ id }) => id === command.data.phase)?.name ?? command.data.phase });
    case 'count-down':
      return fillIn(locale, form, { days: command.data.days });
    case 'miss-duty':
      return fillIn(locale, form, { name: duties.find(({ id }) => id === command.data.duty)?.name ?? command.data.duty });
  }
}
