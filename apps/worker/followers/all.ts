import { campaigns, campaignsByCalendar } from './campaigns.ts';
import { cases } from './cases.ts';
import type { Follower } from './follower.ts';

/** Everybody to whom the relay passes the log on, in this order. Several may follow the same streams. */
export const followers: readonly Follower[] = [cases, campaigns, campaignsByCalendar];
