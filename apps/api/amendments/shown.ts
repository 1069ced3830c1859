import { z } from 'zod';
import type { Amendment, AmendmentCounts } from '#commands/amendments';
import type { Preview } from '#commands/preview';
import type { DeadlineMove } from '#read-models/list-deadline-moves';
import type { Caller } from '../requests/caller.ts';
import { listed } from '../requests/listed.ts';

/** `waiting`: not in force yet; `running`: cases are following; `applied`: all that are to follow do. */
const state = z.enum(['waiting', 'running', 'applied']);
const foreseen = { looked: z.int(), adopted: z.int(), cases: z.int(), deadlines: z.int() };
/** `failed`: cases that could not be read or written. */
const counts = z.strictObject({ ...foreseen, failed: z.int() });

/** A published change of the calendar or of the policy that open cases follow; `counts` when it was carried out to the end. */
export const amendmentItem = z.strictObject({
  id: z.string(), kind: z.enum(['calendar', 'policy']), number: z.int(), version: z.string(), withdrawn: z.boolean(), why: z.string(), publishedAt: z.string(), from: z.string(),
  state, appliedAt: z.string().nullable(), counts: counts.nullable(),
});

const moved = z.strictObject({
  caseId: z.string(), caseNo: z.string().nullable(), title: z.string(), unit: z.string().nullable(), unitName: z.string().nullable(), assignment: z.string().nullable(), milestone: z.string().nullable(),
  from: z.string(), to: z.string(), why: z.string(), movedAt: z.string(),
});

/** An amendment with the deadlines that it moved, of the cases that the caller may see. */
export const amendmentPage = z.strictObject({ amendment: amendmentItem, moved: listed(moved) });

const ahead = z.strictObject({ caseId: z.string(), caseNo: z.string().nullable(), title: z.string(), unit: z.string().nullable(), unitName: z.string().nullable(), milestone: z.string().nullable(), from: z.string(), to: z.string() });

/** What publishing would come to. `complete`: every deadline that would move is in the list. */
export const previewShown = z.strictObject({ why: z.string(), ...foreseen, complete: z.boolean(), moved: z.array(ahead) });

const named = (unit: string | null, { names }: Pick<Caller, 'names'>): string | null => (unit === null ? null : names.unit(unit));

export function itemShown({ id, kind, number, version, withdrawn, why, publishedAt, from }: Amendment, applied: (AmendmentCounts & Readonly<{ at: string }>) | undefined, now: string): z.output<typeof amendmentItem> {
  const shared = { id, kind, number, version, withdrawn, why, publishedAt, from };
  if (applied === undefined) return { ...shared, state: from > now ? 'waiting' : 'running', appliedAt: null, counts: null };
  const { at, ...counted } = applied;
  return { ...shared, state: 'applied', appliedAt: at, counts: counted };
}

export const moveShown = ({ caseId, caseNo, title, unit, assignment, milestone, dueBefore, dueAfter, why, movedAt }: DeadlineMove, caller: Caller): z.output<typeof moved> => ({
  caseId, caseNo, title, unit, unitName: named(unit, caller), assignment, milestone, from: dueBefore, to: dueAfter, why, movedAt,
});

export const previewOf = ({ moved: moves, ...counted }: Preview, why: string, caller: Caller): z.output<typeof previewShown> => ({
  why, ...counted, moved: moves.map((one) => ({ ...one, unitName: named(one.unit, caller) })),
});

const counted = { looked: 128, adopted: 128, cases: 17, deadlines: 19 };
const move = { caseId: '0198a7c2-4b1e-7c6a-9f6e-2f6d1c3b5a40', caseNo: '2020-000128', title: '东关农贸市场西门外占道经营', unit: 'cgj', unitName: '市城管局', milestone: null, from: '2020-02-04T18:00:00+08:00', to: '2020-02-06T18:00:00+08:00' };
const why = '国务院办公厅关于延长2020年春节假期的通知';

export const amendmentExample: z.output<typeof amendmentItem> = {
  id: 'calendar-3', kind: 'calendar', number: 3, version: 'state-council-2019-11-21+calendar-3', withdrawn: false, why, publishedAt: '2020-01-27T20:00:00+08:00', from: '2020-01-27T20:00:00+08:00',
  state: 'applied', appliedAt: '2020-01-27T20:00:09+08:00', counts: { ...counted, failed: 0 },
};
export const amendmentPageExample: z.output<typeof amendmentPage> = { amendment: amendmentExample, moved: { items: [{ ...move, assignment: 'a1', why, movedAt: '2020-01-27T20:00:03+08:00' }], next: null } };
export const previewExample: z.output<typeof previewShown> = { why, ...counted, complete: false, moved: [move] };
