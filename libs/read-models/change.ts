import type { Recorded } from '#event-store/recorded';
import type { Rules } from '#domain/case/chapter';
import type { CaseEvent, Happened } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';
import type { City } from '#domain/city/city';
import { doneBy, type Signature } from '#domain/delegation/signature';
import type { Instant } from '#domain/time';

/** Who acted, as it is kept with each event. */
export type StoredActor = Signature;
export type CaseRecord = Recorded<CaseEvent, StoredActor>;

/** What one command made of one case: everything a projection may look at. `version` is that of `after`; the rules and the city are those that held. */
export type CaseChange = Readonly<{
  caseId: string;
  before: CaseState;
  after: CaseState;
  version: number;
  recordedAt: Instant;
  events: readonly CaseRecord[];
  rules: Rules;
  city: City;
}>;

/** A recorded event as the domain wants it. */
export const happened = (record: CaseRecord): Happened => ({ ...record, at: record.occurredAt, ...doneBy(record.actor) });
