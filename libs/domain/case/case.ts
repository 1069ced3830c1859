import { z } from 'zod';
import { actorOf } from '#domain/city/people';
import type { Actor } from '#domain/city/city';
import { inTime } from '#domain/order';
import { Refusal } from '#domain/refusal';
import { instant, text } from '../text.ts';
import { accountability } from './accountability.ts';
import { command, type CommandOf, type Context, type Duty, type Evolve, type Rules, type Series } from './chapter.ts';
import { adoption } from './adoption.ts';
import { chasing } from './chasing.ts';
import { coordination } from './coordination.ts';
import { dispatch } from './dispatch.ts';
import { dispute } from './dispute.ts';
import type { CaseEvent, CaseEventType, Happened, Meta } from './events.ts';
import { feedback } from './feedback.ts';
import { history } from './history.ts';
import { instruction } from './instruction.ts';
import { intake } from './intake.ts';
import { listing } from './listing.ts';
import { lookback } from './lookback.ts';
import { milestones } from './milestones.ts';
import { notice } from './notice.ts';
import { plan } from './plan.ts';
import { progress } from './progress.ts';
import { records } from './records.ts';
import { isRepeated } from './repeated.ts';
import { reinspection } from './reinspection.ts';
import { sanctions } from './sanctions.ts';
import { signOff } from './signoff.ts';
import { nothing, without, type CaseState } from './state.ts';
import { time } from './time.ts';
import { whistle } from './whistle.ts';
import { all, deedOf, either, independentInspector, office, when, whileOpen } from './who.ts';

/** The chapters in the order of a case's life. */
const chapters = {
  ...intake.commands, ...dispatch.commands, ...dispute.commands, ...plan.commands, ...progress.commands, ...milestones.commands, ...chasing.commands, ...time.commands, ...feedback.commands, ...reinspection.commands,
  ...signOff.commands, ...notice.commands, ...lookback.commands, ...coordination.commands, ...instruction.commands, ...accountability.commands, ...sanctions.commands, ...listing.commands, ...whistle.commands, ...records.commands, ...history.commands, ...adoption.commands,
};

const evolvers: Evolve<CaseEventType> = {
  ...intake.evolve, ...dispatch.evolve, ...dispute.evolve, ...plan.evolve, ...progress.evolve, ...milestones.evolve, ...chasing.evolve, ...time.evolve, ...feedback.evolve, ...reinspection.evolve, ...signOff.evolve,
  ...notice.evolve, ...lookback.evolve, ...coordination.evolve, ...instruction.evolve, ...accountability.evolve, ...sanctions.evolve, ...listing.evolve, ...whistle.evolve, ...records.evolve, ...history.evolve, ...adoption.evolve,
};

/** A command of some schema; data and schema belong together, and only `perform` brings them together again. */
type AnyCommand = Omit<CommandOf<z.ZodType>, 'decide' | 'numbers'> & Readonly<{ numbers?: (data: never, state: CaseState, actor: Actor) => Series | undefined; decide: (state: CaseState, data: never, context: Context) => readonly CaseEvent[] }>;
const chapterTable: Readonly<Record<string, AnyCommand>> = chapters;

function perform({ may, decide: follows }: AnyCommand, state: CaseState, data: unknown, context: Context): readonly CaseEvent[] {
  const allowed = may(state, context.actor);
  if (allowed !== true) throw allowed;
  const events = follows(state, data as never, context);
  return isRepeated(state, events, context) ? [] : events;
}

const entersForOthers = all(office('clerk', 'dispatcher', 'director'), whileOpen);
const entersOwnVisit = all(independentInspector, when('feedback', 'reinspection', 'closed'));
const visits: ReadonlySet<string> = new Set(['reinspect', 'look-back']);

/**
 * Enters what was done on paper (补录): the office records it with the time at which it happened, under that person's rights.
 * An inspector enters the own visit to a place without a network, and nothing else.
 * A signature is given in person, so that nobody closes a case alone; a paper keeps the number of its year.
 */
const lateEntry = command({
  schema: z.strictObject({ command: z.string().max(60), data: z.record(z.string(), z.unknown()), onBehalfOf: z.string().max(64), occurredAt: instant, reason: text(1000) }),
  may: either(entersForOthers, entersOwnVisit),
  decide: (state, { command: type, data, onBehalfOf, occurredAt, reason }, context): readonly CaseEvent[] => {
    if (entersForOthers(state, context.actor) !== true && !(visits.has(type) && onBehalfOf === context.actor.person)) throw new Refusal('late-entry-own-visit-only', {}, 'forbidden');
    if (occurredAt > context.at) throw new Refusal('late-entry-in-the-future', { occurredAt });
    const since = state.feedbackAt !== undefined && state.feedbackAt > state.since ? state.feedbackAt : state.since;
    if (occurredAt < since) throw new Refusal('late-entry-before-state', { occurredAt, since });
    const actor = onBehalfOf === context.actor.person ? context.actor : actorOf(context.city, onBehalfOf);
    if (actor === undefined) throw new Refusal('unknown-person', { id: onBehalfOf });
    const inner = Object.hasOwn(chapterTable, type) ? chapterTable[type] : undefined;
    if (inner === undefined || inner.by === 'clock') throw new Refusal('unknown-command', { command: type });
    const ofAnotherYear = inner.numbers !== undefined && occurredAt.slice(0, 4) !== context.at.slice(0, 4);
    if (type === 'endorse' || ofAnotherYear) throw new Refusal('late-entry-not-allowed', { command: type });
    const parsed = inner.schema.safeParse(data);
    if (!parsed.success) throw new Refusal('late-entry-malformed', { command: type, path: parsed.error.issues[0]?.path.join('.') ?? '' });
    const events = perform(inner, state, parsed.data, { ...context, actor, at: occurredAt });
    if (events.length === 0) return [];
    return [
      { type: 'LateEntryRecorded', data: { command: type, onBehalfOf, reason, recordedBy: context.actor.person, events: events.length } },
      ...events.map((event) => ({ ...event, at: event.at ?? occurredAt })),
    ];
  },
});

const book = { ...chapters, 'late-entry': lateEntry };
export type CaseCommandType = keyof typeof book;
export type CaseCommand = { [Type in CaseCommandType]: Readonly<{ type: Type; data: z.output<(typeof book)[Type]['schema']> }> }[CaseCommandType];

/** Every command of a case with its schema and guard: the routes, the OpenAPI, the forms and the CLI are made from it. */
export const commandTable: Readonly<Record<CaseCommandType, AnyCommand>> = book;
export const commandTypes = Object.keys(book).filter(isCommandType);
export function isCommandType(type: string): type is CaseCommandType {
  return Object.hasOwn(book, type);
}

/** The series from which a command takes a number, if it does; a late entry takes that of what it enters. */
export const seriesOf = (type: string, data: unknown, state: CaseState, actor: Actor): Series | undefined => (Object.hasOwn(chapterTable, type) ? chapterTable[type]?.numbers?.(data as never, state, actor) : undefined);

/** Whether a command is decided by the rules in force, not by those that the case has. */
export const takesRulesInForce = (type: string): boolean => Object.hasOwn(chapterTable, type) && chapterTable[type]?.rules === 'current';

/** May this happen, and what follows? Throws a Refusal with a stable code; emits nothing when there is nothing to do. */
export const decide = (state: CaseState, { type, data }: CaseCommand, context: Context): readonly CaseEvent[] => perform(commandTable[type], state, data, context);

/** What is true after an event. Total: every event that the log holds moves the state, none throws. What a chapter returns is its own copy or the state as it was: large states are not copied twice. */
export function evolve(state: CaseState, event: Happened): CaseState {
  const step: (state: CaseState, data: never, meta: Meta) => CaseState = evolvers[event.type];
  const { type, data, at } = event;
  const moved = state.late === undefined ? step(state, data as never, event) : step(counted(state, state.late), data as never, { at, ...deedOf(state.late) });
  return Object.assign(moved === state ? { ...state } : moved, { version: state.version + 1, last: { type, data, at, by: state.late?.by ?? event.by } });
}

/** One of the events that were entered late has come. */
const counted = (state: CaseState, late: NonNullable<CaseState['late']>): CaseState => (late.left <= 1 ? without(state, 'late') : { ...state, late: { ...late, left: late.left - 1 } });

export const replay = (events: readonly Happened[], from: CaseState = nothing): CaseState => events.reduce(evolve, from);

/** What must happen next, and when, if nobody acts; sorted by time. */
export const duties = (state: CaseState, rules: Rules): readonly Duty[] => [...chasing.duties(state, rules), ...turns(state, rules)].toSorted(inTime);

/** The duties that bring a case on; all others only remind, and change nothing but how far they have reminded. */
export const turns = (state: CaseState, rules: Rules): readonly Duty[] => [reinspection, notice, lookback, accountability].flatMap((chapter) => chapter.duties(state, rules)).toSorted(inTime);

export type Permission = Readonly<{ command: CaseCommandType; allowed: true } | { command: CaseCommandType; allowed: false; refusal: Refusal }>;

/** What may this person do now, and why not the rest? */
export const permitted = (state: CaseState, actor: Actor): readonly Permission[] =>
  commandTypes
    .filter((type) => commandTable[type].by === 'person')
    .map((type) => {
      const answer = commandTable[type].may(state, actor);
      return answer === true ? { command: type, allowed: true } : { command: type, allowed: false, refusal: answer };
    });
