import { z } from 'zod';
import { setDeadlineAt } from '#domain/calendar/deadline';
import { officePath } from '#domain/city/trees';
import { Refusal } from '#domain/refusal';
import { id, instant, text } from '../text.ts';
import { clockCommand, type Evolve, type Guard } from './chapter.ts';
import { knownUnit } from './dispatch.ts';
import type { CaseEvent } from './events.ts';
import { pinsOf, sourceKinds } from './intake.ts';

/** A past case as an old ledger or another system tells it: what happened when, as far as it is known. */
export const past = z.strictObject({
  system: text(60),
  externalId: text(100),
  row: z.number().int().nonnegative(),
  title: text(200),
  description: text(5000),
  address: text(300),
  source: z.enum(sourceKinds),
  category: text(100).exactOptional(),
  unit: id,
  reportedAt: instant,
  dueAt: instant.exactOptional(),
  closedAt: instant.exactOptional(),
  closeReason: text(5000).exactOptional(),
  sourceStatus: text(100).exactOptional(),
  /** The source is known to hold cases that end before they start, and they are wanted as they are. */
  disorder: z.boolean().exactOptional(),
});

const mayImport: Guard = (state, actor) => {
  if (state.status !== 'none') return new Refusal('already-reported');
  return actor.roles.some((role) => role === 'clerk' || role === 'admin' || role === 'system') || new Refusal('office-only', { roles: ['clerk', 'admin'] }, 'forbidden');
};

/** Cases that come with their own past (历史导入): each date becomes an event at that time, recorded later. No rung fires for what was missed before. */
export const history = {
  commands: {
    'import-history': clockCommand({
      rules: 'current',
      schema: past,
      may: mayImport,
      decide: (_, data, { at, city, rules }) => {
        const { unit, reportedAt, dueAt, closedAt } = data;
        knownUnit(city, unit);
        if (closedAt !== undefined && closedAt < reportedAt && data.disorder !== true) throw new Refusal('closed-before-reported', { reportedAt, closedAt });
        if (reportedAt > at) throw new Refusal('reported-in-the-future', { reportedAt });
        if (closedAt !== undefined && closedAt > at) throw new Refusal('closed-in-the-future', { closedAt });
        const home = city.units[unit]?.office ?? '';
        const events: CaseEvent[] = [
          { type: 'ProblemReported', at: reportedAt, data: { title: data.title, description: data.description, source: { kind: data.source, reference: data.externalId }, place: { address: data.address }, areas: [], office: home, offices: officePath(city, home), ...pinsOf(rules) } },
          { type: 'HistoryImported', data: { system: data.system, externalId: data.externalId, importedAt: at, row: data.row, ...(data.sourceStatus === undefined ? {} : { sourceStatus: data.sourceStatus }) } },
          { type: 'CaseRegistered', at: reportedAt, data: { caseNo: `${data.system}-${data.externalId}`, category: data.category ?? 'history', grade: 'ordinary', negative: false } },
          {
            type: 'OrderIssued', at: reportedAt,
            data: {
              docNo: data.externalId, requirement: data.title, mode: 'immediate', policy: rules.policy.version, calendar: rules.calendar.version,
              assignments: [{ id: 'a1', unit, role: 'lead', mandatory: true, ...(dueAt === undefined ? {} : { deadline: setDeadlineAt('a1', rules.calendar, reportedAt, dueAt) }) }],
            },
          },
          { type: 'AssignmentClaimed', at: reportedAt, data: { assignment: 'a1', unit, deemed: true } },
          { type: 'WorkBegan', at: reportedAt, data: { mode: 'immediate' } },
        ];
        if (closedAt !== undefined) events.push({ type: 'HistoricalClosureRecorded', at: closedAt, data: data.closeReason === undefined ? {} : { reason: data.closeReason } });
        return events;
      },
    }),
  },
  evolve: {
    HistoryImported: (state, { system, externalId, importedAt }) => ({ ...state, history: { system, externalId, importedAt } }),
    HistoricalClosureRecorded: (state, _, { at }) => ({
      ...state, status: 'closed', since: at, closedAt: at,
      assignments: state.assignments.map((one) => ({ ...one, status: 'accepted', deliveredAt: at, acceptedAt: at })),
    }),
  } satisfies Evolve<'HistoryImported' | 'HistoricalClosureRecorded'>,
};
