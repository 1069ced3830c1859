import type { Difference } from '#domain/policy/diff';
import type { Policy } from '#domain/policy/policy';
import { fillIn } from './fill-in.ts';
import type { Locale, Words } from './locale.ts';
import { ruleLabel } from './policy-labels.ts';
import { policyValueIn } from './policy-values.ts';
import { ruleName } from './rules.ts';

const forms: Words<Difference['kind']> = {
  'zh-CN': { added: '新增{what}：{is}。', removed: '取消{what}（原为：{was}）。', changed: '{what}由“{was}”改为“{is}”。' },
  en: { added: 'New: {what} — {is}.', removed: 'Gone: {what} (was: {was}).', changed: 'Changed: {what}, from "{was}" to "{is}".' },
};

/** The name of a category, milestone or rung in one of the policies; its id where it has none. */
function nameIn(locale: Locale, path: readonly string[], policies: readonly Policy[]): string {
  const [section, id = '', , inner] = path;
  const names = policies.map((policy) => {
    if (section === 'unit') return ruleName(locale, `unit.${path[2] ?? ''}`, policy);
    if (section === 'ladder') return ruleName(locale, `ladder.${id}`, policy);
    const category = policy.categories[id];
    return inner === undefined ? category?.name : category?.milestones.find((one) => one.id === inner)?.name;
  });
  const last = path.at(-1) ?? '';
  return names.find((name) => name !== undefined && name !== last) ?? last;
}

/** A difference in words that a director understands. `was` and `is` are the policies that were compared. */
export function differenceIn(locale: Locale, difference: Difference, was: Policy, is: Policy): string {
  const { path, kind } = difference;
  const field = path[0] === 'papers' ? path.join('.') : (path.at(-1) ?? '');
  const named = path.join('.') === 'ladder' || path.join('.') === 'unit.ladder';
  const rungs = (ids: unknown, policy: Policy): unknown => (named && Array.isArray(ids) ? ids.map((id) => ruleName(locale, `${path[0] ?? ''}.${String(id)}`, policy)) : ids);
  const value = (one: unknown, policy: Policy): string => policyValueIn(locale, named ? 'id' : field, rungs(one, policy), policy);
  return fillIn(locale, forms[locale][kind], { what: ruleLabel(locale, path, (to) => nameIn(locale, to, [is, was])), was: value(difference.was, was), is: value(difference.is, is) });
}
