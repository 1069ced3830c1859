/** What happened: a name and plain data. */
export type Fact = Readonly<{ type: string; data: unknown }>;

/** Where an event stands and who put it there. */
export type Provenance<Actor = unknown> = Readonly<{
  /** Order of insertion, as text. Not the order of reading: a lower one can become visible later. See subscribe.ts. */
  position: string;
  /** The transaction that wrote it, as text. */
  tx: string;
  streamId: string;
  /** 1 for the first event of a stream. */
  version: number;
  schema: number;
  /** When it happened; may lie before recordedAt (late entry). */
  occurredAt: string;
  recordedAt: string;
  actor: Actor;
  commandId: string;
  /** What made the system act: an event, a duty. */
  cause?: string;
  prevHash: string;
  hash: string;
}>;

/** An event as it stands in the log; a union of facts stays a union, so `type` narrows `data`. */
export type Recorded<E extends Fact = Fact, Actor = unknown> = E extends Fact ? Readonly<{ type: E['type']; data: E['data'] }> & Provenance<Actor> : never;
