import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { CaseFile } from '#commands/case-file';
import { refusalsOf } from '#read-models/refusals';
import { type AttachedShown, caseEvidenceFor } from '../evidence/case-evidence.ts';
import { Product } from '../product.ts';
import type { Caller } from '../requests/caller.ts';
import { mayReadAttempts } from './attempts.ts';
import { citiesThen } from './city-then.ts';
import { attemptOf, entryOf, principals, type TrailEntry, type trailPage } from './trail.ts';

/** Reads the trail of a case, each entry with the names that held when it was recorded. */
@Injectable()
export class TrailService {
  constructor(private readonly product: Product) {}

  /** The entries after `cursor`, in their order. */
  async page(file: CaseFile, caller: Caller, { limit = 200, cursor = 0 }: Readonly<{ limit?: number; cursor?: number }>): Promise<z.output<typeof trailPage>> {
    const rest = file.events.filter(({ version }) => version > cursor);
    const events = rest.slice(0, limit);
    const last = events.at(-1);
    const behalf = principals(file.events);
    const cities = await citiesThen(this.product.deps, events.map(({ recordedAt }) => recordedAt), file.city);
    const evidence = await caseEvidenceFor(this.product.evidence, file, caller);
    return {
      items: events.map((event) => ({ ...entryOf(event, file, behalf, cities.get(event.recordedAt) ?? file.city, caller), ...filesAt(event.version, evidence) })),
      next: rest.length > limit && last !== undefined ? `${last.version}` : null,
      ...(mayReadAttempts(file.state, caller) ? { refused: (await refusalsOf(this.product.deps.pool, file.caseId)).map((row) => attemptOf(row, caller)) } : {}),
    };
  }
}

function filesAt(at: number, all: readonly AttachedShown[]): Pick<TrailEntry, 'evidence'> {
  const evidence = all.filter(({ version }) => version === at);
  return evidence.length === 0 ? {} : { evidence };
}
