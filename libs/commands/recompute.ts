import { CommandKeyReused } from '#event-store/commands';
import type { Queryable } from '#event-store/queryable';
import { partsOf } from '#domain/calendar/book';
import type { CaseCommand } from '#domain/case/case';
import { clock } from '#domain/city/city';
import { partsOfVersion } from '#domain/policy/book';
import { amendmentStream, type Amendment } from './amendments.ts';
import { readCase, type CaseFile, type CaseRecord } from './case-file.ts';
import type { Deps } from './deps.ts';
import { execute } from './execute.ts';
import { CommandProblem } from './problems.ts';
import { placeOf } from './rule-book.ts';
import type { InForce } from './rules-in-force.ts';

type Adopt = Extract<CaseCommand, { type: 'adopt-rules' }>;

/** The cases for which something can still happen, by id after another one; `openedSince` only those opened from an instant on. */
export async function casesUnderway(client: Queryable, { after, limit, openedSince }: Readonly<{ after: string; limit: number; openedSince?: string }>): Promise<readonly string[]> {
  const text = `select case_id as "caseId" from case_list where next_duty_at is not null and case_id > $1 and ($3::timestamptz is null or opened_at >= $3::timestamptz) order by case_id limit $2`;
  const { rows } = await client.query<{ caseId: string }>({ name: 'cases-underway', text, values: [after, limit, openedSince ?? null] });
  return rows.map(({ caseId }) => caseId);
}

/**
 * What an amendment asks of a case: the version of a calendar later than its own; a policy that is in force now where the case is; in place of a policy
 * that was withdrawn the one that is in force. Undefined where the case has nothing to follow, so that of two amendments the later one stands, whichever
 * comes first to a case.
 */
async function asked({ pool }: Deps, { kind, number, version, withdrawn, why, id }: Amendment, inForceAt: InForce, { state, rules, city }: CaseFile): Promise<Adopt['data'] | undefined> {
  const terms = { why, cause: amendmentStream(id) };
  if (kind === 'calendar') return (partsOf(rules.calendar.version)?.count ?? 0) < number ? { calendar: version, ...terms } : undefined;
  const [own, inForce] = [rules, await inForceAt(pool, city, placeOf(state))].map(({ policy }) => partsOfVersion(policy.version).base);
  const follows = withdrawn ? own === version : own !== version && inForce === version;
  return follows && inForce !== undefined ? { policy: inForce, ...terms } : undefined;
}

/** What an amendment came to for one case. */
export type Adopted = Readonly<{ adopted: boolean; moved: number; /** It had followed before. */ again: boolean }>;

function came(events: readonly CaseRecord[], commandId: string): Adopted | undefined {
  const own = events.filter((event) => event.commandId === commandId);
  const moved = own.filter((event) => event.type === 'DeadlineRecomputed' && event.data.from !== event.data.to).length;
  return own.length === 0 ? undefined : { adopted: true, moved, again: true };
}

const nothing: Adopted = { adopted: false, moved: 0, again: false };

/** Lets a case follow an amendment, once, by the rules in force (asked for once for many cases): what came of it before is told again from the log. A case that moves meanwhile is looked at again. */
export async function adopt(deps: Deps, amendment: Amendment, inForceAt: InForce, caseId: string): Promise<Adopted> {
  const commandId = amendmentStream(amendment.id);
  for (;;) {
    const file = await readCase(deps, deps.pool, caseId);
    const before = came(file.events, commandId);
    if (before !== undefined) return before;
    const data = await asked(deps, amendment, inForceAt, file);
    if (data === undefined) return nothing;
    try {
      await execute(deps, { caseId, command: { type: 'adopt-rules', data }, actor: clock, commandId, expectedVersion: file.version, cause: commandId });
      return { ...(came((await readCase(deps, deps.pool, caseId)).events, commandId) ?? nothing), again: false };
    } catch (error) {
      if (error instanceof CommandKeyReused) return nothing;
      if (!(error instanceof CommandProblem && (error.code === 'stale-version' || error.code === 'changed-meanwhile'))) throw error;
    }
  }
}
