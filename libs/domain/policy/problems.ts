import type { Problem } from '../city/problem.ts';
import { categoryProblems } from './checks/categories.ts';
import { chaseProblems } from './checks/chases.ts';
import { ladderProblems } from './checks/ladder.ts';
import { signingProblems } from './checks/signing.ts';
import { unitProblems } from './checks/unit.ts';
import { completed, type PolicyFile } from './file.ts';
import type { Policy } from './policy.ts';

const lookBackProblems = ({ lookBack }: Policy): readonly Problem[] =>
  lookBack.flatMap((days, index): readonly Problem[] => (index === 0 || days > (lookBack[index - 1] ?? 0) ? [] : [{ path: ['lookBack', index], code: 'policy-look-backs-not-later', facts: { was: lookBack[index - 1] ?? 0, is: days } }]));

/** Everything that is wrong in a whole policy and that its schema cannot see; empty when it may be published. Paths lead to the rule as a file writes it. */
export const policyProblems = (policy: Policy): readonly Problem[] => [
  ...categoryProblems(policy), ...chaseProblems(policy), ...ladderProblems(policy), ...unitProblems(policy), ...signingProblems(policy), ...lookBackProblems(policy),
];

/** As `policyProblems`, for a file: with the sections that it takes from the default policy. */
export const problems = (file: PolicyFile): readonly Problem[] => policyProblems(completed(file));
