/** What a stream went through in some events: from the version before the first to that of the last; from 0 when they begin with its creation. */
export type Stretch = Readonly<{ id: string; from: number; version: number }>;

/** The streams of these events, each once, by what stands after the prefix. */
export function streamsThatMoved(prefix: string, events: readonly Readonly<{ streamId: string; version: number }>[]): readonly Stretch[] {
  const stretches = new Map<string, Stretch>();
  for (const { streamId, version } of events) {
    const id = streamId.slice(prefix.length);
    const { from } = stretches.get(id) ?? { from: version - 1 };
    stretches.set(id, { id, from, version });
  }
  return [...stretches.values()];
}
