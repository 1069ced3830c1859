import type { Append, NewEvent } from '#event-store/append';

/** The event of the event store's own tests: it knows no domain, so they write notes. */
export type Noted = { type: 'noted'; data: { text: string } };

/** The time of day at which these tests live. */
export const noon = '2026-10-13T12:00:00+08:00';

/** A note as an event to append. */
export const noted = (text: string): NewEvent<Noted> => ({ type: 'noted', occurredAt: noon, data: { text } });

/** Appends notes to a stream that is expected at a version. */
export function notes(streamId: string, expectedVersion: number, ...texts: readonly string[]): Append<Noted, string> {
  return { streamId, expectedVersion, commandId: `command-${expectedVersion}`, actor: 'li', recordedAt: noon, events: texts.map(noted) };
}
