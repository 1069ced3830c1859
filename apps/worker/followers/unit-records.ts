import type { CaseRecord } from '#commands/case-file';
import { readCase } from '#commands/case-file';
import type { Deps } from '#commands/deps';
import { execute } from '#commands/execute';
import { executeUnit, unitAgenda, unitStreams, type UnitRecorded } from '#commands/unit-records';
import type { CaseState, Sanction } from '#domain/case/state';
import { clock } from '#domain/city/city';
import { doneBy } from '#domain/delegation/signature';
import { colourOf, sanctionOfCard } from '#domain/unit/state';
import type { UnitCommand } from '#domain/unit/unit';
import type { Recorded } from '#event-store/recorded';
import type { Process } from '../processes.ts';
import { type Follower, ofMoved, type WhichWait } from './follower.ts';

const casePrefix = 'case/';
const prefix = 'unit/';
export const unitProcess: Process = { type: 'unitRecord', workflowIdOf: (unit) => `${prefix}${unit}` };

/** What happens to a sanction of a case. */
type AboutSanction = Extract<CaseRecord, { type: 'SanctionIssued' | 'AppealFiled' | 'SanctionUpheld' | 'SanctionWithdrawn' }>;
const followed: ReadonlySet<string> = new Set<AboutSanction['type']>(['SanctionIssued', 'AppealFiled', 'SanctionUpheld', 'SanctionWithdrawn']);

/** The events of the streams of cases are events of cases. */
const isAboutSanction = (event: Recorded): event is AboutSanction => followed.has(event.type);

/** What an event of a case means for the record of the unit that its card is against. */
function commandOf(event: AboutSanction, caseId: string, { caseNo }: CaseState, { kind }: Sanction): UnitCommand | undefined {
  const colour = colourOf(kind);
  if (colour === undefined) return undefined;
  const { type, data } = event;
  const about = { caseId, sanction: data.id };
  const { by, hand } = doneBy(event.actor);
  switch (type) {
    case 'SanctionIssued':
      return { type: 'give-card', data: { ...about, colour, docNo: data.docNo, issuedBy: by, ...(hand === undefined ? {} : { issuedHand: hand }), givenAt: event.occurredAt, ...(caseNo === undefined ? {} : { caseNo }) } };
    case 'AppealFiled':
      return { type: 'suspend-card', data: { ...about, words: data.grounds.slice(0, 2000) } };
    case 'SanctionUpheld':
      return { type: 'restore-card', data: { ...about, words: data.opinion } };
    case 'SanctionWithdrawn':
      return { type: 'withdraw-card', data: { ...about, words: data.opinion } };
  }
}

/** Follows one event of a case to the record of the unit; by the event's own name, so that following it twice is following it once. */
async function follow(deps: Deps, event: AboutSanction): Promise<void> {
  const caseId = event.streamId.slice(casePrefix.length);
  const { state } = await readCase(deps, deps.pool, caseId);
  const sanction = state.sanctions.find(({ id }) => id === event.data.id);
  const command = sanction === undefined ? undefined : commandOf(event, caseId, state, sanction);
  if (sanction === undefined || command === undefined) return;
  const cause = `${event.streamId}@${event.version}`;
  await executeUnit(deps, { unit: sanction.unit, command, actor: clock, commandId: `cause/${cause}`, cause });
}

/** Cards given, appealed against and taken back in cases go on the records of their units, in the order of the log. */
export const cardsOfCases: Follower = {
  prefix: casePrefix,
  async passOn({ deps }, events) {
    for (const event of events.filter(isAboutSanction)) await follow(deps, event);
  },
};

type TakenBack = Extract<UnitRecorded, { type: 'CardWithdrawn' }>;

/** The events of the streams of units are events of their records. */
const isTakenBack = (event: Recorded): event is TakenBack => event.type === 'CardWithdrawn';

/** Cards taken back on the record of a unit are taken back in the cases that gave them, too (those of a case's own ruling are, already); by the event's own name, so that twice is once. */
export const withdrawalsOfRecords: Follower = {
  prefix,
  async passOn({ deps }, events) {
    for (const { streamId, version, data, actor } of events.filter(isTakenBack).filter((event) => event.data.at === 'unit')) {
      const [cause, { caseId, sanction }, { by: ruledBy, hand }] = [`${streamId}@${version}`, sanctionOfCard(data.card), doneBy(actor)];
      await execute(deps, { caseId, command: { type: 'withdraw-sanction', data: { sanction, opinion: data.opinion, ruledBy, ...(hand === undefined ? {} : { ruledHand: hand }) } }, actor: clock, commandId: `cause/${cause}`, cause });
    }
  },
};

export const unitRecords = ofMoved(prefix, unitProcess, 'unit');

/** The units whose record waits for something. */
export const waitingUnitRecords: WhichWait = async (deps) => {
  const waiting: string[] = [];
  for (const { unit } of await unitStreams(deps.pool)) if (!(await unitAgenda(deps, unit)).over) waiting.push(unit);
  return waiting;
};
