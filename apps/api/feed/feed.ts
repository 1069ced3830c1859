import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { CaseRecord, StoredActor } from '#commands/case-file';
import { cityStream } from '#commands/directory';
import type { CaseEvent } from '#domain/case/events';
import type { City } from '#domain/city/city';
import { comparePositions, type Position } from '#event-store/position';
import { endOfLog, readAll } from '#event-store/read-all';
import { subscribe } from '#event-store/subscribe';
import { Product } from '../product.ts';
import { type FeedItem, feedItems } from './feed-item.ts';

/** A stretch of the feed and where to go on. */
export type Stretch = Readonly<{ items: readonly FeedItem[]; next: Position }>;

/** How many of the latest events are kept in memory for those who follow closely. */
const kept = 2_000;
const pageLength = 200;

const isOfCase = ({ streamId }: Readonly<{ streamId: string }>): boolean => streamId.startsWith('case/');

/**
 * The log as it grows, read once for all who follow it. Whoever keeps up is served from memory; whoever was away, or is slow, reads
 * the log itself. Nothing is queued for anybody. Reads only while somebody follows.
 */
@Injectable()
export class Feed implements BeforeApplicationShutdown {
  #recent: readonly FeedItem[] = [];
  #from: Position = '0-0';
  #to: Position = '0-0';
  #city: City | undefined;
  #cityMoved = false;
  #followers = 0;
  #reading: Promise<void> | undefined;
  #over = new AbortController();
  readonly #bells = new Set<() => void>();
  readonly #log = new Logger('feed');

  constructor(private readonly product: Product) {}

  /** Begins to follow; the function that is returned ends it. */
  async follow(): Promise<() => void> {
    this.#followers += 1;
    try {
      this.#reading ??= this.#begin();
      await this.#reading;
    } catch (error) {
      this.#leave();
      this.#reading = undefined;
      throw error;
    }
    return () => this.#leave();
  }

  /** The end of what has been read. */
  get end(): Position {
    return this.#to;
  }

  /** The city when the last page was read. */
  get city(): City | undefined {
    return this.#city;
  }

  /** What came after a position. */
  async after(position: Position): Promise<Stretch> {
    if (comparePositions(position, this.#to) >= 0) return { items: [], next: position };
    if (comparePositions(position, this.#from) >= 0) return { items: this.#recent.filter((item) => comparePositions(item.position, position) > 0), next: this.#to };
    const { pool } = this.product.deps;
    const page = await readAll<CaseEvent, StoredActor>(pool, position, pageLength, { streamPrefix: 'case/' });
    return { items: await feedItems(pool, page.events, await this.#present()), next: page.next };
  }

  /** Waits until something has come after a position, at most `milliseconds`, or until the signal aborts. */
  news(position: Position, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || comparePositions(this.#to, position) > 0) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#bells.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.#bells.add(done);
      signal.addEventListener('abort', done, { once: true });
    });
  }

  /** Aborts when the process ends. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  beforeApplicationShutdown(): void {
    this.#stop();
  }

  async #begin(): Promise<void> {
    const { pool } = this.product.deps;
    this.#over = new AbortController();
    this.#to = await endOfLog(pool);
    this.#from = this.#to;
    this.#recent = [];
    await this.#present();
    void this.#read(this.#to, this.#over.signal);
  }

  #leave(): void {
    this.#followers -= 1;
    if (this.#followers === 0) this.#stop();
  }

  #stop(): void {
    this.#reading = undefined;
    this.#over.abort();
  }

  async #read(after: Position, signal: AbortSignal): Promise<void> {
    const { pool } = this.product.deps;
    const onInterruption = (error: unknown): undefined => this.#warn(error);
    for await (const { events, next } of subscribe<CaseEvent, StoredActor>(pool, { after, signal, limit: pageLength, onInterruption })) {
      this.#add(await this.#itemsOf(events).catch(onInterruption), next);
    }
  }

  #warn(error: unknown): undefined {
    this.#log.warn(`the feed could not be read ahead: ${error instanceof Error ? error.message : String(error)}`);
  }

  /** A stretch as followers get it. A changed city is read first; when it cannot be, the next stretch tries again. */
  async #itemsOf(events: readonly CaseRecord[]): Promise<readonly FeedItem[]> {
    this.#cityMoved ||= events.some(({ streamId }) => streamId === cityStream);
    const city = this.#city === undefined || this.#cityMoved ? await this.#present() : this.#city;
    this.#cityMoved = false;
    return feedItems(this.product.deps.pool, events.filter(isOfCase), city);
  }

  /** Remembers a stretch; when it could not be made, followers read it for themselves. */
  #add(items: readonly FeedItem[] | undefined, next: Position): void {
    const all = items === undefined ? [] : [...this.#recent, ...items];
    const dropped = all.slice(0, Math.max(0, all.length - kept)).at(-1);
    this.#recent = all.slice(-kept);
    this.#from = items === undefined ? next : (dropped?.position ?? this.#from);
    this.#to = next;
    for (const bell of this.#bells) bell();
  }

  async #present(): Promise<City> {
    const { directory, pool } = this.product.deps;
    this.#city = await directory.current(pool);
    return this.#city;
  }
}

