import { calendarAmendments, policyChanges } from './amendments.ts';
import { campaigns, campaignsByCalendar } from './campaigns.ts';
import { cases } from './cases.ts';
import type { Follower } from './follower.ts';
import { rankings, rankingsByCalendar, rankingsByOrders, rankingsByPolicy } from './rankings.ts';
import { findingsOfRounds } from './rounds.ts';
import { samplingsByCalendar, samplingsByCity, samplingsByPolicy } from './samplings.ts';
import { cardsOfCases, unitRecords, withdrawalsOfRecords } from './unit-records.ts';

/** Everybody to whom the relay passes the log on, in this order. Several may follow the same streams. */
export const followers: readonly Follower[] = [cases, calendarAmendments, policyChanges, campaigns, campaignsByCalendar, cardsOfCases, unitRecords, withdrawalsOfRecords, findingsOfRounds, rankings, rankingsByOrders, rankingsByPolicy, rankingsByCalendar, samplingsByCity, samplingsByPolicy, samplingsByCalendar];
