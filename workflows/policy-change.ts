import { continueAsNew } from '@temporalio/workflow';
import { carryOut, nothingYet, type Reached } from './amendment.ts';

/** Lives from the publication of a policy, `policy-2`, until every open case that is to follow it does. */
export async function policyChange(id: string, reached: Reached = nothingYet): Promise<void> {
  await carryOut(id, reached, (further) => continueAsNew<typeof policyChange>(id, further));
}
