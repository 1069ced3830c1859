import { z } from 'zod';
import { sentenceOf } from '#catalogue/sentence';
import { ruleName } from '#catalogue/rules';
import { differenceSentence } from '#catalogue/simulation';
import { simulationReportWords } from '#catalogue/simulation-report';
import type { Caller } from '../requests/caller.ts';
import type { Running } from './simulations.ts';

const both = z.strictObject({ base: z.int(), tried: z.int() });
const rulesUsed = z.array(z.strictObject({ policy: z.string(), calendar: z.string(), cases: z.int() }));

const report = z.strictObject({
  period: z.strictObject({ from: z.string(), to: z.string() }),
  base: rulesUsed, tried: rulesUsed, cases: z.int(), imported: z.int(), changed: z.int(),
  sums: z.array(z.strictObject({ rule: z.string(), name: z.string(), kind: z.enum(['reminder', 'rung', 'proposal', 'order', 'end']), base: z.int(), tried: z.int() })),
  deadlines: z.strictObject({ earlier: z.int(), later: z.int(), same: z.int() }),
  onTime: both, overdue: both, openOverdue: both, talks: both,
  units: z.array(z.strictObject({ unit: z.string(), name: z.string(), reminders: both, proposals: both, yellow: both, red: both, talks: both, onTime: both, overdue: both, openOverdue: both })),
  unfollowed: z.array(z.strictObject({ type: z.string(), base: z.int(), tried: z.int() })),
  examples: z.array(z.strictObject({ caseId: z.string(), caseNo: z.string(), title: z.string(), fired: both, at: z.string(), explained: z.string() })),
  note: z.string(),
});

/** A simulation as it is answered: `progress` in cases; `report` when it is done, `problem` when it failed. */
export const simulationPage = z.strictObject({
  id: z.string(), status: z.enum(['running', 'done', 'failed', 'cancelled']), progress: z.strictObject({ done: z.int(), all: z.int() }), report: report.nullable(), problem: z.string().nullable(),
});
type Page = z.output<typeof simulationPage>;

function reportShown({ report: found }: Extract<Running, { status: 'done' }>, { locale, names }: Caller): z.output<typeof report> {
  const { period, base, tried, sums, units, unfollowed, examples, ...numbers } = found;
  return {
    ...numbers, period: { ...period }, base: [...base], tried: [...tried], unfollowed: [...unfollowed],
    sums: sums.map((one) => ({ ...one, name: one.name ?? ruleName(locale, one.rule) })),
    units: units.map((one) => ({ ...one, name: names.unit(one.unit) })),
    examples: examples.map(({ first, ...one }) => ({ ...one, at: first.at, explained: differenceSentence(locale, first, names) })),
    note: simulationReportWords[locale]['no-guess'],
  };
}

export const simulationShown = (running: Running, caller: Caller): Page => ({
  id: running.id, status: running.status, progress: { ...running.progress },
  report: running.status === 'done' ? reportShown(running, caller) : null,
  problem: running.status === 'failed' ? sentenceOf(caller.locale, running.problem) : null,
});

const none = { base: 0, tried: 0 };
/** What is asked, what is answered at once, and what is there in the end. */
export const askExample = { policy: 'id: longchang\nname: 隆昌红黄牌\nrecheck: { amount: 2, unit: workday }\n', from: '2026-01-01T00:00:00+08:00', to: '2026-06-30T23:59:59+08:00' };
export const begunExample: Page = { id: '6f1c7a52-8f5f-4b0e-9a43-2a8c8d2d6f10', status: 'running', progress: { done: 0, all: 0 }, report: null, problem: null };
export const doneExample: Page = {
  ...begunExample, status: 'done', progress: { done: 812, all: 812 },
  report: {
    period: { from: askExample.from, to: askExample.to }, base: [{ policy: 'default-1+city-9', calendar: 'state-council-2025-11-04', cases: 812 }], tried: [{ policy: 'longchang@draft+city-9', calendar: 'state-council-2025-11-04', cases: 812 }],
    cases: 812, imported: 0, changed: 31, sums: [{ rule: 'recheck', name: '反馈后到期自动安排复查', kind: 'order', base: 40, tried: 22 }], deadlines: { earlier: 0, later: 0, same: 790 },
    onTime: { base: 700, tried: 700 }, overdue: { base: 60, tried: 60 }, openOverdue: none, talks: { base: 0, tried: 1 },
    units: [{ unit: 'cgj', name: '城管局', reminders: { base: 210, tried: 190 }, proposals: { base: 12, tried: 15 }, yellow: { base: 0, tried: 9 }, red: { base: 0, tried: 6 }, talks: { base: 0, tried: 1 }, onTime: { base: 300, tried: 300 }, overdue: none, openOverdue: none }],
    unfollowed: [{ type: 'SanctionIssued', base: 0, tried: 2 }],
    examples: [{ caseId: '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10', caseNo: '2026-000112', title: '东关农贸市场西门外占道经营', fired: { base: 3, tried: 2 }, at: '2026-03-05T18:00:00+08:00', explained: '2026年3月5日 18:00 原规则执行「反馈后到期自动安排复查」，试行规则没有执行：longchang@draft+city-9、state-council-2025-11-04 下是 2026年3月6日 18:00。' }],
    note: simulationReportWords['zh-CN']['no-guess'],
  },
};
