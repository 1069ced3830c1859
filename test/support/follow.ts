/** One event of a feed. */
export type FeedEvent = Readonly<{ id: string; data: Readonly<{ caseId: string; version: number; type: string; what: string; by: string | null; status: string }> }>;

/** Somebody who listens to a feed: what has come so far, the last id that was heard, and how to hang up. */
export type Listener = Readonly<{ events: readonly FeedEvent[]; lastId: () => string; hangUp: () => Promise<void>; ended: Promise<void> }>;

/** Follows a feed of server-sent events from now on, or from after an id, as a browser would. */
export async function follow(url: string, token: string, lastEventId?: string): Promise<Listener> {
  const gone = new AbortController();
  const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
  const answer = await fetch(`${url}/api/feed`, { headers, signal: gone.signal });
  if (answer.status !== 200 || answer.body === null) throw new Error(`the feed answered ${answer.status} ${await answer.text()}`);
  const events: FeedEvent[] = [];
  let last = lastEventId ?? '';
  const hear = (block: string): void => {
    const field = (name: string): string | undefined => block.split('\n').find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    last = field('id') ?? last;
    const data = field('data');
    if (data !== undefined) events.push({ id: last, data: JSON.parse(data) as FeedEvent['data'] });
  };
  const ended = read(answer.body, hear).catch(() => undefined);
  const hangUp = (): Promise<void> => {
    gone.abort();
    return ended;
  };
  return { events, lastId: () => last, hangUp, ended };
}

/** Hands over each complete block; what is cut off is not heard. */
async function read(body: ReadableStream<Uint8Array>, hear: (block: string) => void): Promise<void> {
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) hear(block);
  }
}
