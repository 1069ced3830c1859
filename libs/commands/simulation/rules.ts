import type { Queryable } from '#event-store/queryable';
import { eventOf, type CalendarCommand } from '#domain/calendar/amend';
import { calendarIn, evolveBook, type CalendarBook, type Place } from '#domain/calendar/book';
import type { WorkCalendar } from '#domain/calendar/calendar';
import type { Rules } from '#domain/case/chapter';
import type { CaseEvent } from '#domain/case/events';
import { nothing, type CaseState } from '#domain/case/state';
import type { City } from '#domain/city/city';
import { withCategories } from '#domain/policy/book';
import type { Policy } from '#domain/policy/policy';
import type { RulesFor } from '#domain/simulation/course';
import type { Life } from '#domain/simulation/life';
import { dayOf, type Instant } from '#domain/time';
import type { Deps } from '../deps.ts';
import { combined, placeOf } from '../rule-book.ts';

/** What is tried: a published version, or a policy or a change of the calendar that nobody has published. What is not named stays as each case had it. */
export type Wanted = Readonly<{ policy?: string | Policy; calendar?: string | CalendarCommand }>;

/** The rules of every case of a log, those that held and those that are tried. */
export type TrialRules = Readonly<{
  base: RulesFor;
  tried: RulesFor;
  /** Makes both ready for a case, so that they can be asked while it is simulated. Throws UnknownRules for a version that nobody published. */
  prepare: (life: Life) => Promise<void>;
}>;

type Pinned = Pick<CaseState, 'pins' | 'areas' | 'campaign'>;
const keyOf = ({ pins, areas, campaign = '' }: Pinned): string => `${pins?.policy ?? ''} ${pins?.calendar ?? ''} ${campaign} ${areas.join('/')}`;

type PinnedData = Readonly<{ policy?: unknown; calendar?: unknown; areas?: readonly string[]; campaign?: string }>;
const pinning: ReadonlySet<string> = new Set<CaseEvent['type']>(['ProblemReported', 'CaseRegistered', 'OrderIssued', 'RulesAdopted']);

/** The states of a case as far as its rules depend on them. */
function* pinnedStates({ events }: Life): Generator<Pinned, void, undefined> {
  let last: Pinned = nothing;
  for (const { type, data } of events) {
    if (!pinning.has(type)) continue;
    const { policy, calendar, areas, campaign } = data as PinnedData;
    last = {
      areas: areas ?? last.areas, ...(campaign === undefined ? (last.campaign === undefined ? {} : { campaign: last.campaign }) : { campaign }),
      ...(typeof policy === 'string' && typeof calendar === 'string' ? { pins: { policy, calendar } } : last.pins === undefined ? {} : { pins: last.pins }),
    };
    yield last;
  }
}

type Pair = Readonly<{ base: Rules; tried: Rules }>;

/** The rules that are known by now. What was asked last is asked again most often. */
function shelf(known: ReadonlyMap<string, Pair>): (state: Pinned) => Pair {
  let [last, answer]: [Pinned | undefined, Pair | undefined] = [undefined, undefined];
  return (state) => {
    if (answer !== undefined && state.pins === last?.pins && state.areas === last?.areas && state.campaign === last?.campaign) return answer;
    answer = known.get(keyOf(state)) ?? unprepared();
    last = state;
    return answer;
  };
}

/** The rules of a simulation, each value made once. */
export async function trialRules({ ruleBook, calendars, clock }: Deps, client: Queryable, city: City, { policy, calendar }: Wanted): Promise<TrialRules> {
  const together = combined();
  const known = new Map<string, Pair>();
  const pairOf = shelf(known);
  const drafted = policy === undefined || typeof policy === 'string' ? undefined : withCategories(policy, city);
  const amended = calendar === undefined || typeof calendar === 'string' ? undefined : withChange(await calendars.current(client), calendar, await clock.now(client));

  async function policyFor(base: Rules, pins: Readonly<{ calendar: string }>, place: Place): Promise<Policy> {
    if (drafted !== undefined) return drafted;
    return typeof policy === 'string' ? (await ruleBook.named(client, { policy, calendar: pins.calendar }, place, city)).policy : base.policy;
  }
  async function calendarFor(base: Rules, place: Place): Promise<WorkCalendar> {
    if (amended !== undefined) return calendarIn(amended, place);
    return typeof calendar === 'string' ? calendarIn(await calendars.at(client, calendar), place) : base.calendar;
  }
  async function made(state: CaseState): Promise<Pair> {
    const base = await ruleBook.pinned(client, state, city);
    const place = placeOf(state);
    return { base, tried: together(await policyFor(base, { calendar: base.calendar.version }, place), await calendarFor(base, place)) };
  }
  return {
    base: (state) => pairOf(state).base,
    tried: (state) => pairOf(state).tried,
    async prepare(life) {
      if (!known.has(keyOf(nothing))) known.set(keyOf(nothing), await made(nothing));
      for (const pinned of pinnedStates(life)) {
        const key = keyOf(pinned);
        if (!known.has(key)) known.set(key, await made({ ...nothing, ...pinned }));
      }
    },
  };
}

/** A book with a change that is only tried; its version says so. */
function withChange(book: CalendarBook, command: CalendarCommand, now: Instant): CalendarBook {
  const changed = evolveBook(book, eventOf(command, dayOf(now)));
  const version = `${book.version}+draft`;
  return { ...changed, version, base: { ...changed.base, version } };
}

function unprepared(): never {
  throw new Error('a case is simulated by rules that were not prepared for it');
}
