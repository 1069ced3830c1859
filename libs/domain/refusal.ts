/** Facts of a refusal: what the catalogue needs to turn its code into a sentence. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** `forbidden`: this person may not; `conflict`: not in this state, or against a rule. */
export type RefusalKind = 'forbidden' | 'conflict';

/** A command that the rules refuse. `code` is stable and for programs; the catalogue turns code and facts into a sentence that says what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: string,
    readonly facts: Facts = {},
    readonly kind: RefusalKind = 'conflict',
  ) {
    super(code);
  }
}
