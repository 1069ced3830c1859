import { marksOf, sight } from '#domain/case/sight';
import type { City } from '#domain/city/city';
import { actorOf } from '#domain/city/people';
import { comparePositions, type Position } from '#event-store/position';
import type { Caller } from '../requests/caller.ts';
import type { Feed } from './feed.ts';
import type { FeedItem } from './feed-item.ts';

/** Where somebody wants to go on, until when they are signed in (milliseconds of real time), and when they are gone. */
export type Follower = Readonly<{ from: Position | undefined; until: number; signal: AbortSignal }>;

/** The longest silence, in milliseconds: proxies cut what is silent for half a minute. */
const heartbeat = 15_000;

/** What one person is sent: only what they may see, with the rights of the moment; ends with their session or their post. */
export async function* feedOf(feed: Feed, caller: Caller, { from, until, signal }: Follower): AsyncGenerator<string, void, undefined> {
  const ended = AbortSignal.any([signal, feed.over]);
  let position = from === undefined || comparePositions(from, feed.end) > 0 ? feed.end : from;
  let eyes = eyesOf(caller, caller.city);
  yield `retry: 3000\n: 已连接\nid: ${position}\n\n`;
  while (!ended.aborted && Date.now() < until) {
    const { items, next } = await feed.after(position);
    if (feed.city !== undefined && feed.city.version !== eyes?.city.version) eyes = eyesOf(caller, feed.city);
    if (eyes === undefined) return;
    const { sees } = eyes;
    const seen = items.filter(sees).map(({ text }) => text[caller.locale]);
    if (seen.length > 0) yield seen.join('');
    else if (next === position) {
      await feed.news(position, heartbeat, ended);
      if (feed.end === position) yield `: \nid: ${position}\n\n`;
    }
    position = next;
  }
}

/** What somebody sees in a city; undefined when they hold no post there. */
function eyesOf({ actor: { person } }: Caller, city: City): Readonly<{ city: City; sees: (item: FeedItem) => boolean }> | undefined {
  const actor = actorOf(city, person);
  if (actor === undefined) return undefined;
  const seen = sight(actor, city);
  const marks = new Set(marksOf(seen));
  return { city, sees: ({ viewers }) => seen.all || viewers.some((mark) => marks.has(mark)) };
}
