import { campaignAgenda, performCampaignDuty } from '#commands/campaign';
import type { Deps } from '#commands/deps';
import type { Instant } from '#domain/time';

/** Something that happens beside the cases: a campaign is opened, a meeting is held, a paper is published. */
export type Act = Readonly<{ at: Instant; run: () => Promise<unknown> }>;

/** Lets everything beside the cases happen up to an instant, in the order of time; `reach` brings the cases and the clock there first. */
export type Chronicle = (instant: Instant, reach: (at: Instant) => Promise<void>) => Promise<void>;

/** A chronicle of these acts, with what the clock does in a campaign between them. */
export function chronicleOf(deps: Deps, campaign: string, acts: readonly Act[]): Chronicle {
  const left = acts.toSorted((one, other) => (one.at < other.at ? -1 : 1));
  const dutyOf = async () => (await campaignAgenda(deps, campaign)).duties[0];
  let duty: Awaited<ReturnType<typeof dutyOf>>;
  return async (instant, reach) => {
    for (;;) {
      const [act] = left;
      const fires = duty !== undefined && (act === undefined || duty.at <= act.at);
      const next = fires ? duty?.at : act?.at;
      if (next === undefined || next > instant) return reach(instant);
      await reach(next);
      if (fires && duty !== undefined) await performCampaignDuty(deps, campaign, duty.id, duty.at);
      else await left.shift()?.run();
      duty = await dutyOf();
    }
  };
}
