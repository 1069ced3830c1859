import type { z } from 'zod';
import type { Actor, City } from '#domain/city/city';
import type { WorkCalendar } from '#domain/calendar/calendar';
import type { Instant } from '#domain/time';
import type { Policy, Step } from '#domain/policy/policy';
import type { Refusal } from '#domain/refusal';
import type { CaseEvent, CaseEvents, CaseEventType, Meta, Which } from './events.ts';
import type { CaseState, Party, Status } from './state.ts';

/** Series of gap-free numbers; the writer allocates one in the same transaction as the append. */
export type Series = 'case' | 'order' | 'supervision' | 'card' | 'criticism' | 'talk' | 'listing' | 'referral';

/** The rules and the calendar that are pinned for a case, as values. */
export type Rules = Readonly<{ policy: Policy; calendar: WorkCalendar }>;

/** Who acts, when it happens, and everything that a decision may look at besides the state. */
export type Context = Readonly<{
  caseId: string;
  actor: Actor;
  at: Instant;
  rules: Rules;
  city: City;
  numbers: Readonly<Partial<Record<Series, number>>>;
  /** The other case that a command names (the target of a merge), when there is one. */
  other?: Readonly<{ caseId: string; status: Status | 'none'; into?: string }>;
  /** The rules that the case is to be carried on by from now on, for `adopt-rules`. */
  adopting?: Rules;
  /** The finding of an inspection round that is reported: said by the round, never by whoever asks. */
  finding?: NonNullable<CaseState['finding']>;
}>;

/** May this person do it now: true, or the reason why not. */
export type Guard = (state: CaseState, actor: Actor) => true | Refusal;

/** One thing that may be asked of a case: its schema (also the route's, the form's and the CLI's), who may ask, and what follows. */
export type CommandOf<Schema extends z.ZodType> = Readonly<{
  schema: Schema;
  /** `clock` commands are performed for due duties and have no route. */
  by: 'person' | 'clock';
  /** The series of which it takes a number, for papers and cases that get one. */
  numbers?: (data: z.output<Schema>, state: CaseState, actor: Actor) => Series | undefined;
  /** `current`: decided by the rules in force, to which the case is pinned; otherwise by those to which it is pinned already. */
  rules?: 'current';
  may: Guard;
  decide: (state: CaseState, data: z.output<Schema>, context: Context) => readonly CaseEvent[];
}>;
type Given<Schema extends z.ZodType> = Omit<CommandOf<Schema>, 'by'>;
export const command = <Schema extends z.ZodType>(given: Given<Schema>): CommandOf<Schema> => ({ by: 'person', ...given });
export const clockCommand = <Schema extends z.ZodType>(given: Given<Schema>): CommandOf<Schema> => ({ by: 'clock', ...given });

/** How a state moves by each of the named events. */
export type Evolve<Types extends CaseEventType> = { readonly [Type in Types]: (state: CaseState, data: CaseEvents[Type], meta: Meta) => CaseState };

/** The named steps of the case workflow. */
export type DutyKind = 'remind' | 'escalate' | 'orderReinspection' | 'chaseInspector' | 'askSignatory' | 'closeNotice' | 'lookBack' | 'reviewSuspension' | 'chaseRuling';

/** What happens by itself at `at` if nobody acts: `rule` says by which rule, `tells` whom, `stoppedBy` which commands make it unnecessary. */
export type Duty = Readonly<{
  id: string;
  kind: DutyKind;
  at: Instant;
  rule: string;
  command: Readonly<{ type: 'remind' | 'escalate' | 'order-reinspection' | 'close-notice' | 'order-look-back'; data: Readonly<{ duty: string }> }>;
  tells: readonly Party[];
  copies: readonly Party[];
  stoppedBy: readonly string[];
  step?: Step;
  level?: number;
  unit?: string;
}> &
  Which;

/** Somebody has to act: who, since when, which commands end the waiting. Every open case has one. */
export type Wait = Readonly<{ id: string; step: Step; since: Instant; holder: readonly Party[]; stoppedBy: readonly string[]; assignment?: string; unit?: string }> & Which;
