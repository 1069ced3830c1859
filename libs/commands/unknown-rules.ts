/** A pinned version names rules that nobody published and this product does not know. */
export class UnknownRules extends Error {
  override readonly name = 'UnknownRules';
  readonly code = 'unknown-rules';
}
