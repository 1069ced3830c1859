import { z } from 'zod';
import { period } from '#domain/calendar/calendar';
import { unitKinds } from '#domain/city/city';
import { sourceKinds } from '#domain/case/intake';
import type { Problem } from '#domain/city/problem';
import { readYaml, type Reading } from './yaml/file.ts';

const column = z.string().min(1).max(100);
/** A text made of columns: the first that is not empty, or several joined; `otherwise` when all are empty. */
const words = z.union([
  column,
  z.strictObject({ first: z.array(column).min(1), otherwise: z.string().exactOptional() }),
  z.strictObject({ join: z.array(column).min(1), with: z.string().default(' / '), otherwise: z.string().exactOptional() }),
]);
export type Words = z.output<typeof words>;

/** How the columns of an old ledger or of another system's export become past cases. */
export const historyMapping = z.strictObject({
  /** Names the source; with the external id it makes a case's id. */
  system: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
  columns: z.strictObject({
    externalId: column,
    title: words,
    description: words,
    address: words,
    reportedAt: column,
    dueAt: column.exactOptional(),
    closedAt: column.exactOptional(),
    closeReason: column.exactOptional(),
    category: words.exactOptional(),
    sourceStatus: column.exactOptional(),
  }),
  /** The limit from the report, for sources without a due time of their own. */
  limit: period.exactOptional(),
  unit: z.strictObject({
    column,
    /** Units by the text in the column, without regard to case. */
    names: z.record(z.string(), z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/), name: z.string().min(1).max(100) })),
    /** Units that the city does not have yet are added to it under this office, which is opened if it is missing. */
    create: z.strictObject({ office: z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/), name: z.string().min(1).max(100) }), kind: z.enum(unitKinds).default('department') }).exactOptional(),
  }),
  source: z.union([z.enum(sourceKinds), z.strictObject({ column, values: z.record(z.string(), z.enum(sourceKinds)), otherwise: z.enum(sourceKinds) })]),
  /** How times are written: Y year, M month, D day, h hour, m minute, s second, a AM or PM. */
  times: z.strictObject({ pattern: z.string().min(4).max(60), offset: z.string().regex(/^[+-]\d\d:\d\d$/).default('+08:00') }),
  /** `keep` when the source is known to hold cases that end before they start; they are marked. */
  endsBeforeItStarts: z.enum(['refuse', 'keep']).default('refuse'),
});
export type HistoryMapping = z.output<typeof historyMapping>;

function check({ times }: HistoryMapping): readonly Problem[] {
  const missing = ['Y', 'M', 'D'].filter((letter) => !times.pattern.includes(letter));
  return missing.length === 0 ? [] : [{ path: ['times', 'pattern'], code: 'mapping-time-pattern', facts: { missing } }];
}

/** The mapping that a YAML file describes, or what is wrong in it, with line and column. */
export const readMapping = (path: string): Promise<Reading<HistoryMapping>> => readYaml(path, historyMapping, check);

/** The columns that a mapping reads. */
export function columnsOf({ columns, unit, source }: HistoryMapping): readonly string[] {
  const named = (one: Words | undefined): readonly string[] => (one === undefined ? [] : typeof one === 'string' ? [one] : 'first' in one ? one.first : one.join);
  return [...new Set([...Object.values(columns).flatMap(named), unit.column, ...(typeof source === 'string' ? [] : [source.column])])];
}
