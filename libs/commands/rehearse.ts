import { lastNumber } from '#event-store/counters';
import { inTransaction } from '#database/pool';
import type { CaseEvent } from '#domain/case/events';
import { caseMatter } from '#domain/delegation/matter';
import type { CaseFile } from './case-file.ts';
import { actingOn, type InName } from './delegations.ts';
import type { Deps } from './deps.ts';
import { type Asked, decided, type Numbering } from './execute.ts';

/** What a command would come to; nothing is written, no number is taken. Throws Refusal as the command would. */
export type Rehearse = (file: CaseFile, asked: Asked & InName) => Promise<readonly CaseEvent[]>;

/** Commands tried one after the other, each on its case as it stands: papers are numbered as they would be if all of them were given in this order. */
export function rehearsal(deps: Deps): Rehearse {
  const taken = new Map<string, number>();
  return async (file, asked) => {
    const at = await deps.clock.now(deps.pool);
    const tried = new Map(taken);
    const events = await inTransaction(deps.pool, async (client) => {
      const next: Numbering = async (series) => {
        const number = (tried.get(series) ?? (await lastNumber(client, series))) + 1;
        tried.set(series, number);
        return number;
      };
      const actor = await actingOn(deps, client, asked, caseMatter(file.state), file.city, at);
      return decided(deps, client, file, { ...asked, actor }, at, next);
    }, 'repeatable read read only');
    for (const [series, number] of tried) taken.set(series, number);
    return events;
  };
}
