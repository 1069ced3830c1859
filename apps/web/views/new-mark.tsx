import { say } from '../words/say.ts';
import { useSeen } from './seen.ts';

/** Says that a case has moved since whoever looks at the list last opened it. One never opened says nothing: to most people most cases are new. */
export function NewMark({ caseId, version }: Readonly<{ caseId: string; version: number }>): React.JSX.Element | null {
  const seen = useSeen(caseId);
  return seen === undefined || seen === 0 || seen >= version ? null : <span className="new-mark">● {say('new-since')} </span>;
}
