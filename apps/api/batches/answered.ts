import { z } from 'zod';
import { statusWords } from '#catalogue/statuses';
import { wordOf } from '#catalogue/rules';
import { isCode, sentenceOf } from '#catalogue/sentence';
import type { Facts } from '#domain/refusal';
import type { CaseTitle } from '#read-models/case-titles';
import { problemOf } from '../problems/problem-of.ts';
import type { Caller } from '../requests/caller.ts';

/** What a batch comes to for one case. A case that the caller may not see has no number and no title. `what`: what would happen, in sentences. */
export const batchItem = z.strictObject({
  caseId: z.string(), caseNo: z.string().nullable(), title: z.string().nullable(), outcome: z.enum(['would', 'did', 'refused']),
  version: z.int().exactOptional(), status: z.string().exactOptional(), statusName: z.string().exactOptional(), what: z.array(z.string()).exactOptional(), code: z.string().exactOptional(), reason: z.string().exactOptional(),
});
export type BatchItem = z.output<typeof batchItem>;

/** A batch as it is answered: how many cases it is about, for how many the command is possible or was carried out, and what became of each. */
export const batchAnswer = z.strictObject({ command: z.string(), name: z.string(), dryRun: z.boolean(), cases: z.int(), done: z.int(), refused: z.int(), items: z.array(batchItem) });
export type BatchAnswer = z.output<typeof batchAnswer>;

/** The commands that are possible for at least one of the cases. */
export const possible = z.strictObject({ cases: z.int(), items: z.array(z.strictObject({ command: z.string(), name: z.string(), allowed: z.int() })) });

type Refused = Readonly<{ code: string; facts: Facts }>;

/** Why one case was refused; throws on what is not of that case: a database that is away, a bug. */
export function refusalIn(error: unknown): Refused {
  const problem = problemOf(error);
  if (problem === undefined || problem.status >= 500 || problem.status === 429) throw error;
  return { code: isCode(problem.code) ? problem.code : 'refused', facts: problem.facts };
}

/** A case of a batch with its number, its title, and what became of it. */
export function itemOf(caseId: string, titles: ReadonlyMap<string, CaseTitle>, came: Omit<BatchItem, 'caseId' | 'caseNo' | 'title'>): BatchItem {
  const found = titles.get(caseId);
  return { caseId, caseNo: found?.caseNo ?? null, title: found?.title ?? null, ...came };
}

/** A refusal in the language of the caller. */
export const refusedShown = (refused: Refused, { locale, names }: Caller): Omit<BatchItem, 'caseId' | 'caseNo' | 'title'> => ({ outcome: 'refused', code: refused.code, reason: sentenceOf(locale, refused, names) });

/** What was carried out, in the language of the caller. */
export const doneShown = ({ version, status }: Readonly<{ version: number; status: string }>, { locale }: Caller): Omit<BatchItem, 'caseId' | 'caseNo' | 'title'> => ({ outcome: 'did', version, status, statusName: wordOf(statusWords[locale], status) });
