import { evolve, noPolicies, type PolicyBook, type PolicyEvent } from '#domain/policy/book';
import { foldStream, type FoldedStream } from './folded-stream.ts';

export const policyStream = 'policies';

/** The published policies as they stand, or as they were known at an instant. */
export type PolicyShelf = Pick<FoldedStream<PolicyBook>, 'current' | 'asOf'>;

export const openPolicyBook = (): PolicyShelf => foldStream<PolicyBook, PolicyEvent>({ stream: policyStream, nothing: noPolicies, versionOf: ({ count }) => count, evolve });
