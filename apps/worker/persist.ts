import { setTimeout as sleep } from 'node:timers/promises';

const shortestPause = 500;
const longestPause = 10_000;

/** Tries until it succeeds, with growing pauses; `onFailure` is told of each failure and throws what must not be tried again. Returns undefined when the signal aborts before. */
export async function persist<T>(attempt: () => Promise<T>, signal: AbortSignal, onFailure: (error: unknown) => void): Promise<T | undefined> {
  for (let pause = shortestPause; !signal.aborted; pause = Math.min(longestPause, pause * 2)) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted) return undefined;
      onFailure(error);
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
}
