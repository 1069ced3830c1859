import { useEffect } from 'react';

type Listener = (command: string) => void;
const listeners = new Set<Listener>();

/** Asks the case that is open for the form of a command. */
export function wantCommand(command: string): void {
  for (const listener of listeners) listener(command);
}

/** Hears which command somebody wants. */
export function useWantedCommand(listener: Listener): void {
  useEffect(() => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [listener]);
}
