import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** The part of a long list that is drawn: from `first` up to `last` (not included), with the height of what is left out above and below, in pixels. */
export type DrawnRows = Readonly<{ box: React.RefObject<HTMLDivElement | null>; first: number; last: number; above: number; below: number; reveal: (index: number) => void }>;

/** Rows drawn beyond both edges, so that scrolling a little shows no gap. */
const beyond = 8;
/** What is drawn before the box has a size. */
const atFirst = 40;

/** Draws only the rows that can be seen; all of them when the page is printed. Rows have one height, in pixels; `head` is that of what stays above them. */
export function useVirtualRows(count: number, height: number, head: number): DrawnRows {
  const box = useRef<HTMLDivElement>(null);
  const [seen, see] = useState({ from: 0, rows: atFirst });
  const printing = usePrinting();
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = (): void => {
      const next = { from: Math.floor(element.scrollTop / height), rows: Math.ceil(element.clientHeight / height) };
      see((before) => (before.from === next.from && before.rows === next.rows ? before : next));
    };
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [height]);
  const reveal = useCallback((index: number): void => {
    const element = box.current;
    if (element === null) return;
    const [top, bottom] = [index * height, (index + 1) * height + head];
    if (top < element.scrollTop) element.scrollTop = top;
    if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
  }, [height, head]);
  const first = printing ? 0 : Math.max(0, Math.min(count, seen.from - beyond));
  const last = printing ? count : Math.min(count, seen.from + seen.rows + beyond);
  return { box, first, last, above: first * height, below: (count - last) * height, reveal };
}

/** Whether the page is being printed; what is printed is drawn before the printer looks. */
function usePrinting(): boolean {
  const [printing, print] = useState(false);
  useLayoutEffect(() => {
    const begin = (): void => flushSync(() => print(true));
    const end = (): void => print(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
