import { does, type Step } from './story.ts';

/** The main line of a case, each step by the person whose step it is. */
export const reported = does('street-handler', 'report', { title: '东大街垃圾堆积', description: '东大街与建设路口有垃圾堆积', source: { kind: 'inspection' }, place: { address: '东大街', area: 'road' } });
export const registered = (category = 'rubbish'): Step => does('clerk', 'register', { category });

type Order = Parameters<typeof does<'issue-order'>>[2];
export const issued = (units: Order['assignments'] = [{ role: 'lead', unit: 'urban' }], more: Partial<Order> = {}): Step => does('dispatcher', 'issue-order', { assignments: units, requirement: '清理干净', ...more });
export const claimed = (unit = 'urban'): Step => does(`${unit}-handler`, 'claim', {});
export const planSubmitted = does('urban-handler', 'submit-plan', { causes: '无人值守', measures: '每日清运' });
export const planApproved = does('director', 'approve-plan', {});
export const delivered = (unit = 'urban'): Step => does(`${unit}-head`, 'submit-feedback', { result: '已清理', measures: '每日清运' });
export const inspectionOrdered = does('dispatcher', 'order-reinspection', {});
export const passed = does('inspector', 'reinspect', { result: 'passed', findings: '已整改' });
export const failed = does('inspector', 'reinspect', { result: 'failed', findings: '仍有垃圾' });
export const applied = does('urban-handler', 'apply-sign-off', { summary: '整改完成' });
export const signedBy = (person: string): Step => does(person, 'endorse', { opinion: '同意' });

const upTo = (...steps: readonly Step[]): Step => (story) => steps.reduce((moved, step) => step(moved), story);

/** The ordinary case, one step further each. */
export const inRegister = upTo(reported, registered());
export const handedOut = upTo(inRegister, issued());
export const inWork = upTo(handedOut, claimed());
export const inFeedback = upTo(inWork, delivered());
export const inSignOff = upTo(inFeedback, passed);
export const inSigning = upTo(inSignOff, applied);
export const closed = upTo(inSigning, signedBy('urban-vice'), signedBy('director'));

/** Two units that must deliver, and one that may. */
export const sharedOrder = upTo(inRegister, issued([{ role: 'lead', unit: 'urban' }, { role: 'responsible', unit: 'housing' }, { role: 'assist', unit: 'street' }]));

/** The key case: a plan, the area leader's signature, a public notice. */
export const keyInPlanning = upTo(reported, registered('illegal'), issued(), claimed());
export const keyInReview = upTo(keyInPlanning, planSubmitted);
export const keyInWork = upTo(keyInReview, planApproved);
export const keyInSigning = upTo(keyInWork, delivered(), passed, applied);
export const inNotice = upTo(keyInSigning, signedBy('urban-head'), signedBy('leader'), signedBy('director'));

export const inDispute = upTo(handedOut, does('urban-handler', 'dispute', { basis: '不属本单位职责', proposedUnit: 'housing' }));
export const suspended = upTo(inWork, does('urban-head', 'request-suspension', { reason: '汛期无法施工', reviewOn: '2026-04-01' }), does('director', 'decide-suspension', { granted: true, opinion: '同意' }));
