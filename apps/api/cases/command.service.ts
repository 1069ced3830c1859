import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { caseIdOf, execute, type Answer, type Request } from '#commands/execute';
import { CommandProblem } from '#commands/problems';
import type { CaseCommand } from '#domain/case/case';
import { Refusal } from '#domain/refusal';
import { claimFiles } from '../evidence/attaching.ts';
import { Metrics } from '../health/metrics.ts';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import type { Caller } from '../requests/caller.ts';
import { commandIdOf, expectedVersionOf, isUuid } from '../requests/preconditions.ts';
import { CaseAccess } from './case-access.ts';

/** How often a command is carried out, on which version of its case, and as a part of what. */
type Terms = Pick<Request, 'commandId' | 'expectedVersion' | 'cause'>;

/** Carries commands out in the name of a caller. */
@Injectable()
export class CommandService {
  constructor(
    private readonly product: Product,
    private readonly access: CaseAccess,
    private readonly metrics: Metrics,
  ) {}

  /** Reports a problem: the id of its case follows from the key, so that the same report again finds the same case. */
  async report(command: CaseCommand, caller: Caller, headers: IncomingHttpHeaders): Promise<Answer> {
    const commandId = commandIdOf(headers);
    await claimFiles(this.product.evidence, command, caller);
    return this.#perform(caseIdOf(commandId), command, caller, { commandId });
  }

  /**
   * Gives a command to a case. Whoever may not see the case learns nothing of it: a refused attempt is recorded, and answered
   * as if there were no case. Throws Refusal, CommandProblem, CommandKeyReused, Problem.
   */
  async command(caseId: string, command: CaseCommand, caller: Caller, headers: IncomingHttpHeaders): Promise<Answer> {
    const expectedVersion = expectedVersionOf(headers);
    return this.give(caseId, command, caller, { commandId: commandIdOf(headers), ...(expectedVersion === undefined ? {} : { expectedVersion }) });
  }

  /** The same under a key that is known already; `cause` is what the command is a part of. */
  async give(caseId: string, command: CaseCommand, caller: Caller, terms: Terms): Promise<Answer> {
    if (!isUuid(caseId)) throw new Problem(404, 'unknown-case');
    if (command.type === 'merge') await this.access.open(command.data.into, caller);
    try {
      await claimFiles(this.product.evidence, command, caller);
      return await this.#perform(caseId, command, caller, terms);
    } catch (error) {
      if (error instanceof Refusal || error instanceof CommandProblem || error instanceof Problem) await this.access.open(caseId, caller);
      throw error;
    }
  }

  async #perform(caseId: string, command: CaseCommand, { actor, onBehalfOf }: Caller, terms: Terms): Promise<Answer> {
    try {
      const { repeated, ...answer } = await execute(this.product.deps, { caseId, command, actor, ...terms, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) });
      this.metrics.commanded(command.type, repeated ? 'repeated' : 'done');
      return answer;
    } catch (error) {
      this.metrics.commanded(command.type, error instanceof Refusal ? 'refused' : 'failed');
      throw error;
    }
  }
}
