/** The code of an error that the operating system gave, such as `EEXIST`; undefined for any other. */
export function systemCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
