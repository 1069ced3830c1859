/** Facts that a sentence about a problem names. */
export type ProblemFacts = Readonly<Record<string, string | number>>;

/** Something of this machine that keeps the product from running. `code` is stable; libs/catalogue/local.ts has its sentence. */
export class LocalProblem extends Error {
  override readonly name = 'LocalProblem';
  constructor(
    readonly code: string,
    readonly facts: ProblemFacts = {},
  ) {
    super(`${code} ${JSON.stringify(facts)}`);
  }
}
