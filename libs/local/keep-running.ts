import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts';

/** A service as a process. */
export type ServiceProcess = Readonly<{ pid: number; stop: () => Promise<void> }>;

/** How often to look, in milliseconds. */
const interval = 250;

/**
 * Looks after a service: when its process is gone, `start` is called again until it succeeds.
 * Returns a function that ends the watch and, if told so, stops the service.
 */
export function keepRunning(first: ServiceProcess, start: () => Promise<ServiceProcess>, restarting: () => void): (stop: boolean) => Promise<void> {
  let service = first;
  let identity = identify(first.pid);
  let ending = false;
  let missed = false;
  const look = async (): Promise<void> => {
    if (lives(identity)) return;
    if (!missed) restarting();
    missed = true;
    service = await start();
    identity = identify(service.pid);
    missed = false;
  };
  const watch = async (): Promise<void> => {
    for (; !ending; await sleep(interval)) await look().catch(() => undefined);
  };
  const watching = watch();
  return async (stop) => {
    ending = true;
    await watching;
    if (stop) await service.stop();
  };
}

const lives = (identity: ProcessIdentity | undefined): boolean => identity !== undefined && isRunning(identity);
