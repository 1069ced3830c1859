import type { Queryable } from '#event-store/queryable';
import { calendarIn, type Place } from '#domain/calendar/book';
import type { Counting, WorkCalendar } from '#domain/calendar/calendar';
import { stateCouncil } from '#domain/calendar/state-council';
import type { Rules } from '#domain/case/chapter';
import type { CaseState } from '#domain/case/state';
import type { City } from '#domain/city/city';
import { defaultPolicy } from '#domain/policy/default';
import { inForce, named as namedPolicy, ofVersion, partsOfVersion, versionIn, withCategories } from '#domain/policy/book';
import type { Policy } from '#domain/policy/policy';
import type { Instant } from '#domain/time';
import type { CalendarShelf } from './calendar-book.ts';
import type { Directory } from './directory.ts';
import type { PolicyShelf } from './policy-book.ts';
import { UnknownRules } from './unknown-rules.ts';

/** The versions that name the rules of a case; both can be made again from the streams. */
export type Pins = NonNullable<CaseState['pins']>;

/** The versions of the streams of which rules are made, where the caller has just asked for them. */
export type RuleHeads = Readonly<{ calendar: number; policies: number; /** By campaign, where its phase may name the policy. */ campaigns?: ReadonlyMap<string, number> }>;

/** The rules that hold now for what is new, and those that a case was given. Every value is made once and kept. */
export type RuleBook = Readonly<{
  /** In force at an instant for a new report, registration or order at a place: in a campaign, by the policy that its phase names. */
  current: (client: Queryable, city: City, place: Place, at: Instant, heads?: RuleHeads) => Promise<Rules>;
  /** By which a case is carried on, until it adopts others. A case of an old log without pins has the default policy and the State Council's calendar. */
  pinned: (client: Queryable, state: CaseState, city: City) => Promise<Rules>;
  /** Of these versions, at a place. A policy without `+city-<n>` gets the categories of the city given. Throws UnknownRules. */
  named: (client: Queryable, pins: Pins, place: Place, city: City) => Promise<Rules>;
}>;

/** The id of the policy that the phase of a campaign names at an instant, if it names one. */
export type PhasePolicy = (client: Queryable, campaign: string, at: Instant, head?: number) => Promise<string | undefined>;

/** Of what rules are made. */
export type Shelves = Readonly<{ directory: Directory; calendars: CalendarShelf; policies: PolicyShelf; phasePolicy: PhasePolicy }>;

/** Where a case is, for overlays of its areas and its campaign. */
export const placeOf = ({ areas, campaign }: Pick<CaseState, 'areas' | 'campaign'>): Place => ({ areas, ...(campaign === undefined ? {} : { campaign }) });

export function openRuleBook({ directory, calendars, policies, phasePolicy }: Shelves): RuleBook {
  const together = combined();
  const known = new Map<string, Policy>();

  const inCity = (policy: Policy, city: City): Policy => kept(known, `${versionIn(policy.version, city)}/${city.id}`, () => withCategories(policy, city));

  async function policyOf(client: Queryable, version: string, city: City): Promise<Policy> {
    const { base, city: number } = partsOfVersion(version);
    const then = number === undefined || number === city.version ? city : await directory.at(client, number);
    const found = known.get(`${versionIn(base, then)}/${then.id}`);
    if (found !== undefined) return found;
    const policy = base === defaultPolicy.version ? defaultPolicy : ofVersion(await policies.current(client), base);
    if (policy === undefined) throw new UnknownRules(version);
    return inCity(policy, then);
  }

  const named: RuleBook['named'] = async (client, pins, place, city) => together(await policyOf(client, pins.policy, city), calendarIn(await calendars.at(client, pins.calendar), place));

  return {
    named,
    async current(client, city, place, at, heads) {
      const book = await policies.current(client, heads?.policies);
      const phase = place.campaign === undefined ? undefined : await phasePolicy(client, place.campaign, at, heads?.campaigns?.get(place.campaign));
      const policy = (phase === undefined ? undefined : namedPolicy(book, phase, at)) ?? inForce(book, at);
      return together(inCity(policy, city), calendarIn(await calendars.current(client, heads?.calendar), place));
    },
    pinned: (client, state, city) => named(client, state.pins ?? { policy: defaultPolicy.version, calendar: stateCouncil.version }, placeOf(state), city),
  };
}

/** Rules of a policy and a calendar, with the policy's way of counting put into the calendar; one value for each pair, as timetables are kept by calendar. */
export function combined(): (policy: Policy, calendar: WorkCalendar) => Rules {
  const counted = new WeakMap<WorkCalendar, Map<string, WorkCalendar>>();
  const rules = new WeakMap<WorkCalendar, WeakMap<Policy, Rules>>();
  const counting = (calendar: WorkCalendar, by: Counting): WorkCalendar => kept(kept(counted, calendar, () => new Map<string, WorkCalendar>()), `${by.firstDay} ${by.end} ${by.unworkedEnd}`, () => ({ ...calendar, counting: by }));
  return (policy, published) => {
    const calendar = counting(published, policy.counting);
    return kept(kept(rules, calendar, () => new WeakMap<Policy, Rules>()), policy, () => ({ policy, calendar }));
  };
}

type Keeps<Key, Value> = Readonly<{ get: (key: Key) => Value | undefined; set: (key: Key, value: Value) => unknown }>;

/** What is kept under a key, made when it is first asked for. */
function kept<Key, Value>(known: Keeps<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
