import { z } from 'zod';
import type { Rules } from '#domain/case/chapter';
import type { Actor, City } from '#domain/city/city';
import { deedBy } from '#domain/delegation/signature';
import { inTime } from '#domain/order';
import type { Refusal } from '#domain/refusal';
import { cards } from './cards.ts';
import { clockCommand, type EvolveUnit, type UnitCommandOf, type UnitContext, type UnitDuty, type UnitFile } from './chapter.ts';
import { chasing } from './chasing.ts';
import type { UnitEvent, UnitEventType, UnitHappened } from './events.ts';
import { proposals } from './ladder.ts';
import { measures } from './measures.ts';
import { boards } from './periods.ts';
import { noRecord, type UnitState } from './state.ts';

/** The place of a unit on a board that was published. */
const ranking = {
  commands: {
    'enter-rank': clockCommand({
      schema: z.strictObject({ board: z.enum(boards), period: z.string().max(10), rank: z.int().positive(), fromBottom: z.int().positive(), ranked: z.int().positive(), first: z.boolean() }),
      decide: ({ state }, place) => (state.places.some(({ board, period }) => board === place.board && period === place.period) ? [] : [{ type: 'UnitRanked', data: place }]),
    }),
  },
  evolve: { UnitRanked: (state, place) => ({ ...state, places: [...state.places, place] }) } satisfies EvolveUnit<'UnitRanked'>,
};

const book = { ...cards.commands, ...measures.commands, ...ranking.commands, ...chasing.commands };
const evolvers: EvolveUnit<UnitEventType> = { ...cards.evolve, ...measures.evolve, ...ranking.evolve, ...chasing.evolve };

/** A command of some schema; data and schema belong together, and only `decide` brings them together again. */
type AnyUnitCommand = Omit<UnitCommandOf<z.ZodType>, 'decide' | 'numbers'> &
  Readonly<{ numbers?: (state: UnitState, data: never) => ReturnType<NonNullable<UnitCommandOf<z.ZodType>['numbers']>>; decide: (file: UnitFile, data: never, context: UnitContext) => readonly UnitEvent[] }>;

export type UnitCommandType = keyof typeof book;
export type UnitCommand = { [Type in UnitCommandType]: Readonly<{ type: Type; data: z.output<(typeof book)[Type]['schema']> }> }[UnitCommandType];

/** Every command to the record of a unit with its schema and guard; routes and documentation are made from it. */
export const unitCommandTable: Readonly<Record<UnitCommandType, AnyUnitCommand>> = book;
const isUnitCommandType = (type: string): type is UnitCommandType => Object.hasOwn(book, type);
export const unitCommandTypes = Object.keys(book).filter(isUnitCommandType);

/** The paper from whose series a command takes its number, if it does. */
export const paperOf = (state: UnitState, { type, data }: UnitCommand) => unitCommandTable[type].numbers?.(state, data as never);

/** What is true of a unit after an event. Total. */
function evolveUnit(state: UnitState, event: UnitHappened): UnitState {
  const step: (state: UnitState, data: never, meta: UnitHappened) => UnitState = evolvers[event.type];
  return { ...step(state, event.data as never, event), version: state.version + 1 };
}

export const replayUnit = (events: readonly UnitHappened[], from: UnitState = noRecord): UnitState => events.reduce(evolveUnit, from);

/**
 * May this happen to the record of a unit, and what follows? Whatever changes the cards or places of the unit is held against its ladder at once:
 * what the ladder reaches is proposed in the same breath, never issued. Throws a Refusal; emits nothing when there is nothing to do.
 */
export function decideUnit(file: UnitFile, { type, data }: UnitCommand, context: UnitContext): readonly UnitEvent[] {
  const { may, decide } = unitCommandTable[type];
  const allowed = may(file, context.actor);
  if (allowed !== true) throw allowed;
  const events = decide(file, data as never, context);
  if (events.length === 0) return [];
  const { at, actor } = context;
  const state = replayUnit(events.map((event) => ({ ...event, at, ...deedBy(actor) })), file.state);
  return [...events, ...proposals({ ...file, state }, context)];
}

/** What must happen next on the record, and when, if nobody acts; sorted by time. */
export const unitDuties = (file: UnitFile, rules: Rules, city: City): readonly UnitDuty[] =>
  [...cards.duties(file), ...chasing.duties(file, rules, city)].toSorted(inTime);

export type UnitPermission = Readonly<{ command: UnitCommandType; allowed: true } | { command: UnitCommandType; allowed: false; refusal: Refusal }>;

/** What may this person do on the record now, and why not the rest? */
export const permittedOn = (file: UnitFile, actor: Actor): readonly UnitPermission[] =>
  unitCommandTypes
    .filter((type) => unitCommandTable[type].by === 'person')
    .map((type) => {
      const answer = unitCommandTable[type].may(file, actor);
      return answer === true ? { command: type, allowed: true } : { command: type, allowed: false, refusal: answer };
    });
