import { say } from '../words/say.ts';
import type { CasePage } from '../server/facts.ts';

/** Where the case is on its way from the report to the closing, as the server tells; nothing for a case that left the way. On a narrow screen only the step of now has its name. */
export function Progress({ page: { stages } }: Readonly<{ page: CasePage }>): React.JSX.Element | null {
  if (stages.length === 0) return null;
  return (
    <ol className="steps" aria-label={say('step', { n: stages.findIndex(({ passing }) => passing === 'now') + 1, of: stages.length })}>
      {stages.map(({ stage, name, passing }, place) => (
        <li key={stage} className={passing} aria-current={passing === 'now' ? 'step' : undefined}>
          <span className="step-sign" aria-hidden>{passing === 'passed' ? '✓' : place + 1}</span> <span className="step-name">{name}</span>
        </li>
      ))}
    </ol>
  );
}
