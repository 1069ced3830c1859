/** What may be wider than the screen scrolls within itself, by keyboard too. `least`: the width in pixels below which it scrolls; on paper it has to fit. */
export const Wide = ({ label, least, children }: Readonly<{ label: string; least: number; children: React.ReactNode }>): React.JSX.Element => (
  <div className="wide" role="region" aria-label={label} tabIndex={0}><div style={{ minWidth: least }}>{children}</div></div>
);
