import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer satisfies, and returns it. What is thrown meanwhile counts as not yet. */
export async function until<T>(ask: () => Promise<T>, satisfies: (answer: T) => boolean, patienceMs = 30_000): Promise<T> {
  const end = performance.now() + patienceMs;
  let last: unknown;
  for (;;) {
    const answer = await ask().catch((error: unknown) => void (last = error));
    if (answer !== undefined && satisfies(answer)) return answer;
    last = answer ?? last;
    if (performance.now() > end) throw new Error(`still not so after ${patienceMs} ms: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
    await sleep(50);
  }
}
