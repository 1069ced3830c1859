export { campaign } from './campaign.ts';
export { delivery } from './delivery.ts';
export { rectificationCase } from './rectification-case.ts';
export { ranking } from './ranking.ts';
export { unitRecord } from './unit-record.ts';
