import type { CasePage } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { dayOf, plainDayOf } from '../words/times.ts';

/** What was asked for, by the command that answers it. */
function questions(command: string, { assignments, extensionRequests, suspension, coordination, dispute, notice }: CasePage): readonly string[] {
  const nameOf = (unit: string): string => assignments.find((one) => one.unit === unit)?.unitName ?? unit;
  switch (command) {
    case 'decide-extension':
      return extensionRequests.map(({ unit, milestoneName, until, reason, n }) => say('asks-extension', { unit: nameOf(unit), what: milestoneName === undefined ? '' : say('in-brackets', { what: milestoneName }), until: dayOf(until.slice(0, 10)), n, reason }));
    case 'decide-suspension':
      return suspension === undefined ? [] : [say('asks-suspension', { on: plainDayOf(suspension.reviewOn), reason: suspension.reason })];
    case 'resolve-coordination':
      return coordination.problem === undefined ? [] : [say('asks-coordination', { unit: coordination.unit === undefined ? '' : nameOf(coordination.unit), problem: coordination.problem })];
    case 'rule-jurisdiction':
      return dispute === undefined ? [] : [say('asks-ruling', { unit: assignments.find(({ id }) => id === dispute.assignment)?.unitName ?? '', basis: dispute.basis, proposed: dispute.proposedUnit === undefined ? '' : say('asks-instead', { unit: dispute.proposedUnit.name }) })];
    case 'rule-objection':
      return notice?.objection === undefined ? [] : [say('asks-objection', { reason: notice.objection.reason })];
    default:
      return [];
  }
}

/** Above the form of a decision: what is being decided. */
export function Asked({ command, page }: Readonly<{ command: string; page: CasePage }>): React.JSX.Element | null {
  const found = questions(command, page);
  return found.length === 0 ? null : <ul className="asked">{found.map((one) => <li key={one} className="wrap">{one}</li>)}</ul>;
}
