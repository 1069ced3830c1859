import type pg from 'pg';
import { policyOfPhase } from '#domain/campaign/campaign';
import { Refusal } from '#domain/refusal';
import { openCalendarBook, type CalendarShelf } from './calendar-book.ts';
import { openCampaigns, type CampaignShelf } from './campaigns.ts';
import { openDelegations, type DelegationShelf } from './delegation-book.ts';
import { openDirectory, type Directory } from './directory.ts';
import { openPolicyBook, type PolicyShelf } from './policy-book.ts';
import { demonstrationClock, realClock, type ProductClock } from './product-clock.ts';
import { openRounds, type RoundShelf } from './rounds.ts';
import { openRuleBook, type PhasePolicy, type RuleBook } from './rule-book.ts';

/** What every command needs: the database, the clock, the city and the rules, with the calendars and policies of which they are made. */
export type Deps = Readonly<{ pool: pg.Pool; clock: ProductClock; directory: Directory; calendars: CalendarShelf; policies: PolicyShelf; rounds: RoundShelf; campaigns: CampaignShelf; delegations: DelegationShelf; ruleBook: RuleBook; demonstration: boolean }>;

/** What the phase of a campaign says. Throws Refusal `unknown-campaign`. */
const phasesOf = (campaigns: CampaignShelf): PhasePolicy => async (client, id, at, head) => {
  const campaign = await campaigns.current(client, id, head);
  if (campaign.status === 'none') throw new Refusal('unknown-campaign', { id });
  return policyOfPhase(campaign, at);
};

export function openCommands(pool: pg.Pool, { demonstration, clock }: Readonly<{ demonstration: boolean; clock?: ProductClock }>): Deps {
  const shelves = { directory: openDirectory(), calendars: openCalendarBook(), policies: openPolicyBook(), rounds: openRounds(), campaigns: openCampaigns(), delegations: openDelegations() };
  return { pool, clock: clock ?? (demonstration ? demonstrationClock : realClock), ...shelves, ruleBook: openRuleBook({ ...shelves, phasePolicy: phasesOf(shelves.campaigns) }), demonstration };
}
