import { nearest } from '../../city/nearest.ts';
import type { Problem } from '../../city/problem.ts';
import { defaultPolicy } from '../default.ts';
import { same } from '../diff.ts';
import { mostAttempts, type Paper, type Rung } from '../ladder.ts';
import { lengthOf, periodText } from '../limit.ts';
import type { Policy } from '../policy.ts';

type Check = (rung: Rung, index: number, policy: Policy) => Readonly<{ at: readonly string[]; code: string; facts: Problem['facts'] }> | undefined;

/** What may be sent by the clock; every other paper accuses somebody. */
const harmless: readonly Paper[] = ['blue-slip', 'urging-notice', 'orange-order'];

const byTime = ({ trigger }: Rung): boolean => trigger.kind === 'before-due' || trigger.kind === 'after-due' || trigger.kind === 'after-rung';

/** The rungs that a rung follows, one after the other, until there is none or one comes again. */
function followed(rung: Rung, ladder: readonly Rung[]): readonly Rung[] {
  const chain: Rung[] = [];
  for (let next: Rung | undefined = rung; next !== undefined && !chain.includes(next); ) {
    chain.push(next);
    const { trigger }: Rung = next;
    next = trigger.kind === 'after-rung' ? ladder.find(({ id }) => id === trigger.rung) : undefined;
  }
  return chain;
}

/** A rung that follows another must name an earlier one that has a due time. */
const follows: Check = (rung, index, { ladder }) => {
  if (rung.trigger.kind !== 'after-rung') return undefined;
  const wanted = rung.trigger.rung;
  const place = ladder.findIndex(({ id }) => id === wanted);
  const other = ladder[place];
  const at = ['trigger', 'rung'];
  if (other === undefined) return { at, code: 'policy-rung-unknown', facts: { rung: rung.id, wanted, nearest: nearest(wanted, ladder.slice(0, index).filter(byTime).map(({ id }) => id)) } };
  const last = followed(rung, ladder).at(-1);
  if (last?.trigger.kind === 'after-rung' && ladder.some(({ id }) => last.trigger.kind === 'after-rung' && id === last.trigger.rung))
    return { at, code: 'policy-rung-circle', facts: { rung: rung.id, rungs: followed(rung, ladder).map(({ id }) => id) } };
  if (!byTime(other)) return { at, code: 'policy-rung-follows-event', facts: { rung: rung.id, wanted } };
  return place < index ? undefined : { at, code: 'policy-rung-follows-later', facts: { rung: rung.id, wanted } };
};

/** A rung that nothing can ever reach, whatever happens to a case. */
const reachable: Check = (rung, _, { categories }) => {
  const { trigger } = rung;
  switch (trigger.kind) {
    case 'failed':
    case 'relapsed':
      return trigger.count > mostAttempts ? { at: ['trigger', 'count'], code: 'policy-rung-too-many', facts: { rung: rung.id, count: trigger.count, most: mostAttempts } } : undefined;
    case 'ordered':
      return trigger.grades.length === 0 && !trigger.negative ? { at: ['trigger'], code: 'policy-rung-never-ordered', facts: { rung: rung.id } } : undefined;
    case 'before-due': {
      const longest = Object.values(categories).map(({ limit }) => limit).toSorted((one, other) => lengthOf(other) - lengthOf(one))[0];
      const shortest = trigger.periods.toSorted((one, other) => lengthOf(one) - lengthOf(other))[0];
      const never = longest !== undefined && shortest !== undefined && lengthOf(shortest) >= lengthOf(longest);
      return never ? { at: ['trigger', 'periods'], code: 'policy-rung-before-every-limit', facts: { rung: rung.id, shortest: periodText(shortest), longest: periodText(longest) } } : undefined;
    }
    case 'after-due':
    case 'after-rung':
      return undefined;
  }
};

const named: Check = ({ id }, index, { ladder }) => (ladder.findIndex((other) => other.id === id) < index ? { at: ['id'], code: 'policy-rung-twice', facts: { rung: id } } : undefined);

/** The catalogue has a name for the rungs of the default ladder: a rung of such an id that fires otherwise would be called what it is not. How long before the due time one reminds is not in the name. */
const meansWhatItSays: Check = ({ id, name, trigger }) => {
  const known = defaultPolicy.ladder.find((one) => one.id === id);
  const asNamed = known === undefined || same(known.trigger, trigger) || (trigger.kind === 'before-due' && known.trigger.kind === 'before-due');
  return name !== undefined || asNamed ? undefined : { at: ['id'], code: 'policy-rung-misnamed', facts: { rung: id } };
};

const leadsUp: Check = ({ id, level }, index, { ladder }) => {
  const above = ladder.slice(0, index).find((one) => one.level > level);
  return above === undefined ? undefined : { at: ['level'], code: 'policy-rung-lower', facts: { rung: id, level: `${level}`, above: above.id, reached: `${above.level}` } };
};

/** The clock reminds on A1 and A2; from A3 on it only proposes, and a person issues. */
const accuses: Check = ({ id, action, level }) => ((action === 'propose') === level >= 3 ? undefined : { at: ['action'], code: 'policy-rung-accuses', facts: { rung: id, level: `${level}`, action: level >= 3 ? 'propose' : 'remind' } });

const paperFits: Check = ({ id, action, paper }) => (action === 'propose' || harmless.includes(paper) ? undefined : { at: ['paper'], code: 'policy-paper-accuses', facts: { rung: id, paper } });

const issued: Check = ({ id, action, issuedBy, level }) => (action === 'propose' && issuedBy === undefined ? { at: ['action'], code: 'policy-rung-without-issuer', facts: { rung: id, level: `${level}` } } : undefined);

const checks: readonly Check[] = [named, meansWhatItSays, leadsUp, accuses, paperFits, issued, follows, reachable];

/** What is wrong with the accountability ladder of a case. An empty one is allowed: nothing escalates then. */
export const ladderProblems = (policy: Policy): readonly Problem[] =>
  policy.ladder.flatMap((rung, index) =>
    checks.flatMap((check): readonly Problem[] => {
      const found = check(rung, index, policy);
      return found === undefined ? [] : [{ path: ['ladder', index, ...found.at], code: found.code, facts: found.facts }];
    }),
  );
