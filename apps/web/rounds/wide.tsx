/** What may be wider than the screen scrolls within itself, by keyboard too. `least`: the width below which it scrolls, in pixels. */
export const Wide = ({ label, least, children }: Readonly<{ label: string; least: number; children: React.ReactNode }>): React.JSX.Element => (
  <div role="region" aria-label={label} tabIndex={0} style={{ overflowX: 'auto' }}><div style={{ minWidth: least }}>{children}</div></div>
);
