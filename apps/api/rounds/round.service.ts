import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { sentenceOf } from '#catalogue/sentence';
import { executeRound } from '#commands/rounds-execute';
import { fileFindingsOf, type FiledFinding } from '#commands/rounds-filing';
import type { RoundCommand } from '#domain/round/commands';
import { roundStatuses } from '#domain/round/round';
import { claimForEvent } from '#evidence/seen';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { inName } from '../requests/behalf.ts';
import type { Caller } from '../requests/caller.ts';
import { commandIdOf, expectedVersionOf } from '../requests/preconditions.ts';
import { roundFor } from './round-access.ts';

/** What every command to a round answers. */
export const roundAnswer = z.strictObject({ id: z.uuid(), version: z.int().positive(), status: z.enum(roundStatuses) });
export type RoundAnswered = z.output<typeof roundAnswer>;

/** What became of each finding: its case, nothing to do, or why there is no case yet; sent again, it is tried again. */
const result = z.strictObject({ finding: z.int(), place: z.string(), outcome: z.enum(['reported', 'clear', 'refused']), caseId: z.string().exactOptional(), code: z.string().exactOptional(), reason: z.string().exactOptional() });
export const filedAnswer = roundAnswer.extend({ results: z.array(result) });
export type Filed = z.output<typeof filedAnswer>;

/** Carries commands to inspection rounds out in the name of a caller. */
@Injectable()
export class RoundService {
  constructor(private readonly product: Product) {}

  async plan(id: string, command: RoundCommand, caller: Caller, commandId: string): Promise<RoundAnswered> {
    const { repeated: _, ...answer } = await executeRound(this.product.deps, { id, command, actor: caller.actor, commandId, ...inName(caller) });
    return answer;
  }

  /** Whoever may not know of the round learns nothing of it. Throws Problem `unknown-round`, `evidence-not-uploaded`, Refusal, CommandKeyReused, CommandProblem. */
  async command(id: string, command: RoundCommand, caller: Caller, headers: IncomingHttpHeaders): Promise<RoundAnswered | Filed> {
    const { deps } = this.product;
    const [commandId, expectedVersion] = [commandIdOf(headers), expectedVersionOf(headers)];
    await roundFor(deps, id, caller);
    if (command.type === 'file-findings') await this.#claim(command.data.findings.flatMap(({ evidence = [] }) => evidence), caller);
    const { repeated: _, ...answer } = await executeRound(deps, { id, command, actor: caller.actor, commandId, ...(expectedVersion === undefined ? {} : { expectedVersion }), ...inName(caller) });
    if (command.type !== 'file-findings') return answer;
    return { ...answer, results: (await fileFindingsOf(deps, id, commandId)).map((one) => resultOf(one, caller)) };
  }

  /** Makes sure that the photos are there and the caller's to attach, and stay until their cases are filed. */
  async #claim(files: readonly string[], { actor, sight }: Caller): Promise<void> {
    const strange = files.length === 0 ? [] : await claimForEvent(this.product.evidence.pool, files, actor, sight);
    if (strange.length > 0) throw new Problem(409, 'evidence-not-uploaded', { files: strange.map((file) => file.slice(0, 12)) });
  }
}

function resultOf(one: FiledFinding, { locale, names }: Caller): z.output<typeof result> {
  const { n: finding, place, outcome } = one;
  switch (one.outcome) {
    case 'clear':
      return { finding, place, outcome };
    case 'reported':
      return { finding, place, outcome, caseId: one.caseId };
    case 'refused':
      return { finding, place, outcome, code: one.refusal.code, reason: sentenceOf(locale, one.refusal, names) };
  }
}
