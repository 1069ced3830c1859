import { useEffect, useLayoutEffect, useRef, useState } from 'react';

type Moved = Readonly<{ caseId: string; version: number }>;

/** Counts the cases that moved while somebody looks at a page, as far as they concern it as it is now: what the page shows by then is no news. Nothing moves by itself. */
export function useUpdates(concerns: (moved: Moved) => boolean): Readonly<{ count: number; clear: () => void }> {
  const [moved, setMoved] = useState<ReadonlyMap<string, Moved>>(new Map());
  const asked = useRef(concerns);
  useLayoutEffect(() => {
    asked.current = concerns;
  });
  useEffect(() => {
    const feed = new EventSource('/api/feed');
    feed.addEventListener('case', ({ data }: MessageEvent<string>) => {
      const event: Moved = JSON.parse(data);
      if (asked.current(event)) setMoved((before) => new Map([...before, [event.caseId, event]]));
    });
    return () => feed.close();
  }, []);
  return { count: Array.from(moved.values()).filter(concerns).length, clear: () => setMoved(new Map()) };
}
