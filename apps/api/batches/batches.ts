import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { commandWords } from '#catalogue/commands';
import { eventSentence } from '#catalogue/event-sentence';
import { type BatchOutcome, carryOutBatch, mostCases } from '#commands/batch';
import { caseStream, foldCase, type StoredActor } from '#commands/case-file';
import { type Rehearse, rehearsal } from '#commands/rehearse';
import { type CaseCommand, type CaseCommandType, permitted } from '#domain/case/case';
import type { CaseEvent } from '#domain/case/events';
import { sees } from '#domain/case/sight';
import type { CaseState } from '#domain/case/state';
import { permittedFor } from '#domain/delegation/acting';
import { caseMatter } from '#domain/delegation/matter';
import { loadMany } from '#event-store/load';
import { caseTitles } from '#read-models/case-titles';
import { listCases } from '#read-models/list-cases';
import { CaseAccess } from '../cases/case-access.ts';
import { filterOf } from '../cases/case-query.ts';
import { CommandService } from '../cases/command.service.ts';
import { claimFiles } from '../evidence/attaching.ts';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { inName } from '../requests/behalf.ts';
import type { Caller } from '../requests/caller.ts';
import { commandIdOf } from '../requests/preconditions.ts';
import { type BatchAnswer, type BatchItem, doneShown, itemOf, type possible, refusalIn, refusedShown } from './answered.ts';
import { type BatchBody, type CasesAsked, commandIn, isForMany } from './asked.ts';

/** One command to many cases, each on its own. */
@Injectable()
export class Batches {
  constructor(
    private readonly product: Product,
    private readonly access: CaseAccess,
    private readonly commands: CommandService,
  ) {}

  /** What the batch would come to; nothing is written, and no attempt is recorded. */
  async rehearse(asked: BatchBody, caller: Caller): Promise<BatchAnswer> {
    const command = commandIn(asked);
    const caseIds = await this.#chosen(asked, caller);
    await claimFiles(this.product.evidence, command, caller);
    const rehearse = rehearsal(this.product.deps);
    const came: (readonly [string, Came])[] = [];
    for (const caseId of caseIds) came.push([caseId, await this.#tried(rehearse, caseId, command, caller)]);
    return this.#answer(command, true, came, caller);
  }

  /** Gives the command to each case. The same key again is the same batch. Throws CommandKeyReused, Problem. */
  async carryOut(asked: BatchBody, caller: Caller, headers: IncomingHttpHeaders): Promise<BatchAnswer> {
    const command = commandIn(asked);
    const { cases, filter } = asked;
    const request = { command: command.type, body: command.data, ...(cases === undefined ? {} : { cases }), ...(filter === undefined ? {} : { filter }) };
    const outcomes = await carryOutBatch(this.product.deps, { person: caller.actor.person, key: commandIdOf(headers), request: { ...request, ...inName(caller) } }, {
      cases: () => this.#chosen(asked, caller),
      give: async (caseId, terms): Promise<BatchOutcome> => {
        try {
          const { version, status } = await this.commands.give(caseId, command, caller, terms);
          return { caseId, outcome: 'did', version, status };
        } catch (error) {
          return { caseId, outcome: 'refused', ...refusalIn(error) };
        }
      },
    });
    return this.#answer(command, false, outcomes.map((one) => [one.caseId, one.outcome === 'did' ? doneShown(one, caller) : refusedShown(one, caller)] as const), caller);
  }

  /** The commands that the caller may give to at least one of the cases, the ones for most cases first. */
  async possible(asked: CasesAsked, caller: Caller): Promise<z.output<typeof possible>> {
    const caseIds = await this.#chosen(asked, caller);
    const loaded = await loadMany<CaseEvent, StoredActor>(this.product.deps.pool, caseIds.map(caseStream));
    const states = Array.from(loaded.values(), ({ events }) => foldCase(events)).filter((state) => sees(state, caller.sight));
    const counts = new Map<CaseCommand['type'], number>();
    for (const command of states.flatMap((state) => givenOn(state, caller).filter(isForMany))) counts.set(command, (counts.get(command) ?? 0) + 1);
    const items = Array.from(counts, ([command, allowed]) => ({ command, name: commandWords[caller.locale][command], allowed }));
    return { cases: caseIds.length, items: items.toSorted((one, other) => other.allowed - one.allowed) };
  }

  async #tried(rehearse: Rehearse, caseId: string, command: CaseCommand, caller: Caller): Promise<Came> {
    try {
      const file = await this.access.open(caseId, caller);
      if (command.type === 'merge') await this.access.open(command.data.into, caller);
      const events = await rehearse(file, { command, actor: caller.actor, ...inName(caller) });
      return { outcome: 'would', what: events.map((event) => eventSentence(caller.locale, event, caller.names)) };
    } catch (error) {
      return refusedShown(refusalIn(error), caller);
    }
  }

  /** Throws Problem `batch-too-large`. */
  async #chosen({ cases, filter = {} }: CasesAsked, { viewer }: Caller): Promise<readonly string[]> {
    if (cases !== undefined) return [...new Set(cases)];
    const { clock, pool } = this.product.deps;
    const { items, next } = await listCases(pool, viewer, filterOf(filter), { now: await clock.now(pool), sort: 'oldest', limit: mostCases });
    if (next !== undefined) throw new Problem(409, 'batch-too-large', { most: mostCases });
    return items.map(({ caseId }) => caseId);
  }

  async #answer({ type }: CaseCommand, dryRun: boolean, came: readonly (readonly [string, Came])[], { locale, sight }: Caller): Promise<BatchAnswer> {
    const titles = await caseTitles(this.product.deps.pool, sight, came.map(([caseId]) => caseId));
    const items = came.map(([caseId, what]) => itemOf(caseId, titles, what));
    const refused = items.filter(({ outcome }) => outcome === 'refused').length;
    return { command: type, name: commandWords[locale][type], dryRun, cases: items.length, done: items.length - refused, refused, items };
  }
}

/** What the caller may do on a case, in the name in which they ask. */
function givenOn(state: CaseState, { actor, standIns, onBehalfOf }: Caller): readonly CaseCommandType[] {
  if (onBehalfOf === undefined) return permitted(state, actor).flatMap(({ command, allowed }) => (allowed ? [command] : []));
  return [...permittedFor(caseMatter(state), standIns.filter((one) => one.actor.person === onBehalfOf), (other) => permitted(state, other)).keys()];
}

type Came = Omit<BatchItem, 'caseId' | 'caseNo' | 'title'>;
