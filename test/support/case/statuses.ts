import type { CaseState } from '#domain/case/state';
import { closed, handedOut, inDispute, inFeedback, inNotice, inRegister, inSignOff, inspectionOrdered, inWork, keyInPlanning, keyInReview, reported, suspended } from './steps.ts';
import { at, beginning, does, told, type Story } from './story.ts';

const held = does('inspector', 'look-back', { result: 'held', findings: '未反弹' });

/** A case in each status, brought there by commands. */
export const storyIn: Readonly<Record<CaseState['status'], Story>> = {
  none: beginning,
  reported: told(reported),
  rejected: told(reported, does('clerk', 'reject', { reason: 'not-found', explanation: '现场未见' })),
  merged: { ...told(inWork, (story) => ({ ...story, other: { caseId: '22222222-2222-4222-8222-222222222222', status: 'rectifying' } }), does('clerk', 'merge', { into: '22222222-2222-4222-8222-222222222222' })) },
  registered: told(inRegister),
  issued: told(handedOut),
  disputed: told(inDispute),
  planning: told(keyInPlanning),
  'plan-review': told(keyInReview),
  rectifying: told(inWork),
  suspended: told(suspended),
  feedback: told(inFeedback),
  reinspection: told(inFeedback, inspectionOrdered),
  'sign-off': told(inSignOff),
  'public-notice': told(inNotice),
  closed: told(closed),
  archived: told(closed, at('2026-06-30T10:00:00+08:00'), held),
  terminated: told(inWork, does('director', 'terminate', { reason: '责任主体已不存在' })),
};
