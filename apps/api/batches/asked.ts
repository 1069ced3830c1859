import { z } from 'zod';
import { mostCases } from '#commands/batch';
import { commandTable, isCommandType, type CaseCommand, type CaseCommandType } from '#domain/case/case';
import { caseQuery } from '../cases/case-query.ts';
import { Problem } from '../problems/problem.ts';
import { checked } from '../requests/schema.pipe.ts';

const ids = z.array(z.uuid().toLowerCase()).min(1).max(mostCases);
const filter = caseQuery.omit({ sort: true, limit: true, cursor: true, lang: true });
const exactlyOne = ({ cases, filter: by }: Readonly<{ cases?: unknown; filter?: unknown }>): boolean => (cases === undefined) !== (by === undefined);
const chosen = { cases: ids.exactOptional(), filter: filter.exactOptional() };
const eitherOr = { path: ['cases'] };

/** Which cases: by their ids, or by the filters of the list. */
export const casesBody = z.strictObject(chosen).refine(exactlyOne, eitherOr);
export type CasesAsked = z.output<typeof casesBody>;

const common = { ...chosen, command: z.string().max(60), dryRun: z.boolean().default(false) };

/** A batch: the command, its body as for a single case, and the cases. */
export const batchBody = z.strictObject({ ...common, body: z.record(z.string(), z.unknown()).default({}) }).refine(exactlyOne, eitherOr);
export type BatchBody = z.output<typeof batchBody>;

/** These are given to one case each: they open one, are about one entry of its record, or vouch for what somebody saw at one place. */
const oneByOne: ReadonlySet<CaseCommandType> = new Set(['report', 'correct-record', 'late-entry', 'verify', 'reinspect', 'look-back']);

/** Whether many cases can be given the command at once. */
export const isForMany = (type: CaseCommandType): boolean => commandTable[type].by === 'person' && !oneByOne.has(type);

/** Data that has passed the schema of its type is a command of that type. */
const commandOf = (type: CaseCommandType, data: unknown): CaseCommand => ({ type, data }) as CaseCommand;

/** The command of a batch, checked by its own schema; what is wrong in it is told under `body`. Throws Problem `unknown-command`, `not-in-batches`, MalformedData. */
export function commandIn(asked: BatchBody): CaseCommand {
  const { command } = asked;
  if (!isCommandType(command) || commandTable[command].by !== 'person') throw new Problem(404, 'unknown-command', { command });
  if (!isForMany(command)) throw new Problem(409, 'not-in-batches', { command });
  return commandOf(command, checked(z.looseObject({ body: commandTable[command].schema }), asked).body);
}
