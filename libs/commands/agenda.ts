import { duties } from '#domain/case/case';
import type { Duty } from '#domain/case/chapter';
import type { CaseState } from '#domain/case/state';
import { clock } from '#domain/city/city';
import type { Policy } from '#domain/policy/policy';
import type { Instant } from '#domain/time';
import { readCase } from './case-file.ts';
import type { Deps } from './deps.ts';
import { keyOfDuty } from './duty-key.ts';
import { execute } from './execute.ts';

/** What happens next on a case if nobody acts, sorted by time; `over` when nothing ever will. */
export type Agenda = Readonly<{ caseId: string; version: number; over: boolean; now: Instant; duties: readonly Duty[]; state: CaseState; policy: Policy }>;

export async function agendaOf(deps: Deps, caseId: string): Promise<Agenda> {
  const { state, version, rules } = await readCase(deps, deps.pool, caseId);
  const due = duties(state, rules);
  return { caseId, version, over: due.length === 0, now: await deps.clock.now(deps.pool), duties: due, state, policy: rules.policy };
}

/** Performs a duty that has become due, in the name of the clock. Does nothing when it no longer stands, or is not due yet. */
export async function performDuty(deps: Deps, caseId: string, dutyId: string, dueAt: Instant): Promise<Readonly<{ performed: boolean; version: number }>> {
  const { state, version, rules } = await readCase(deps, deps.pool, caseId);
  const duty = duties(state, rules).find((one) => one.id === dutyId && one.at === dueAt);
  if (duty === undefined || duty.at > (await deps.clock.now(deps.pool))) return { performed: false, version };
  const answer = await execute(deps, { caseId, command: duty.command, actor: clock, commandId: keyOfDuty(caseId, dutyId, dueAt), cause: dutyId });
  return { performed: !answer.repeated && answer.version > version, version: answer.version };
}
