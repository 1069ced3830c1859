import type pg from 'pg';
import { takesRulesInForce, type CaseCommand } from '#domain/case/case';
import type { Rules } from '#domain/case/chapter';
import type { Place } from '#domain/calendar/book';
import { areaPath } from '#domain/city/trees';
import type { Instant } from '#domain/time';
import type { CaseFile } from './case-file.ts';
import type { Deps } from './deps.ts';
import { placeOf } from './rule-book.ts';

/** Where the case is that a command is about: a report says it, a registration may name the campaign. */
function placeIn({ state, city }: CaseFile, { type, data }: CaseCommand): Place {
  if (type === 'report') return { areas: data.place.area === undefined ? [] : areaPath(city, data.place.area), ...(data.campaign === undefined ? {} : { campaign: data.campaign }) };
  const campaign = type === 'register' ? data.campaign : type === 'late-entry' ? data.data['campaign'] : undefined;
  return typeof campaign === 'string' ? { areas: state.areas, campaign } : placeOf(state);
}

/**
 * The rules by which a command is decided: those in force for a report, a registration, an order or an import (what is entered late, by the policy in
 * force when it happened), those that the case has for everything else.
 */
export async function rulesFor({ ruleBook }: Deps, client: pg.PoolClient, file: CaseFile, command: CaseCommand, at: Instant): Promise<Rules> {
  const [type, when] = command.type === 'late-entry' ? [command.data.command, command.data.occurredAt] : [command.type, at];
  return takesRulesInForce(type) ? ruleBook.current(client, file.city, placeIn(file, command), when, file.heads) : file.rules;
}

/** The rules that `adopt-rules` names, at the place of the case; what it does not name stays. Throws UnknownRules. */
export async function rulesToAdopt({ ruleBook }: Deps, client: pg.PoolClient, { state, city, rules }: CaseFile, { type, data }: CaseCommand): Promise<Rules | undefined> {
  if (type !== 'adopt-rules') return undefined;
  const { policy = rules.policy.version, calendar = rules.calendar.version } = data;
  return ruleBook.named(client, { policy, calendar }, placeOf(state), city);
}
