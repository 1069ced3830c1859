import { evolveDelegations, noDelegations, type DelegationEvent, type DelegationHappened, type Delegations } from '#domain/delegation/delegation';
import { doneBy } from '#domain/delegation/signature';
import type { Recorded } from '#event-store/recorded';
import type { StoredActor } from '#read-models/change';
import { foldStream, type FoldedStream } from './folded-stream.ts';

/** One stream for all: overlaps and circles go across people, and there are few. */
export const delegationStream = 'delegations';

/** Who stands in for whom, as it stands, or stood. */
export type DelegationShelf = Pick<FoldedStream<Delegations>, 'current' | 'asOf'>;

type DelegationRecord = Recorded<DelegationEvent, StoredActor>;
const happened = (record: DelegationRecord): DelegationHappened => ({ ...record, at: record.occurredAt, ...doneBy(record.actor) });
/** What delegations are after a recorded event. */
export const evolveRecorded = (book: Delegations, record: DelegationRecord): Delegations => evolveDelegations(book, happened(record));

export const openDelegations = (): DelegationShelf => foldStream<Delegations, DelegationEvent>({ stream: delegationStream, nothing: noDelegations, versionOf: ({ version }) => version, evolve: evolveRecorded });
