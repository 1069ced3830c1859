/** The database could not be reached, or the connection was lost. Whether a commit that was under way took place is unknown: ask again with the same command id. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  readonly code = 'database-unavailable';

  constructor(cause: unknown) {
    super('The database cannot be reached.', { cause });
  }
}

/** SQLSTATEs of a server that starts, stops, is full, or has ended the session: class 08, and these. */
const states = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '25P03', '25P04']);
const sockets = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT']);
/** What the driver says without a code. */
const sentences = /^(Connection terminated|Client has encountered a connection error|timeout e(xpired|xceeded)|Query read timeout|Client was closed|Cannot use a pool after)/;

/** True for an error that means the database is away rather than that a statement is wrong. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true;
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return code.startsWith('08') || states.has(code) || sockets.has(code) || sentences.test(error.message);
}

/** The error to pass on: DatabaseUnavailable for a lost database, any other as it is. */
export const databaseError = (error: unknown): unknown =>
  isUnavailable(error) && !(error instanceof DatabaseUnavailable) ? new DatabaseUnavailable(error) : error;
