/** A wish to stop, from Ctrl-C, `kill` or a closed terminal. The second wish ends the process at once. */
export function interruption(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const stop = (): void => (controller.signal.aborted ? process.exit(130) : controller.abort());
  for (const name of signals) process.on(name, stop);
  return { signal: controller.signal, release: () => signals.forEach((name) => process.off(name, stop)) };
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves when the signal is given. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })));
