import type { Policy } from '#domain/policy/policy';
import { fillIn } from './fill-in.ts';
import type { Locale } from './locale.ts';
import { policyCliWords } from './policy-cli.ts';
import { ruleLabel, singleRules } from './policy-labels.ts';
import { policyValueIn, rungIn } from './policy-values.ts';
import { periodIn } from './policy-words.ts';
import { ruleName } from './rules.ts';

/** What stands at a path of a policy. */
const valueAt = (policy: Policy, path: readonly string[]): unknown => path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), policy);

const rungLines = (locale: Locale, kind: 'ladder' | 'unit', policy: Policy): readonly string[] =>
  (kind === 'ladder' ? policy.ladder : policy.unit.ladder).map((rung) => `  ${ruleName(locale, `${kind}.${rung.id}`, policy)}: ${rungIn(locale, rung, policy)}`);

const section = (locale: Locale, title: string, lines: readonly string[]): readonly string[] => ['', title, ...(lines.length === 0 ? [`  ${policyCliWords[locale].empty}`] : lines)];

function categoryLines(locale: Locale, { categories }: Policy): readonly string[] {
  const words = policyCliWords[locale];
  return Object.values(categories).map(({ name, limit, milestones }) => {
    const stages = milestones.map((one) => fillIn(locale, words.milestone, { name: one.name, limit: periodIn(locale, one.limit) }));
    return `  ${fillIn(locale, words.category, { name, limit: periodIn(locale, limit) })}${stages.length === 0 ? '' : ` (${stages.join(' → ')})`}`;
  });
}

const labelled = (locale: Locale, policy: Policy, path: readonly string[]): string => {
  const field = path[0] === 'papers' ? path.join('.') : (path.at(-1) ?? '');
  return `  ${ruleLabel(locale, path, (to) => to.at(-1) ?? '')}: ${policyValueIn(locale, field, valueAt(policy, path), policy)}`;
};

/** A whole policy as lines for people: its limits, its ladders, whom it reminds, who signs, and every other rule. */
export function policyLines(locale: Locale, policy: Policy): readonly string[] {
  const title = (path: string): string => ruleLabel(locale, [path], () => '');
  const keyed = (name: 'chases' | 'urgent' | 'extension' | 'signOff'): readonly (readonly string[])[] => Object.keys(policy[name]).map((key) => [name, key]);
  return [
    `${policy.version}  ${policy.name}`,
    ...(policy.source === '' ? [] : [fillIn(locale, policyCliWords[locale].source, { source: policy.source })]),
    ...section(locale, title('categories'), categoryLines(locale, policy)),
    ...section(locale, title('ladder'), rungLines(locale, 'ladder', policy)),
    ...section(locale, ruleLabel(locale, ['unit', 'ladder'], () => ''), rungLines(locale, 'unit', policy)),
    ...section(locale, policyCliWords[locale].sections, [...keyed('chases'), ...keyed('urgent'), ...keyed('extension'), ...keyed('signOff'), ...singleRules].map((path) => labelled(locale, policy, path))),
  ];
}
