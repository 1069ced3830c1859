import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { channel } from './announce.ts';

/** Something may have been appended, or the time to look anyway has come. */
export type Announcements = Readonly<{
  /** Returns at the next announcement (at once for one that came since the last call), after `milliseconds`, or on abort. */
  wait: (milliseconds: number) => Promise<void>;
}>;

/** Listens on a connection of its own until `signal` aborts; while it is broken, waits just take their full time. */
export function listen(config: pg.ClientConfig, signal: AbortSignal): Announcements {
  const bell = new Bell();
  void keepListening(config, signal, bell.ring);
  signal.addEventListener('abort', bell.ring, { once: true });
  return { wait: bell.wait };
}

/** Remembers a ring until somebody waits. */
class Bell {
  #rung = false;
  #wake: (() => void) | undefined;

  readonly ring = (): void => {
    this.#rung = true;
    this.#wake?.();
  };

  readonly wait = async (milliseconds: number): Promise<void> => {
    if (!this.#rung) await this.#rungWithin(milliseconds);
    this.#rung = false;
  };

  #rungWithin(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = (): void => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

async function keepListening(config: pg.ClientConfig, signal: AbortSignal, ring: () => void): Promise<void> {
  while (!signal.aborted) {
    await listenOnce(config, signal, ring).catch(() => undefined);
    await sleep(1_000, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Rings when the connection stands, too: something may have come while nobody listened. Returns or throws when the connection ends. */
async function listenOnce(config: pg.ClientConfig, signal: AbortSignal, ring: () => void): Promise<void> {
  const client = new pg.Client({ ...config, idle_in_transaction_session_timeout: 0 });
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  const end = (): void => void client.end().catch(() => undefined);
  client.on('error', end);
  client.on('notification', ring);
  signal.addEventListener('abort', end, { once: true });
  try {
    await client.connect();
    await client.query(`listen ${channel}`);
    ring();
    await ended;
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}
