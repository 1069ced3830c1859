import { z } from 'zod';
import { rungIn } from '#catalogue/policy-values';
import { ruleName } from '#catalogue/rules';
import type { PolicyVersion } from '#commands/policy-versions';
import { policy, type Policy } from '#domain/policy/policy';
import type { Caller } from '../requests/caller.ts';

/** A rung with its name and in words: what makes it fire, on which paper, whom it tells. */
const rung = z.strictObject({ rule: z.string(), name: z.string(), level: z.int(), says: z.string() });

/** One policy of the list. The default policy was never published: it has no number and holds where nothing else does. */
export const policyItem = z.strictObject({
  version: z.string(), number: z.int().nullable(), id: z.string(), name: z.string(), source: z.string(), use: z.enum(['ordinary', 'campaign']), current: z.boolean(),
  publishedAt: z.string().nullable(), effectiveFrom: z.string().nullable(), migrate: z.boolean(), note: z.string(), withdrawnFrom: z.string().nullable(),
});

/** A policy with its ladders in words and all its rules. */
export const policyPage = z.strictObject({ version: z.string(), id: z.string(), name: z.string(), source: z.string(), rungs: z.array(rung), unitRungs: z.array(rung), rules: policy });

export const itemShown = ({ policy: { version, id, name, source, use }, published, current }: PolicyVersion): z.output<typeof policyItem> => ({
  version, number: published?.number ?? null, id, name, source, use, current, publishedAt: published?.publishedAt ?? null, effectiveFrom: published?.effectiveFrom ?? null, migrate: published?.migrate ?? false, note: published?.note ?? '',
  withdrawnFrom: published?.withdrawn?.from ?? null,
});

export function pageShown(rules: Policy, { locale }: Pick<Caller, 'locale'>): z.output<typeof policyPage> {
  const shown = (kind: 'ladder' | 'unit') => (one: Policy['ladder'][number] | Policy['unit']['ladder'][number]): z.output<typeof rung> => {
    const rule = `${kind}.${one.id}`;
    return { rule, name: ruleName(locale, rule, rules), level: one.level, says: rungIn(locale, one, rules) };
  };
  const { version, id, name, source, ladder, unit } = rules;
  return { version, id, name, source, rungs: ladder.map(shown('ladder')), unitRungs: unit.ladder.map(shown('unit')), rules };
}
