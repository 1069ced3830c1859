import { Button } from 'antd';
import type { CaseItem } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { useClaim } from './use-claim.ts';

/** Claims a case in its row. */
export function Claim({ of: { caseId, caseNo, title } }: Readonly<{ of: CaseItem }>): React.JSX.Element {
  const { claim, claiming } = useClaim(caseId, `${say('claim-it')} ${caseNo ?? title}`);
  return <Button type="primary" loading={claiming} aria-label={say('claim-this', { what: caseNo ?? title })} onClick={claim}>{say('claim-it')}</Button>;
}
