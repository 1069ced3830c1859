import { duties } from '#domain/case/case';
import type { Rules } from '#domain/case/chapter';
import { nearestDeadline } from '#domain/case/milestones';
import { waitedFor } from '#domain/case/mine';
import { viewersOf } from '#domain/case/sight';
import { clockRuns } from '#domain/case/stages';
import { isOpen, leadOf, standing, type Assignment, type CaseState } from '#domain/case/state';
import type { Instant } from '#domain/time';
import type { CaseChange } from './change.ts';
import { soonOf } from './soon.ts';
import type { Table } from './table.ts';

/** One row per case, as lists show and find it. Whether it is overdue is for the clock to say, when somebody asks. */
export type CaseRow = Readonly<{
  caseId: string;
  version: number;
  caseNo: string | null;
  title: string;
  status: string;
  office: string;
  area: string | null;
  areas: readonly string[];
  address: string;
  /** Degrees north and east (WGS 84), where the report had them. */
  latitude: number | null;
  longitude: number | null;
  category: string | null;
  grade: string;
  sourceKind: string;
  campaign: string | null;
  /** The inspection round that found it. */
  round: string | null;
  leadUnit: string | null;
  /** The units that are on the case now. */
  units: readonly string[];
  /** Marks by which the case may be seen; see sight.ts. */
  viewers: readonly string[];
  /** Badges of those for whom the case waits; see mine.ts. */
  waitsFor: readonly string[];
  openedAt: Instant;
  issuedAt: Instant | null;
  /** Of the lead unit's deadline that comes first: that of its next milestone while it has one, otherwise its own. */
  dueAt: Instant | null;
  soonAt: Instant | null;
  originalDueAt: Instant | null;
  provisional: boolean;
  /** Whether that deadline runs: the lead unit still owes its feedback, and the case is not suspended. */
  running: boolean;
  level: number;
  coordination: number;
  attempts: number;
  relapses: number;
  bounces: number;
  open: boolean;
  history: boolean;
  closedAt: Instant | null;
  nextDutyAt: Instant | null;
  nextDutyId: string | null;
  nextDutyKind: string | null;
  movedAt: Instant;
  search: string;
}>;

export const caseList: Table<CaseRow> = {
  name: 'case_list',
  key: ['caseId'],
  columns: {
    caseId: 'text', version: 'integer', caseNo: 'text', title: 'text', status: 'text', office: 'text', area: 'text', areas: 'text[]', address: 'text', latitude: 'double precision', longitude: 'double precision', category: 'text', grade: 'text',
    sourceKind: 'text', campaign: 'text', round: 'text', leadUnit: 'text', units: 'text[]', viewers: 'text[]', waitsFor: 'text[]', openedAt: { type: 'timestamptz', again: 'first' }, issuedAt: 'timestamptz', dueAt: 'timestamptz',
    soonAt: 'timestamptz', originalDueAt: 'timestamptz', provisional: 'boolean', running: 'boolean', level: 'integer', coordination: 'integer', attempts: 'integer', relapses: 'integer',
    bounces: 'integer', open: 'boolean', history: 'boolean', closedAt: 'timestamptz', nextDutyAt: 'timestamptz', nextDutyId: 'text', nextDutyKind: 'text', movedAt: 'timestamptz', search: 'text',
  },
};

/** Text as it is searched: one width, one case, one form of each character. */
export const searchable = (text: string): string => text.normalize('NFKC').toLowerCase();

const runs = (state: CaseState, lead: Assignment | undefined): boolean => lead?.deadline !== undefined && clockRuns(state, lead);

function clocksOf(state: CaseState, rules: Rules): Pick<CaseRow, 'issuedAt' | 'dueAt' | 'soonAt' | 'originalDueAt' | 'provisional' | 'running'> {
  const lead = leadOf(state);
  const running = runs(state, lead);
  const deadline = lead === undefined ? undefined : nearestDeadline(lead);
  return {
    issuedAt: lead?.issuedAt ?? null,
    dueAt: deadline?.dueAt ?? null,
    soonAt: running && deadline !== undefined ? soonOf(deadline, rules) : null,
    originalDueAt: lead?.original?.dueAt ?? null,
    provisional: deadline?.provisional ?? false,
    running,
  };
}

const searchOf = ({ caseNo, title, place, source, docNo }: CaseState): string =>
  searchable([caseNo, title, place.address, source.reference, docNo].filter((part) => part !== undefined).join('\n'));

function nextOf(state: CaseState, rules: Rules): Pick<CaseRow, 'nextDutyAt' | 'nextDutyId' | 'nextDutyKind'> {
  const [next] = duties(state, rules);
  return { nextDutyAt: next?.at ?? null, nextDutyId: next?.id ?? null, nextDutyKind: next?.kind ?? null };
}

/** The row of a case after a change. */
export function caseRow({ caseId, after, version, recordedAt, events, rules }: CaseChange): CaseRow {
  const { caseNo, title, status, office, areas, place, category, grade, source, level, coordination, attempts, relapses, bounces, closedAt, history } = after;
  return {
    caseId, version, caseNo: caseNo ?? null, title, status, office, area: place.area ?? null, areas, address: place.address, latitude: place.latitude ?? null, longitude: place.longitude ?? null, category: category ?? null, grade, sourceKind: source.kind, campaign: after.campaign ?? null, round: after.finding?.round ?? null,
    leadUnit: leadOf(after)?.unit ?? null, units: standing(after).map(({ unit }) => unit), viewers: viewersOf(after), waitsFor: waitedFor(after),
    openedAt: events[0]?.occurredAt ?? recordedAt, ...clocksOf(after, rules), level, coordination: coordination.level, attempts, relapses, bounces,
    open: isOpen(after), history: history !== undefined, closedAt: closedAt ?? null, ...nextOf(after, rules), movedAt: recordedAt, search: searchOf(after),
  };
}
