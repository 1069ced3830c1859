export { calendarAmendment } from './calendar-amendment.ts';
export { campaign } from './campaign.ts';
export { delivery } from './delivery.ts';
export { policyChange } from './policy-change.ts';
export { rectificationCase } from './rectification-case.ts';
export { ranking } from './ranking.ts';
export { sampling } from './sampling.ts';
export { unitRecord } from './unit-record.ts';
