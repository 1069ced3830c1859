import type { Problem } from '../../city/problem.ts';
import { lengthOf, periodText } from '../limit.ts';
import type { Policy } from '../policy.ts';

/** Milestones that do not lead to the limit: each must come later than the one before, and earlier than the limit itself. */
export const categoryProblems = ({ categories }: Pick<Policy, 'categories'>): readonly Problem[] =>
  Object.entries(categories).flatMap(([id, { milestones, limit }]) => {
    const stages = [...milestones.map((one, index) => ({ name: one.name, limit: one.limit, path: ['categories', id, 'milestones', index, 'limit'] })), { name: '', limit, path: ['categories', id, 'limit'] }];
    const late = stages.flatMap((stage, index): readonly Problem[] => {
      const before = stages[index - 1];
      if (before === undefined || lengthOf(stage.limit) > lengthOf(before.limit)) return [];
      const facts = { category: id, before: before.name, was: periodText(before.limit), is: periodText(stage.limit) };
      return [stage.name === '' ? { path: before.path, code: 'policy-milestone-after-limit', facts } : { path: stage.path, code: 'policy-milestone-not-later', facts: { ...facts, milestone: stage.name } }];
    });
    const twice = milestones.flatMap((one, index): readonly Problem[] =>
      milestones.findIndex((other) => other.id === one.id) < index ? [{ path: ['categories', id, 'milestones', index, 'id'], code: 'policy-milestone-twice', facts: { category: id, id: one.id } }] : [],
    );
    return [...late, ...twice];
  });
