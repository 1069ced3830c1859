import { continueAsNew } from '@temporalio/workflow';
import { carryOut, nothingYet, type Reached } from './amendment.ts';

/** Lives as long as it takes every open case to follow the change of the calendar with this number. */
export async function calendarAmendment(number: number, reached: Reached = nothingYet): Promise<void> {
  await carryOut({ kind: 'calendar', number }, reached, (further) => continueAsNew<typeof calendarAmendment>(number, further));
}
