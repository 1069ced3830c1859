import { Steps } from 'antd';
import { say } from '../words/say.ts';
import type { CasePage } from '../server/facts.ts';

const stages = [['view-verify', ['reported']], ['view-dispatch', ['registered']], ['view-claim', ['issued', 'disputed']], ['view-work', ['planning', 'plan-review', 'rectifying', 'suspended']], ['view-check', ['feedback', 'reinspection']], ['view-sign-off', ['sign-off', 'public-notice']], ['view-closed', ['closed', 'archived']]] as const;

/** Where the case is on its way from the report to the closing; nothing for a case that left the way. */
export function Progress({ page: { status } }: Readonly<{ page: CasePage }>): React.JSX.Element | null {
  const at = stages.findIndex(([, statuses]) => statuses.some((one) => one === status));
  if (at < 0) return null;
  return <Steps size="small" current={at} style={{ background: '#fff', border: '1px solid #d8dee6', borderRadius: 4, marginBottom: 12, overflowX: 'auto', padding: 12 }} items={stages.map(([word]) => ({ title: say(word) }))} />;
}
