import { continueAsNew } from '@temporalio/workflow';
import { carryOut, nothingYet, type Reached } from './amendment.ts';

/** Lives from the publication of the policy with this number until every open case that is to follow it does. */
export async function policyChange(number: number, reached: Reached = nothingYet): Promise<void> {
  await carryOut({ kind: 'policy', number }, reached, (further) => continueAsNew<typeof policyChange>(number, further));
}
