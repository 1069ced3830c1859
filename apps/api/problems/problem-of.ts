import { HttpException } from '@nestjs/common';
import pg from 'pg';
import { isCode } from '#catalogue/sentence';
import { CommandProblem } from '#commands/problems';
import { isUnavailable } from '#database/database-unavailable';
import { Refusal } from '#domain/refusal';
import { NotCanonical } from '#event-store/canonical';
import { CommandKeyReused } from '#event-store/commands';
import { BadPosition } from '#event-store/position';
import { NotInOffice } from '#identity/actor';
import { BadSession } from '#identity/session';
import { BadCursor } from '#read-models/page';
import { evidenceFailure } from '../evidence/evidence-failure.ts';
import { bodyLimit } from '../requests/body.ts';
import { Problem } from './problem.ts';

/** Seconds after which a database that was away may be back. */
const soon = 2;

/** What went wrong, as a request that failed; undefined for a bug of ours. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof Refusal) return refused(error);
  if (error instanceof CommandProblem) return outside(error);
  if (error instanceof CommandKeyReused) return new Problem(409, 'idempotency-key-reused');
  if (error instanceof BadSession) return new Problem(401, error.code);
  if (error instanceof NotInOffice) return new Problem(401, error.code);
  if (error instanceof BadPosition) return new Problem(400, 'malformed-last-event-id');
  if (error instanceof BadCursor) return new Problem(400, 'malformed-cursor');
  if (error instanceof NotCanonical) return new Problem(400, 'malformed-characters');
  if (isUnavailable(error)) return new Problem(503, 'database-unavailable', { seconds: soon }, soon);
  if (error instanceof pg.DatabaseError && overload.has(error.code ?? '')) return new Problem(503, 'overloaded', { seconds: soon }, soon);
  const ofFile = evidenceFailure(error);
  if (ofFile !== undefined) return ofFile;
  return error instanceof HttpException ? byStatus(error.getStatus()) : undefined;
}

/** A statement or a lock that took too long, a deadlock, a serialisation failure. */
const overload = new Set(['57014', '55P03', '40P01', '40001']);

const refused = ({ kind, code, facts }: Refusal): Problem => {
  const status = kind === 'forbidden' ? 403 : 409;
  return isCode(code) ? new Problem(status, code, facts) : new Problem(status, 'refused', { code });
};

function outside({ code, facts }: CommandProblem): Problem {
  switch (code) {
    case 'unknown-case':
      return new Problem(404, code);
    case 'stale-version':
      return new Problem(412, code, facts);
    case 'changed-meanwhile':
    case 'clock-never-moves-back':
      return new Problem(409, code, facts);
    case 'clock-stalled':
      return new Problem(503, code, facts, 5);
  }
}

/** What the framework refused before a handler saw it. */
function byStatus(status: number): Problem | undefined {
  switch (status) {
    case 404:
      return new Problem(404, 'unknown-route');
    case 413:
      return new Problem(413, 'body-too-large', { most: bodyLimit / 1024 });
    case 415:
      return new Problem(415, 'unsupported-media-type');
    default:
      return status < 500 ? new Problem(400, 'malformed-request') : undefined;
  }
}
