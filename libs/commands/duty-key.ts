import { createHash } from 'node:crypto';
import type { Instant } from '#domain/time';

/** The key under which a duty is performed, `of` a case, a campaign or another stream: the same duty at the same due time has the same key, so that performed twice is performed once. */
export const keyOfDuty = (of: string, dutyId: string, dueAt: Instant): string => `duty/${createHash('sha256').update(`${of}|${dutyId}|${dueAt}`).digest('hex').slice(0, 32)}`;
