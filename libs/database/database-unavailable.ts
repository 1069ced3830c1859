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
const sockets = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** What the driver says without a code. */
const sentences = /^(Connection terminated|Client has encountered a connection error|timeout e(xpired|xceeded)|Query read timeout|Client was closed|Cannot use a pool after)/;

/** True for an error that means the database is away rather than that a statement is wrong. */
export function isUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.some(isUnavailable);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const message = 'message' in error && typeof error.message === 'string' ? error.message : '';
  return code === 'database-unavailable' || code.startsWith('08') || states.has(code) || sockets.has(code) || sentences.test(message);
}

/** The error to pass on: DatabaseUnavailable for a lost database, any other as it is. */
export const databaseError = (error: unknown): unknown =>
  isUnavailable(error) && !(error instanceof DatabaseUnavailable) ? new DatabaseUnavailable(error) : error;
