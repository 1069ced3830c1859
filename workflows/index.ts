export { delivery } from './delivery.ts';
export { rectificationCase } from './rectification-case.ts';
