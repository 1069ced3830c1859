import type { Happened } from '#domain/case/events';
import { wasIssued } from '#domain/case/sanctions';
import type { CaseState, Sanction } from '#domain/case/state';
import type { Proposal } from './life.ts';

/** Which sanction of this run each recorded one is. */
export type Ids = Readonly<{ proposals: ReadonlyMap<string, Proposal>; here: Map<string, string> }>;

/** The status in which a sanction must be for each decision on it. */
const statusFor = { SanctionIssued: 'proposed', SanctionDropped: 'proposed', AppealFiled: 'issued', SanctionUpheld: 'appealed', SanctionWithdrawn: 'appealed' } as const;
type Decision = Extract<Happened, { type: keyof typeof statusFor }>;
/** Whether a sanction stands so that the decision can be made on it; what its unit's record takes back need not have been appealed against. */
const waitsFor = ({ type, data }: Decision) => (one: Sanction): boolean => (type === 'SanctionWithdrawn' && data.ruledBy !== undefined ? wasIssued(one) : one.status === statusFor[type]);
const isDecision = (event: Happened): event is Decision => Object.hasOwn(statusFor, event.type);

/** What the decision on a recorded proposal is about here: what the same rule proposed against the same unit, else the oldest that waits for such a decision against that unit. */
function counterpart({ sanctions }: CaseState, { rule, unit, nth }: Proposal, fits: (one: Sanction) => boolean): Sanction | undefined {
  const alike = sanctions.filter((one) => one.rule === rule && one.unit === unit)[nth];
  if (alike !== undefined) return fits(alike) ? alike : undefined;
  return sanctions.find((one) => one.unit === unit && fits(one));
}

function subjectOf(state: CaseState, decision: Decision, { proposals, here }: Ids): string | undefined {
  const { id } = decision.data;
  const [known, proposal] = [here.get(id), proposals.get(id)];
  if (proposal === undefined) return undefined;
  const sanction = known === undefined ? counterpart(state, proposal, waitsFor(decision)) : state.sanctions.find((one) => one.id === known && waitsFor(decision)(one));
  if (sanction !== undefined) here.set(id, sanction.id);
  return sanction?.id;
}

const renamed = (event: Happened, id: string): Happened => ({ ...event, data: { ...event.data, id } }) as Happened;

/** A proposal or a decision of a person under the ids of this run; undefined for a decision on what nobody proposed here; every other event as it is. */
export function decisionMade(state: CaseState, event: Happened, ids: Ids): Happened | undefined {
  if (event.type === 'SanctionProposed') {
    const id = `s${state.sanctions.length + 1}`;
    ids.here.set(event.data.id, id);
    return id === event.data.id ? event : renamed(event, id);
  }
  if (!isDecision(event)) return event;
  const id = subjectOf(state, event, ids);
  if (id === undefined) return undefined;
  return id === event.data.id ? event : renamed(event, id);
}
