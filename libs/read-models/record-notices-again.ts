import type { Recorded } from '#event-store/recorded';
import { noCampaign } from '#domain/campaign/campaign';
import type { CampaignEvent, CampaignEventType, Happened } from '#domain/campaign/events';
import { evolveCampaign } from '#domain/campaign/evolve';
import type { City } from '#domain/city/city';
import type { RoundEvent, RoundEventType, RoundHappened } from '#domain/round/events';
import { doneBy } from '#domain/delegation/signature';
import { noRound, roundAfter } from '#domain/round/round';
import type { UnitEvent, UnitHappened } from '#domain/unit/events';
import { noRecord } from '#domain/unit/state';
import { replayUnit } from '#domain/unit/unit';
import type { StoredActor } from './change.ts';
import type { CityTimeline } from './city-timeline.ts';
import type { NoticeRow } from './notices.ts';
import { campaignNoticeRows, roundNoticeRows, unitNoticeRows } from './record-notices.ts';

/** An event of a stream whose notices are made again: of the record of a unit, of a campaign, or of an inspection round. */
export type RecordEvent = UnitEvent | CampaignEvent | RoundEvent;
type Event = Recorded<RecordEvent, StoredActor>;

const campaignTypes: Readonly<Record<CampaignEventType, true>> = { CampaignOpened: true, InspectionDateRevised: true, PhaseBegan: true, CountdownReached: true, DutyFulfilled: true, DutyMissed: true, CampaignClosed: true };
const isOfCampaign = (event: Event): event is Recorded<CampaignEvent, StoredActor> => Object.hasOwn(campaignTypes, event.type);
const roundTypes: Readonly<Record<RoundEventType, true>> = { RoundPlanned: true, RoundRevised: true, PlacesDrawn: true, FindingsFiled: true, RoundPublished: true, RoundClosed: true };
const isOfRound = (event: Event): event is Recorded<RoundEvent, StoredActor> => Object.hasOwn(roundTypes, event.type);
const isOfUnit = (event: Event): event is Recorded<UnitEvent, StoredActor> => !isOfCampaign(event) && !isOfRound(event);

type Command<E> = Readonly<{ events: readonly E[]; city: City; recordedAt: string }>;

/** The commands of one stream, in their order, with the city that held for each. */
function commandsOf<E extends Event>(events: readonly E[], cityAt: CityTimeline): readonly Command<E & Readonly<{ at: string; by: string; hand?: string }>>[] {
  const byCommand = new Map<string, E[]>();
  for (const event of events) byCommand.set(event.commandId, [...(byCommand.get(event.commandId) ?? []), event]);
  return [...byCommand.values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [{ events: own.map((event) => ({ ...event, at: event.occurredAt, ...doneBy(event.actor) })), city: cityAt(first.position), recordedAt: first.recordedAt }];
  });
}

function ofUnit(unit: string, commands: readonly Command<UnitHappened>[]): readonly NoticeRow[] {
  let state = noRecord;
  return commands.flatMap((change) => {
    const before = { unit, office: change.city.units[unit]?.office ?? '', state };
    state = replayUnit(change.events, state);
    return unitNoticeRows({ ...change, before });
  });
}

function ofCampaign(commands: readonly Command<Happened>[]): readonly NoticeRow[] {
  let campaign = noCampaign;
  return commands.flatMap((change) => {
    const before = campaign;
    campaign = change.events.reduce(evolveCampaign, campaign);
    return campaignNoticeRows({ ...change, before });
  });
}

function ofRound(commands: readonly Command<RoundHappened>[]): readonly NoticeRow[] {
  let round = noRound;
  return commands.flatMap((change) => {
    const before = round;
    round = roundAfter(change.events, round);
    return roundNoticeRows({ ...change, before });
  });
}

/** Every notice that the events of a stream `unit/…`, `campaign/…` or `round/…` gave. */
export function recordNoticesAgain(streamId: string, events: readonly Event[], cityAt: CityTimeline): readonly NoticeRow[] {
  if (streamId.startsWith('unit/')) return ofUnit(streamId.slice('unit/'.length), commandsOf(events.filter(isOfUnit), cityAt));
  return streamId.startsWith('round/') ? ofRound(commandsOf(events.filter(isOfRound), cityAt)) : ofCampaign(commandsOf(events.filter(isOfCampaign), cityAt));
}
