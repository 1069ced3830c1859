import { say } from '../words/say.ts';
import type { CasePage } from '../server/facts.ts';

const stages = [['view-verify', ['reported']], ['view-dispatch', ['registered']], ['view-claim', ['issued', 'disputed']], ['view-work', ['planning', 'plan-review', 'rectifying', 'suspended']], ['view-check', ['feedback', 'reinspection']], ['view-sign-off', ['sign-off', 'public-notice']], ['view-closed', ['closed', 'archived']]] as const;

/** Where the case is on its way from the report to the closing; nothing for a case that left the way. On a narrow screen only the step of now has its name. */
export function Progress({ page: { status } }: Readonly<{ page: CasePage }>): React.JSX.Element | null {
  const at = stages.findIndex(([, statuses]) => statuses.some((one) => one === status));
  if (at < 0) return null;
  return (
    <ol className="steps" aria-label={say('step', { n: at + 1, of: stages.length })}>
      {stages.map(([word], place) => (
        <li key={word} className={place < at ? 'passed' : place === at ? 'now' : 'ahead'} aria-current={place === at ? 'step' : undefined}>
          <span className="step-sign" aria-hidden>{place < at ? '✓' : place + 1}</span> <span className="step-name">{say(word)}</span>
        </li>
      ))}
    </ol>
  );
}
