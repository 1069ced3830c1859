import { z } from 'zod';
import { roleWords } from '#catalogue/roles';
import { ruleName } from '#catalogue/rules';
import { sanctionStatusWords } from '#catalogue/statuses';
import { paperWords } from '#catalogue/steps';
import type { Sanction } from '#domain/case/state';
import type { Caller } from '../requests/caller.ts';

/** A measure against a unit on its paper, from its proposal on; `executedAt`: the talk was held, the bulletin published. */
export const measureShown = z.strictObject({
  id: z.string(),
  level: z.int(),
  kind: z.string(),
  kindName: z.string(),
  rule: z.string(),
  ruleName: z.string(),
  unit: z.string(),
  unitName: z.string(),
  status: z.string(),
  statusName: z.string(),
  since: z.string(),
  decidedBy: z.string(),
  decidedByName: z.string(),
  mustLead: z.string().exactOptional(),
  docNo: z.string().exactOptional(),
  executedAt: z.string().exactOptional(),
});

export const measureOf = ({ id, level, kind, rule, unit, status, since, issuedBy, mustLead, docNo, executedAt }: Sanction, { locale, names }: Caller): z.output<typeof measureShown> => ({
  id, level, kind, kindName: paperWords[locale][kind], rule, ruleName: ruleName(locale, rule, names.rungs), unit, unitName: names.unit(unit), status, statusName: sanctionStatusWords[locale][status], since,
  decidedBy: issuedBy, decidedByName: roleWords[locale][issuedBy], ...(mustLead === undefined ? {} : { mustLead }), ...(docNo === undefined ? {} : { docNo }),
  ...(executedAt === undefined ? {} : { executedAt }),
});
