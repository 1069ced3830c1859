import { z } from 'zod';
import { statuses, type Status } from '#domain/case/state';
import { day, id, text } from '#domain/text';
import { at } from '#domain/time';
import { caseSorts, clocks, type CaseFilter } from '#read-models/list-cases';
import { fromParameter, instantParameter, paging, query, whole } from '../requests/query.ts';

/** An instant, or a day for its end: a list until a day includes the day. */
export const untilParameter = z.union([day.transform((value) => at(value, 1440)), instantParameter]);

const isStatus = (value: string): value is Status => statuses.some((status) => status === value);
const statusList = z
  .string()
  .max(300)
  .transform((value) => value.split(','))
  .pipe(z.array(z.string().refine(isStatus)).min(1));

/** The filters of the case list. `status` takes several with commas; days include both ends. */
export const caseQuery = query({
  status: statusList.exactOptional(),
  unit: id.exactOptional(),
  area: id.exactOptional(),
  category: id.exactOptional(),
  clock: z.enum(clocks).exactOptional(),
  level: whole(0, 7).exactOptional(),
  q: text(100).exactOptional(),
  openedFrom: fromParameter.exactOptional(),
  openedTo: untilParameter.exactOptional(),
  dueFrom: fromParameter.exactOptional(),
  dueTo: untilParameter.exactOptional(),
  mine: z.enum(['true', 'false']).exactOptional(),
  sort: z.enum(caseSorts).exactOptional(),
  ...paging,
});
export type CaseQuery = z.output<typeof caseQuery>;

/** What a query asks of the list. */
export function filterOf({ mine, status, lang: _, sort: __, limit: ___, cursor: ____, ...rest }: CaseQuery): CaseFilter {
  return { ...rest, ...(status === undefined ? {} : { status: status.filter(isStatus) }), ...(mine === 'true' ? { mine: true } : {}) };
}
