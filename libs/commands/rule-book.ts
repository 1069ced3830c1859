import type { Queryable } from '#event-store/queryable';
import type { Rules } from '#domain/case/chapter';
import type { CaseState } from '#domain/case/state';
import { stateCouncil } from '#domain/calendar/state-council';
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

function policyOf(city: City): Policy {
  const categories = Object.fromEntries(Object.values(city.categories).map(({ id, name, limit, mode, grade }) => [id, { name, limit, mode, grade }]));
  return { ...defaultPolicy, version: `${defaultPolicy.version}${separator}${city.version}`, categories };
}

/** The default rules with a city's categories. The version says both, so that pinned rules can be made again from the city's stream. */
export function openRuleBook(directory: Directory): RuleBook {
  const known = new Map<string, Rules>();
  const rulesOf = (city: City): Rules => {
    const key = `${city.id}${separator}${city.version}`;
    const found = known.get(key) ?? { policy: policyOf(city), calendar: stateCouncil };
    known.set(key, found);
    return found;
  };
  return {
    current: rulesOf,
    async pinned(client, { pins }, city) {
      if (pins === undefined) return rulesOf(city);
      const [base, version] = pins.policy.split(separator);
      if (base !== defaultPolicy.version || version === undefined || pins.calendar !== stateCouncil.version) throw new UnknownRules(`${pins.policy} / ${pins.calendar}`);
      return rulesOf(Number(version) === city.version ? city : await directory.at(client, Number(version)));
    },
  };
}
