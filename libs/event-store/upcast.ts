import type { Recorded } from './recorded.ts';

/** Brings a recorded event to the newest shape of its type. */
export type Upcast = (event: Recorded) => Recorded;

/** By type of event, then by the schema it was written in: its data in the next schema. */
export type Upcasters = Readonly<Record<string, Readonly<Record<number, (data: unknown) => unknown>>>>;

/** For a log that has only ever had one shape of each event. */
export const asWritten: Upcast = (event) => event;

/** Applies one step after the other until no step is left. Hashes stay those of what was written. */
export function upcasting(steps: Upcasters): Upcast {
  return function newest(event: Recorded): Recorded {
    const step = steps[event.type]?.[event.schema];
    return step ? newest({ ...event, schema: event.schema + 1, data: step(event.data) }) : event;
  };
}
