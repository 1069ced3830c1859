import { tell } from '#domain/case/telling';
import type { City } from '#domain/city/city';
import { recordNotices, type RecordNotice, type RecordTelling } from '../record-notice.ts';
import type { Facts } from '../refusal.ts';
import type { Campaign } from './campaign.ts';
import { ofCountdown } from './duties.ts';
import type { CampaignEvents, CampaignEventType, Happened } from './events.ts';

/** The campaign as it stands after the command, the city that held, and the units that missed a duty in the same command. */
type About = Readonly<{ campaign: Campaign; city: City; by: string; missed: readonly string[] }>;
type Tells<Type extends CampaignEventType> = (data: CampaignEvents[Type], about: About) => readonly RecordTelling[];

const nobody = (): readonly RecordTelling[] => [];
const news = (rule: string, told: RecordTelling['told'], facts: Facts, { by }: About): readonly RecordTelling[] => [{ told, by, facts, copy: false, reason: { kind: 'news', rule: `news.${rule}` } }];
const toOffice = (rule: string, facts: Facts, about: About): readonly RecordTelling[] => news(rule, tell(about.city, ofCountdown(about.campaign, [])), facts, about);

/** Who owes it is to make up for it; the office of a unit's duty is to see to that, and hears of all units at once. */
function missed({ duty: id, unit, dueAt, told }: CampaignEvents['DutyMissed'], { campaign, by, missed: units }: About): readonly RecordTelling[] {
  const duty = campaign.duties.find((one) => one.id === id)?.name ?? id;
  const owed = { by, todo: 'make-up-duty', dueAt } as const;
  const reason = { kind: 'reminder', rule: 'duty-missed' } as const;
  if (unit === undefined) return [{ ...owed, told, reason, copy: false, facts: { duty } }];
  return [
    { ...owed, told: told.filter((one) => one.unit === unit), reason: { ...reason, unit }, copy: false, facts: { duty, units: [unit] } },
    { ...owed, told: told.filter((one) => one.unit !== unit), reason: units.length === 1 ? { ...reason, unit } : reason, copy: true, facts: { duty, units } },
  ];
}

/** Who is to know of an event of a campaign, and why. Every event stands here: nobody is forgotten by accident. */
const tellings: { readonly [Type in CampaignEventType]: Tells<Type> } = {
  CampaignOpened: nobody,
  InspectionDateRevised: ({ earliest, latest, reason }, about) => toOffice('inspection-revised', { earliest, latest, reason }, about),
  PhaseBegan: ({ phase, told }, about) => news('phase-begun', told, { phase: about.campaign.phases.find(({ id }) => id === phase)?.name ?? phase }, about),
  CountdownReached: ({ days, left, earliest, open, overdue, told }, { by }) => [
    { told, by, copy: false, reason: { kind: 'reminder', rule: `countdown.${days}` }, todo: 'clear-cases', facts: { left, earliest, open, overdue } },
  ],
  DutyFulfilled: nobody,
  DutyMissed: missed,
  CampaignClosed: ({ reason }, about) => toOffice('campaign-closed', { reason }, about),
};

function tellingsOf<Type extends CampaignEventType>(event: Readonly<{ type: Type; data: CampaignEvents[Type] }>, about: About): readonly RecordTelling[] {
  return tellings[event.type](event.data, about);
}

/** Whom one command to a campaign concerns, each person once; never who did it. `campaign` is as it stands after the command. */
export function campaignNotices(events: readonly Happened[], campaign: Campaign, city: City): readonly RecordNotice[] {
  const units = events.flatMap((event) => (event.type === 'DutyMissed' && event.data.unit !== undefined ? [event.data.unit] : []));
  return recordNotices(events.map((event) => tellingsOf(event, { campaign, city, by: event.by, missed: units })));
}
