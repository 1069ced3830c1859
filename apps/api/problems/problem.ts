import type { z } from 'zod';
import type { Code } from '#catalogue/sentence';
import type { Facts } from '#domain/refusal';
import type { FileProblem } from '#intake/yaml/file';

/** The HTTP statuses with which a request can fail. */
export type FailureStatus = 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 429 | 500 | 503;

/** A request that fails: the catalogue turns code and facts into the sentence of its problem document. */
export class Problem extends Error {
  override readonly name: string = 'Problem';
  constructor(
    readonly status: FailureStatus,
    readonly code: Code,
    readonly facts: Facts = {},
    /** Seconds after which asking again makes sense. */
    readonly retryAfter?: number,
  ) {
    super(code);
  }
}

/** Data that a schema refuses; which fields, and why, is told in the caller's language. */
export class MalformedData extends Problem {
  override readonly name = 'MalformedData';
  constructor(
    readonly schema: z.ZodType,
    readonly issues: readonly z.core.$ZodIssue[],
  ) {
    super(400, 'malformed-request');
  }
}

/** The text of a file that cannot be taken; each problem is told with its line and column. */
export class MalformedFile extends Problem {
  override readonly name = 'MalformedFile';
  constructor(
    code: Code,
    readonly problems: readonly FileProblem[],
  ) {
    super(400, code, { n: problems.length });
  }
}
