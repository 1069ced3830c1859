import { randomUUID } from 'node:crypto';
import { append } from '#event-store/append';
import { load } from '#event-store/load';
import { inTransaction } from '#database/pool';
import { apply } from '#domain/city/apply';
import type { Actor, CityFile } from '#domain/city/city';
import { cityAfter, type CityEvent } from '#domain/city/events';
import { storedActor, type StoredActor } from './case-file.ts';
import type { Deps } from './deps.ts';
import { cityStream } from './directory.ts';

export type CityApplied = Readonly<{ version: number; events: readonly CityEvent[] }>;

/** Records what differs between the city and a file that was checked before. Applying the same file again records nothing. */
export async function applyCity(deps: Deps, file: CityFile, actor: Actor): Promise<CityApplied> {
  return changeCity(deps, actor, (events) => apply(cityAfter(events), file));
}

/** Records what `change` makes of the city's events. Two changes at once: the second finds a WrongExpectedVersion. */
export async function changeCity({ pool, clock }: Deps, actor: Actor, change: (events: readonly CityEvent[]) => readonly CityEvent[]): Promise<CityApplied> {
  const at = await clock.now(pool);
  return inTransaction(pool, async (client) => {
    const { version, hash, events } = await load<CityEvent, StoredActor>(client, cityStream);
    const changes = change(events);
    if (changes.length > 0)
      await append<CityEvent, StoredActor>(client, {
        streamId: cityStream, expectedVersion: version, expectedHash: hash, commandId: randomUUID(), actor: storedActor(actor), recordedAt: at, events: changes.map((event) => ({ ...event, occurredAt: at })),
      });
    return { version: version + changes.length, events: changes };
  });
}
