import type { ProductClock } from '#commands/product-clock';
import { instantOf, millis, type Instant } from '#domain/time';

/** Lets the time of workflows that begin now stand for a time in the town: `begin` at their start, and on from there to the second. */
export function townTime(begin: Instant): (workflowNow: number) => ProductClock {
  const offset = millis(begin) - Date.now();
  return (workflowNow) => ({ now: () => Promise.resolve(instantOf(Math.floor((workflowNow + offset) / 1000) * 1000)) });
}
