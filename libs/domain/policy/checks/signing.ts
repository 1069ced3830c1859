import type { Problem } from '../../city/problem.ts';
import { grade } from '../category.ts';
import { isLonger, lengthOf, periodText } from '../limit.ts';
import type { Policy } from '../policy.ts';
import type { ExtensionRule, Signature } from '../signing.ts';

/** The roles that people of each body can have. */
const rolesOf: Readonly<Record<Signature['of'], readonly string[]>> = { 'lead-unit': ['unit-vice', 'unit-head'], office: ['clerk', 'director'], area: ['area-leader'], headquarters: ['hq'] };

function signatureProblems(path: readonly string[], steps: readonly Signature[]): readonly Problem[] {
  return steps.flatMap(({ id, of, roles }, index): readonly Problem[] => {
    const here = [...path, index];
    const upToHere = steps.slice(0, index + 1).filter((one) => one.of === of);
    const people = new Set(upToHere.flatMap((one) => one.roles));
    const wrong = roles.findIndex((role) => !rolesOf[of].includes(role));
    return [
      ...(steps.findIndex((one) => one.id === id) < index ? [{ path: [...here, 'id'], code: 'policy-signature-twice', facts: { id } }] : []),
      ...(wrong < 0 ? [] : [{ path: [...here, 'roles', wrong], code: 'policy-signature-role', facts: { id, role: roles[wrong] ?? '', known: rolesOf[of] } }]),
      ...(people.size >= upToHere.length ? [] : [{ path: [...here, 'roles'], code: 'policy-signature-same-person', facts: { id, roles: [...people] } }]),
    ];
  });
}

const heights = ['director', 'area-leader', 'hq'];

/** `longest`: the longest limit for which an extension of this grade can be asked. */
function extensionProblems(path: readonly string[], { ranks, askBefore, decideWithin }: ExtensionRule, longest: Policy['recheck'] | undefined): readonly Problem[] {
  const lower = ranks.findIndex((rank, index) => heights.indexOf(rank) < heights.indexOf(ranks[index - 1] ?? rank));
  const decided = askBefore !== undefined && isLonger(decideWithin, askBefore);
  const asked = askBefore !== undefined && longest !== undefined && lengthOf(askBefore) >= lengthOf(longest);
  return [
    ...(lower < 0 ? [] : [{ path: [...path, 'ranks', lower], code: 'policy-extension-rank-lower', facts: { count: lower + 1, role: ranks[lower] ?? '', before: ranks[lower - 1] ?? '' } }]),
    ...(decided ? [{ path: [...path, 'decideWithin'], code: 'policy-extension-decided-late', facts: { askBefore: periodText(askBefore), decideWithin: periodText(decideWithin) } }] : []),
    ...(asked ? [{ path: [...path, 'askBefore'], code: 'policy-extension-never-asked', facts: { askBefore: periodText(askBefore), longest: periodText(longest) } }] : []),
  ];
}

/** What is wrong with who signs and who may give more time. */
export function signingProblems({ signOff, extension, categories, listed }: Policy): readonly Problem[] {
  const limits = Object.values(categories).map(({ limit }) => limit).toSorted((one, other) => lengthOf(other) - lengthOf(one));
  return grade.options.flatMap((one) => [
    ...signatureProblems(['signOff', one], signOff[one]),
    ...extensionProblems(['extension', one], extension[one], one === 'listed' ? listed.longest : limits[0]),
  ]);
}
