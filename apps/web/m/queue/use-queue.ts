import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { onSignedOut } from '../../server/ask.ts';
import { useSession } from '../session.ts';
import { sendAll } from './sending.ts';
import { act, acts, type Act, keepAct, onChange } from './store.ts';

/** The shortest and the longest wait before the connection is tried again, in milliseconds. */
const [shortest, longest] = [2_000, 60_000];

let running: Promise<boolean> | undefined;
let wanted = false;

/** Sends what waits; asked while it is sending, it goes through the queue once more. */
async function sendOnce(person: string): Promise<boolean> {
  wanted = true;
  running ??= (async () => {
    let all = true;
    try {
      while (wanted && all) {
        wanted = false;
        all = await sendAll(person);
      }
      return all;
    } finally {
      running = undefined;
    }
  })();
  return running;
}

/** Sends what waits of whoever is signed in: when the page opens, when something is added, when the network is back, and again and again until it has arrived. */
export function useSender(person: string | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (person === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pause = shortest;
    let left = false;
    const run = async (): Promise<void> => {
      clearTimeout(timer);
      const before = (await acts()).length;
      const all = before === 0 || (await sendOnce(person));
      if (before > (await acts()).length) await queries.invalidateQueries();
      pause = all ? shortest : Math.min(longest, pause * 2);
      clearTimeout(timer);
      if (!all && !left) timer = setTimeout(() => void run(), pause);
    };
    const now = (): void => {
      pause = shortest;
      void run();
    };
    const added = onChange(() => {
      if (running === undefined) now();
      else wanted = true;
    });
    addEventListener('online', now);
    document.addEventListener('visibilitychange', now);
    now();
    return () => {
      left = true;
      clearTimeout(timer);
      added();
      removeEventListener('online', now);
      document.removeEventListener('visibilitychange', now);
    };
  }, [person, queries]);
}

/** The acts of whoever is signed in that wait on this device. */
export function useQueue(): readonly Act[] {
  const [all, setAll] = useState<readonly Act[]>([]);
  const person = useSession().data?.person;
  const look = useCallback(() => void acts().then(setAll), []);
  useEffect(() => {
    look();
    return onChange(look);
  }, [look]);
  return all.filter((one) => one.person === person);
}

/** How long somebody is let wait for the network, in milliseconds. */
const patience = 20_000;

/** Puts an act into the queue and sends it if it can be. `left` is undefined when it has arrived, otherwise the act as it waits or was refused; `signedOut` when it waits for a sign-in. */
export async function submit(one: Act): Promise<Readonly<{ left: Act | undefined; signedOut: boolean }>> {
  let signedOut = false;
  const end = onSignedOut(() => {
    signedOut = true;
  });
  await keepAct(one);
  await Promise.race([sendOnce(one.person), new Promise((resolve) => setTimeout(resolve, patience))]);
  end();
  return { left: await act(one.id), signedOut };
}
