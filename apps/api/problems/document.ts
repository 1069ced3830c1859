import { z } from 'zod';
import { fieldProblems } from '#catalogue/field-problems';
import type { Locale } from '#catalogue/locale';
import type { Names } from '#catalogue/names';
import { titleWords } from '#catalogue/requests';
import { cliWords } from '#catalogue/cli';
import { fillIn } from '#catalogue/fill-in';
import { sentence, sentenceOf } from '#catalogue/sentence';
import type { FileProblem } from '#intake/yaml/file';
import { MalformedData, MalformedFile, type Problem } from './problem.ts';

/** A problem document. `code` is stable and for programs, `detail` a sentence for the person, `errors` the fields to correct. */
export const problemDocument = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).exactOptional(),
  })
  .meta({ id: 'Problem' });
export type ProblemDocument = z.output<typeof problemDocument>;

/** The media type of a problem document. */
export const problemType = 'application/problem+json; charset=utf-8';

/** A problem in somebody's language, with the names of the city they are in. */
export function documentOf(problem: Problem, locale: Locale, names?: Names): ProblemDocument {
  const { status, code, facts } = problem;
  return {
    type: `urn:xiaohao:problem:${code}`,
    title: titleWords[locale][status],
    status,
    detail: sentence(locale, code, facts, names),
    code,
    ...(problem instanceof MalformedData ? { errors: [...fieldProblems(locale, problem.schema, problem.issues)] } : {}),
    ...(problem instanceof MalformedFile ? { errors: problem.problems.map((one) => fileProblem(locale, one)) } : {}),
  };
}

/** Where in a file, and what to write instead. */
const fileProblem = (locale: Locale, { path, line, column, code, facts }: FileProblem): Readonly<{ path: string; message: string }> => ({
  path, message: fillIn(locale, cliWords[locale]['city-problems'], { line, column, sentence: sentenceOf(locale, { code, facts }) }),
});

/** How a problem looks, for the documentation. */
export const problemExample: ProblemDocument = {
  type: 'urn:xiaohao:problem:wrong-status',
  title: '现在不能这样做',
  status: 409,
  detail: '案件现在是“已交办待认领”，只有“整改中”时才能这样做。请刷新案件，按当前状态办理。',
  code: 'wrong-status',
};
