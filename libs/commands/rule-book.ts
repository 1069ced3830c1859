import type { Queryable } from '#event-store/queryable';
import type { Rules } from '#domain/case/chapter';
import type { CaseState } from '#domain/case/state';
import type { WorkCalendar } from '#domain/calendar/calendar';
import { asPublished, stateCouncil } from '#domain/calendar/state-council';
import type { City } from '#domain/city/city';
import { defaultPolicy } from '#domain/policy/default';
import type { Policy } from '#domain/policy/policy';
import type { Directory } from './directory.ts';

/** The rules that hold now for new orders, and those that an order was issued under. */
export type RuleBook = Readonly<{
  current: (city: City) => Rules;
  pinned: (client: Queryable, state: CaseState, city: City) => Promise<Rules>;
}>;

/** A pinned version names rules that this product does not know. */
export class UnknownRules extends Error {
  override readonly name = 'UnknownRules';
  readonly code = 'unknown-rules';
}

const separator = '+city-';
const published = /^state-council-(\d{4}-\d{2}-\d{2})$/;

/** The calendar that a version names: that of today, or as it was published then. */
function calendarOf(version: string): WorkCalendar | undefined {
  if (version === stateCouncil.version) return stateCouncil;
  const day = published.exec(version)?.[1];
  const then = day === undefined ? undefined : asPublished(day);
  return then?.version === version ? then : undefined;
}

function policyOf(city: City): Policy {
  const categories = Object.fromEntries(Object.values(city.categories).map(({ id, name, limit, mode, grade }) => [id, { name, limit, milestones: [], mode, grade }]));
  return { ...defaultPolicy, version: `${defaultPolicy.version}${separator}${city.version}`, categories };
}

/** The default rules with a city's categories. The version says both, so that pinned rules can be made again from the city's stream. */
export function openRuleBook(directory: Directory): RuleBook {
  const known = new Map<string, Rules>();
  const rulesOf = (city: City, version = stateCouncil.version): Rules => {
    const key = `${city.id}${separator}${city.version}/${version}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const calendar = calendarOf(version);
    if (calendar === undefined) throw new UnknownRules(version);
    const rules = { policy: policyOf(city), calendar };
    known.set(key, rules);
    return rules;
  };
  return {
    current: (city) => rulesOf(city),
    async pinned(client, { pins }, city) {
      if (pins === undefined) return rulesOf(city);
      const [base, version] = pins.policy.split(separator);
      if (base !== defaultPolicy.version || version === undefined) throw new UnknownRules(pins.policy);
      return rulesOf(Number(version) === city.version ? city : await directory.at(client, Number(version)), pins.calendar);
    },
  };
}
