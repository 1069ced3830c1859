import { go } from './address.ts';

/** A link to another phone page, which opens without loading anything; `follow` hears of it. */
export const To = ({ to, className, follow, children, ...named }: Readonly<{ to: string; follow?: () => void; className?: string; children: React.ReactNode; 'aria-current'?: 'page' | undefined }>): React.JSX.Element => (
  <a
    href={to} className={className} {...named}
    onClick={(event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      follow?.();
      go(to);
    }}
  >
    {children}
  </a>
);
