import type { Problem } from '../../city/problem.ts';
import { chasedStep, type Addressee, type Chase, type ChasedStep } from '../chase.ts';
import { lengthOf, periodText } from '../limit.ts';
import type { Policy } from '../policy.ts';

/** Rungs of a chase that do not come later than the one before: they would never be told apart. */
function late(path: readonly string[], { rungs }: Chase): readonly Problem[] {
  return rungs.flatMap((rung, index): readonly Problem[] => {
    const before = rungs[index - 1];
    if (before === undefined || lengthOf(rung.after) > lengthOf(before.after)) return [];
    return [{ path: [...path, 'rungs', index, 'after'], code: 'policy-rungs-not-later', facts: { step: path.at(-1) ?? '', was: periodText(before.after), is: periodText(rung.after) } }];
  });
}

/** Who holds each step while it waits, apart from those whom the policy names itself. */
const holders: Readonly<Record<Exclude<ChasedStep, 'extension' | 'endorse' | 'sanction'>, readonly Addressee[]>> = {
  verify: ['clerk'], dispatch: ['dispatcher'], claim: ['unit-handler'], ruling: ['director'], plan: ['unit-handler'], 'plan-review': ['director'], suspension: ['director'], 'suspension-review': ['director'],
  rectify: ['unit-handler'], reinspect: ['inspector'], apply: ['unit-handler'], objection: ['director'], 'look-back': ['inspector'], coordination: ['unit-handler', 'area-leader', 'director', 'hq'],
  appeal: ['hq'], takeover: ['dispatcher'], arrival: ['unit-handler', 'unit-vice'], 'listed-report': ['unit-handler'], 'listed-publication': ['director'], delisting: ['director'],
};

function holdersOf(one: ChasedStep, { extension, signOff, ladder, execution }: Policy): readonly Addressee[] {
  if (one === 'extension') return [...new Set(Object.values(extension).flatMap(({ ranks }) => ranks))];
  if (one === 'endorse') return [...new Set(Object.values(signOff).flat().flatMap(({ roles }) => roles))];
  if (one === 'sanction') return [...new Set([...ladder.flatMap(({ issuedBy }) => issuedBy ?? []), ...(execution === undefined ? [] : ['director' as const])])];
  return holders[one];
}

/** A step as one of its holders knows it, and who else hears of it at the last rung, which is repeated for ever. */
type Neglect = Readonly<{ path: readonly (string | number)[]; step: ChasedStep; holder: Addressee; told: readonly Addressee[] }>;

const neglects = (policy: Policy): readonly Neglect[] =>
  (['chases', 'urgent'] as const).flatMap((section) =>
    chasedStep.options.flatMap((one) => {
      const { rungs } = policy[section][one] ?? { rungs: [] };
      const last = rungs.at(-1);
      if (last === undefined) return [];
      const path = [section, one, 'rungs', rungs.length - 1, 'to'];
      return holdersOf(one, policy).map((holder) => ({ path, step: one, holder, told: [...last.to, ...last.copy].filter((to) => to !== 'holder' && to !== holder) }));
    }),
  );

/** The neglects of which nobody above hears: those whose told all hold, in their turn, a step of which nobody above hears. */
function unheard(all: readonly Neglect[]): readonly Neglect[] {
  let left = all.filter(({ holder }) => holder !== 'hq');
  for (let before = Infinity; left.length < before; ) {
    before = left.length;
    const stuck = new Set(left.map(({ holder }) => holder));
    left = left.filter(({ told }) => told.every((to) => stuck.has(to)));
  }
  return left;
}

/** Everybody to whom a neglect leads: those told, those told about what these hold, and so on. */
function reached({ told }: Neglect, all: readonly Neglect[]): ReadonlySet<Addressee> {
  const seen = new Set(told);
  for (const holder of seen) for (const next of all) if (next.holder === holder) for (const to of next.told) seen.add(to);
  return seen;
}

/**
 * Circles of addressees. A neglected step is told, at its last rung, to others than its holder. The way must come to headquarters, which has nobody above it,
 * or to somebody who holds no step (a head, a superior, a leader), or to a holder all of whose steps lead there. Where it only ever leads back to people who
 * chase each other, nobody above them hears: `policy-chase-tells-holder` for a circle of one, `policy-chase-circle`, told once, for a longer one.
 */
function circles(policy: Policy): readonly Problem[] {
  const dead = unheard(neglects(policy));
  const told = new Set<string>();
  return dead.flatMap((neglect): readonly Problem[] => {
    const { path, step: one, holder } = neglect;
    if (neglect.told.length === 0) return [{ path, code: 'policy-chase-tells-holder', facts: { step: one, holder } }];
    const circle = reached(neglect, dead);
    const holders = [...circle].toSorted();
    if (!circle.has(holder) || told.has(holders.join())) return [];
    told.add(holders.join());
    return [{ path, code: 'policy-chase-circle', facts: { step: one, holders } }];
  });
}

/** What is wrong with how unanswered steps are chased. */
export const chaseProblems = (policy: Policy): readonly Problem[] => [
  ...Object.entries(policy.chases).flatMap(([one, chase]) => late(['chases', one], chase)),
  ...Object.entries(policy.urgent).flatMap(([one, chase]) => (chase === undefined ? [] : late(['urgent', one], chase))),
  ...circles(policy),
];
