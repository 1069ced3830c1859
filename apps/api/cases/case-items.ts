import { z } from 'zod';
import { wordOf } from '#catalogue/rules';
import { clockWords, statusWords } from '#catalogue/statuses';
import { gradeWords, levelWords } from '#catalogue/steps';
import type { CaseItem } from '#read-models/list-cases';
import type { Caller } from '../requests/caller.ts';

const name = z.string().nullable();

/** A case in a list. Ids stand beside their names; `clock` is null when the case is over. */
export const caseItem = z.strictObject({
  caseId: z.string(), version: z.int(), caseNo: z.string().nullable(), title: z.string(), status: z.string(), statusName: z.string(), office: z.string(), officeName: z.string(), area: z.string().nullable(), areaName: name,
  areas: z.array(z.string()), address: z.string(), category: z.string().nullable(), categoryName: name, grade: z.string(), gradeName: z.string(), sourceKind: z.string(), leadUnit: z.string().nullable(), leadUnitName: name,
  units: z.array(z.strictObject({ id: z.string(), name: z.string() })), openedAt: z.string(), issuedAt: z.string().nullable(), dueAt: z.string().nullable(), soonAt: z.string().nullable(), originalDueAt: z.string().nullable(),
  provisional: z.boolean(), running: z.boolean(), clock: z.enum(['normal', 'soon', 'overdue']).nullable(), clockName: name, level: z.int(), levelName: z.string(), coordination: z.int(), attempts: z.int(), relapses: z.int(),
  bounces: z.int(), open: z.boolean(), history: z.boolean(), closedAt: z.string().nullable(), nextDutyAt: z.string().nullable(), nextDutyKind: z.string().nullable(), movedAt: z.string(),
});

/** A row of the list as the caller is shown it. */
export function itemShown({ units, areas, ...row }: CaseItem, { locale, names }: Caller): z.output<typeof caseItem> {
  const { status, office, area, category, grade, leadUnit, clock, level } = row;
  return {
    ...row, areas: [...areas], units: units.map((id) => ({ id, name: names.unit(id) })), statusName: wordOf(statusWords[locale], status), officeName: names.office(office), areaName: area === null ? null : names.area(area),
    categoryName: category === null ? null : names.category(category), gradeName: wordOf(gradeWords[locale], grade), leadUnitName: leadUnit === null ? null : names.unit(leadUnit),
    clockName: clock === null ? null : clockWords[locale][clock], levelName: wordOf(levelWords[locale], `${level}`),
  };
}
