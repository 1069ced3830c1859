import { z } from 'zod';
import { grade } from './category.ts';
import { chase, chasedStep } from './chase.ts';
import { defaultPolicy } from './default.ts';
import { policy, type Policy } from './policy.ts';
import { extensionRule, signature } from './signing.ts';
import { unitRules } from './unit-rules.ts';

const { categories, coordination, counting, dispute, listed, notice, papers, ...sections } = policy.shape;

/**
 * A policy as somebody writes it down: its id and name, and the sections in which it differs from the default policy. In `chases`, `urgent`, `extension`, `signOff`,
 * `unit`, `coordination`, `dispute`, `listed`, `notice` and `papers` only the entries that differ need to stand; every other section is written whole or left out.
 */
export const policyFile = z.strictObject({
  id: sections.id,
  name: sections.name,
  source: sections.source,
  use: sections.use,
  counting: counting.optional(),
  categories: categories.optional(),
  chases: z.partialRecord(chasedStep, chase).optional(),
  urgent: sections.urgent.optional(),
  ladder: sections.ladder.optional(),
  unit: unitRules.partial().optional(),
  soon: sections.soon.optional(),
  dispute: dispute.partial().optional(),
  extension: z.partialRecord(grade, extensionRule).optional(),
  suspension: sections.suspension.optional(),
  coordination: coordination.partial().optional(),
  arrival: sections.arrival.optional(),
  listed: listed.partial().optional(),
  execution: sections.execution,
  recheck: sections.recheck.optional(),
  retry: sections.retry.optional(),
  signOff: z.partialRecord(grade, z.array(signature).min(1)).optional(),
  notice: notice.partial().optional(),
  lookBack: sections.lookBack.optional(),
  sample: sections.sample.optional(),
  papers: papers.partial().optional(),
});
export type PolicyFile = z.output<typeof policyFile>;

/** `base` with what stands in `own`. */
const over = <Whole extends object>(base: Whole, own: Readonly<{ [Key in keyof Whole]?: Whole[Key] | undefined }> | undefined): Whole => Object.assign({}, base, own);

/** The whole policy that a file means: what it leaves out is that of the default policy. Its version, `<id>@draft`, is replaced when it is published. */
export function completed(file: PolicyFile): Policy {
  const from = defaultPolicy;
  return over(from, {
    ...file,
    version: `${file.id}@draft`,
    chases: over(from.chases, file.chases),
    urgent: over(from.urgent, file.urgent),
    unit: over(from.unit, file.unit),
    dispute: over(from.dispute, file.dispute),
    extension: over(from.extension, file.extension),
    coordination: over(from.coordination, file.coordination),
    listed: over(from.listed, file.listed),
    signOff: over(from.signOff, file.signOff),
    notice: over(from.notice, file.notice),
    papers: over(from.papers, file.papers),
  });
}
