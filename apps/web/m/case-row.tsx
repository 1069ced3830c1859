import type { CaseItem } from '../server/facts.ts';
import { DueMark } from './countdown.tsx';
import { To } from './to.tsx';

/** A case in a list, large enough for a thumb; beside it what can be done with one tap. */
export const CaseRow = ({ of, children }: Readonly<{ of: CaseItem; children?: React.ReactNode }>): React.JSX.Element => (
  <li>
    <To to={`/m/cases/${of.caseId}`} className="row">
      <strong className="wrap">{of.title}</strong>
      <span className="faint wrap">{[of.areaName, of.address].filter((part) => part !== null).join(' · ')}</span>
      <span><span className="tag">{of.statusName}</span> <DueMark clock={of.clock} clockName={of.clockName} dueAt={of.dueAt} /></span>
    </To>
    {children}
  </li>
);
