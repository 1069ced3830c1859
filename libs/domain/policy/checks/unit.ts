import type { Problem } from '../../city/problem.ts';
import { defaultPolicy } from '../default.ts';
import { same } from '../diff.ts';
import type { Policy } from '../policy.ts';
import type { UnitRung } from '../unit-rules.ts';

/** Rungs that nothing can reach: a colour that no rung of a case issues, a board on which nobody is ranked. */
function reachable({ id, trigger }: UnitRung, { ladder, unit }: Policy): Readonly<{ at: string; code: string; facts: Problem['facts'] }> | undefined {
  if (trigger.kind === 'cards') return ladder.some(({ paper }) => paper === `${trigger.colour}-card`) ? undefined : { at: 'colour', code: 'policy-unit-rung-without-card', facts: { rung: id, paper: `${trigger.colour}-card` } };
  return unit.boards.includes(trigger.board) ? undefined : { at: 'board', code: 'policy-unit-rung-without-board', facts: { rung: id, board: trigger.board } };
}

function problemsOf(rung: UnitRung, index: number, policy: Policy): readonly Problem[] {
  const earlier = policy.unit.ladder.slice(0, index);
  const path = ['unit', 'ladder', index];
  const { id, level, name, trigger } = rung;
  const above = earlier.find((one) => one.level > level);
  const known = defaultPolicy.unit.ladder.find((one) => one.id === id);
  const dead = reachable(rung, policy);
  return [
    ...(earlier.some((one) => one.id === id) ? [{ path: [...path, 'id'], code: 'policy-rung-twice', facts: { rung: id } }] : []),
    ...(name === undefined && known !== undefined && !same(known.trigger, trigger) ? [{ path: [...path, 'id'], code: 'policy-rung-misnamed', facts: { rung: id } }] : []),
    ...(above === undefined ? [] : [{ path: [...path, 'level'], code: 'policy-rung-lower', facts: { rung: id, level: `${level}`, above: above.id, reached: `${above.level}` } }]),
    ...(dead === undefined ? [] : [{ path: [...path, 'trigger', dead.at], code: dead.code, facts: dead.facts }]),
  ];
}

/** What is wrong with the ladder of a unit across its cases. */
export const unitProblems = (policy: Policy): readonly Problem[] => policy.unit.ladder.flatMap((rung, index) => problemsOf(rung, index, policy));
