import { go } from './address.ts';

/** A link to another phone page, which opens without loading anything. */
export const To = ({ to, className, children, ...named }: Readonly<{ to: string; className?: string; children: React.ReactNode; 'aria-current'?: 'page' | undefined }>): React.JSX.Element => (
  <a
    href={to} className={className} {...named}
    onClick={(event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      go(to);
    }}
  >
    {children}
  </a>
);
