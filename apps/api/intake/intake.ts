import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { commandWords } from '#catalogue/commands';
import { sentenceOf } from '#catalogue/sentence';
import { keyInBatch } from '#commands/batch';
import { readCase } from '#commands/case-file';
import { type Answer, caseIdOf } from '#commands/execute';
import { rehearsal } from '#commands/rehearse';
import { type CaseCommand, evolve } from '#domain/case/case';
import { CaseAccess } from '../cases/case-access.ts';
import { CommandService } from '../cases/command.service.ts';
import { refusalIn } from '../batches/answered.ts';
import { Product } from '../product.ts';
import type { Caller } from '../requests/caller.ts';
import { commandIdOf } from '../requests/preconditions.ts';

/** What became of an intake: the case, and its second step where one was asked for. */
export type Taken = Answer & Readonly<{ next?: Readonly<{ command: string; name: string; done: boolean; code?: string; reason?: string }> }>;

/** Takes a problem in: the report, and what the office does with it at once. */
@Injectable()
export class Intake {
  constructor(
    private readonly product: Product,
    private readonly access: CaseAccess,
    private readonly commands: CommandService,
  ) {}

  /** Data that has passed the schema of its type is a command of that type. */
  commandOf(type: 'report' | 'register' | 'merge', data: unknown): CaseCommand {
    return { type, data } as CaseCommand;
  }

  /** Both steps or none: the second is tried before the first is written. Should the world change between the two, the answer says so. Throws Refusal, Problem, CommandKeyReused. */
  async take(report: CaseCommand, next: CaseCommand | undefined, caller: Caller, headers: IncomingHttpHeaders): Promise<Taken> {
    const key = commandIdOf(headers);
    if (next !== undefined) await this.#rehearse(caseIdOf(key), report, next, caller);
    const reported = await this.commands.report(report, caller, { ...headers, 'idempotency-key': key });
    if (next === undefined) return reported;
    const step = { command: next.type, name: commandWords[caller.locale][next.type] };
    try {
      const { caseId } = reported;
      return { ...(await this.commands.give(caseId, next, caller, { commandId: keyInBatch(key, caseId), cause: `intake/${key}` })), next: { ...step, done: true } };
    } catch (error) {
      const refused = refusalIn(error);
      return { ...reported, next: { ...step, done: false, code: refused.code, reason: sentenceOf(caller.locale, refused, caller.names) } };
    }
  }

  /** Tries both steps on a case that does not exist yet; one that exists was tried when it was reported. */
  async #rehearse(caseId: string, report: CaseCommand, next: CaseCommand, { actor, ...caller }: Caller): Promise<void> {
    const { deps } = this.product;
    if (next.type === 'merge') await this.access.open(next.data.into, { actor, ...caller });
    const file = await readCase(deps, deps.pool, caseId);
    if (file.version > 0) return;
    const [rehearse, now] = [rehearsal(deps), await deps.clock.now(deps.pool)];
    const events = await rehearse(file, { command: report, actor });
    const state = events.reduce((before, event) => evolve(before, { ...event, at: event.at ?? now, by: actor.person }), file.state);
    await rehearse({ ...file, state, version: events.length }, { command: next, actor });
  }
}
