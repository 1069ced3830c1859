import { z } from 'zod';
import { statuses, type Status } from '#domain/case/state';
import { id, text } from '#domain/text';
import { caseViews, viewNames } from '#read-models/case-views';
import { caseSorts, clocks, type CaseFilter } from '#read-models/list-cases';
import { besides, fromParameter, paging, query, untilParameter, whole } from '../requests/query.ts';

const isStatus = (value: string): value is Status => statuses.some((status) => status === value);
const statusList = z
  .string()
  .max(300)
  .transform((value) => value.split(','))
  .pipe(z.array(z.string().refine(isStatus)).min(1));

/** The filters of the case list. `view` is a ready-made one, narrowed by the others; `status` takes several with commas; days include both ends. */
export const caseQuery = query({
  status: statusList.exactOptional(),
  unit: id.exactOptional(),
  area: id.exactOptional(),
  category: id.exactOptional(),
  campaign: id.exactOptional(),
  view: z.enum(viewNames).exactOptional(),
  clock: z.enum(clocks).exactOptional(),
  level: whole(0, 7).exactOptional(),
  q: text(100).exactOptional(),
  openedFrom: fromParameter.exactOptional(),
  openedTo: untilParameter.exactOptional(),
  dueFrom: fromParameter.exactOptional(),
  dueTo: untilParameter.exactOptional(),
  returned: z.enum(['true', 'false']).exactOptional(),
  mine: z.enum(['true', 'false']).exactOptional(),
  sort: z.enum(caseSorts).exactOptional(),
  ...paging,
});
export type CaseQuery = z.output<typeof caseQuery>;

/** What a query asks of the list. */
export function filterOf(asked: CaseQuery): CaseFilter {
  const { mine, returned, status, view } = asked;
  return { ...(view === undefined ? {} : caseViews[view]), ...besides(asked, 'view', 'mine', 'returned', 'status', 'sort', 'limit', 'cursor', 'lang'), ...(status === undefined ? {} : { status: status.filter(isStatus) }), ...(mine === 'true' ? { mine: true } : {}), ...(returned === 'true' ? { returned: true } : {}) };
}
