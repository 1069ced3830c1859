import { continueAsNew } from '@temporalio/workflow';
import { carryOut, nothingYet, type Reached } from './amendment.ts';

/** Lives as long as it takes every open case to follow this change of the calendar, `calendar-3`. */
export async function calendarAmendment(id: string, reached: Reached = nothingYet): Promise<void> {
  await carryOut(id, reached, (further) => continueAsNew<typeof calendarAmendment>(id, further));
}
