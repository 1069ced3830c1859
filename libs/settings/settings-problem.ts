/** What is wrong with one setting: `unknown-setting` (with the name that was probably meant), `missing-setting` or `malformed-setting`. */
export type SettingFault =
  | { readonly code: 'unknown-setting'; readonly setting: string; readonly meant: string }
  | { readonly code: 'missing-setting'; readonly setting: string; readonly form: string }
  | { readonly code: 'malformed-setting'; readonly setting: string; readonly form: string };

/** Settings that cannot be used; every fault at once, never a value, as values may be secret. */
export class SettingsProblem extends Error {
  override readonly name = 'SettingsProblem';
  readonly code = 'invalid-settings';
  constructor(readonly faults: readonly SettingFault[]) {
    super(`invalid-settings ${JSON.stringify(faults)}`);
  }
}
