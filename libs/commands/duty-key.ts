import { createHash } from 'node:crypto';
import type { Instant } from '#domain/time';

/** The key under which a duty of a stream is performed: the same duty at the same due time has the same key, so that performed twice is performed once. */
export const keyOfDuty = (streamId: string, dutyId: string, dueAt: Instant): string => `duty/${createHash('sha256').update(`${streamId}|${dutyId}|${dueAt}`).digest('hex').slice(0, 32)}`;
