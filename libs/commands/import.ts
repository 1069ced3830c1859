import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { announce } from '#event-store/announce';
import { appendNew } from '#event-store/append-new';
import { inTransaction } from '#database/pool';
import { projectCases } from '#read-models/projections';
import { decide } from '#domain/case/case';
import type { CaseEvent } from '#domain/case/events';
import type { past } from '#domain/case/history';
import { nothing } from '#domain/case/state';
import type { Actor } from '#domain/city/city';
import { Refusal } from '#domain/refusal';
import { caseStream, foldCase, storedActor, type StoredActor } from './case-file.ts';
import type { Deps } from './deps.ts';

/** A row of a history import after reading and mapping. */
export type Past = z.output<typeof past>;
export type RefusedRow = Readonly<{ row: number; refusal: Refusal }>;
export type ImportedBatch = Readonly<{ imported: number; already: number; refused: readonly RefusedRow[] }>;

/** The case id of a past case: derived from its system and its id there, so that the same row again finds its own case. */
export function pastCaseId({ system, externalId }: Pick<Past, 'system' | 'externalId'>): string {
  const hex = createHash('sha256').update(`history/${system}/${externalId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Records a batch of past cases in one transaction. What is there already stays as it is; a row that the rules refuse comes back with the reason. */
export async function importHistory(deps: Deps, rows: readonly Past[], actor: Actor): Promise<ImportedBatch> {
  const { pool, clock, directory, ruleBook } = deps;
  const at = await clock.now(pool);
  const batch = await inTransaction(pool, async (client) => {
    const city = await directory.current(client);
    const rules = await ruleBook.current(client, city, { areas: [] }, at);
    const refused: RefusedRow[] = [];
    const requests = rows.flatMap((data) => {
      const caseId = pastCaseId(data);
      try {
        const emitted = decide(nothing, { type: 'import-history', data }, { caseId, actor, at, rules, city, numbers: {} });
        const events = emitted.map(({ at: occurredAt, ...event }): CaseEvent & { occurredAt: string } => ({ ...event, occurredAt: occurredAt ?? at }));
        return [{ streamId: caseStream(caseId), commandId: `import/${data.system}/${data.externalId}`, actor: storedActor(actor), recordedAt: at, events }];
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.push({ row: data.row, refusal: error });
        return [];
      }
    });
    const written = await appendNew<CaseEvent, StoredActor>(client, requests);
    const changes = Array.from(written, ([streamId, events]) => {
      const after = foldCase(events);
      return { caseId: streamId.slice(caseStream('').length), before: nothing, after, version: after.version, recordedAt: at, events, rules, city };
    });
    await projectCases(client, changes);
    return { imported: changes.length, already: requests.length - changes.length, refused };
  });
  announce(pool);
  return batch;
}
