import { useEffect, useState } from 'react';

type Moved = Readonly<{ caseId: string; version: number }>;

/** Counts what happens to cases while somebody looks at a list; nothing moves by itself. */
export function useUpdates(concerns: (moved: Moved) => boolean = () => true): Readonly<{ count: number; clear: () => void }> {
  const [moved, setMoved] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const feed = new EventSource('/api/feed');
    feed.addEventListener('case', ({ data }: MessageEvent<string>) => {
      const event: Moved = JSON.parse(data);
      if (concerns(event)) setMoved((before) => new Set([...before, event.caseId]));
    });
    return () => feed.close();
  }, [concerns]);
  return { count: moved.size, clear: () => setMoved(new Set()) };
}
