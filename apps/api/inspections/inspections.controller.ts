import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { commandWords } from '#catalogue/commands';
import { wordOf } from '#catalogue/rules';
import { statusWords } from '#catalogue/statuses';
import { day } from '#domain/text';
import { at, dayOf } from '#domain/time';
import { type Inspection, inspections } from '#read-models/inspections';
import { Documented } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { answered } from '../requests/listed.ts';
import { paging, partOf, query } from '../requests/query.ts';

const inspectionQuery = query({ day: day.refine((value) => value >= '1900' && value < '2200').exactOptional(), ...paging });

const inspection = z.strictObject({
  caseId: z.string(), version: z.int(), caseNo: z.string().nullable(), title: z.string(), kind: z.enum(['reinspection', 'look-back']), command: z.enum(['reinspect', 'look-back']), commandName: z.string(), status: z.string(), statusName: z.string(),
  area: z.string().nullable(), areaName: z.string().nullable(), address: z.string(), latitude: z.number().nullable(), longitude: z.number().nullable(), units: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  attempts: z.int(), relapses: z.int(), dueAt: z.string().nullable(),
});
const inspectionList = z.strictObject({ now: z.string(), day: z.string(), items: z.array(inspection), next: z.string().nullable() });

const example = {
  now: '2026-10-13T09:00:00+08:00', day: '2026-10-13', next: null,
  items: [{
    caseId: '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10', version: 9, caseNo: '2026-000031', title: '东关农贸市场西门外占道经营', kind: 'reinspection', command: 'reinspect', commandName: '复查', status: 'reinspection', statusName: '复查中',
    area: 'dg-shichang', areaName: '东关农贸市场网格', address: '东大街农贸市场西门', latitude: 34.5021, longitude: 109.5098, units: [{ id: 'cgj', name: '市城管局' }], attempts: 1, relapses: 0, dueAt: '2026-10-14T18:00:00+08:00',
  }],
};

/** What is to be looked at as the caller is shown it, with the command by which it is done. */
function shown({ units, ...one }: Inspection, { locale, names }: Caller): z.output<typeof inspection> {
  const command = one.kind === 'look-back' ? 'look-back' : 'reinspect';
  return {
    ...one, command, commandName: commandWords[locale][command], statusName: wordOf(statusWords[locale], one.status), areaName: one.area === null ? null : names.area(one.area), units: units.map((id) => ({ id, name: names.unit(id) })),
  };
}

@ApiTags('inspections')
@Controller('api/inspections')
export class InspectionsController {
  constructor(private readonly product: Product) {}

  @Get()
  @Documented({ id: 'inspections', summary: '待复查和待回头看', description: 'Cases that wait for a re-inspection or a look back that the caller may do, due up to the end of a day (today), in the order of area and place. Empty for whoever is no inspector.', answer: inspectionList, example })
  async list(@Query({ schema: inspectionQuery }) asked: z.output<typeof inspectionQuery>, @AskedBy() caller: Caller): Promise<z.output<typeof inspectionList>> {
    const { clock, pool } = this.product.deps;
    const now = await clock.now(pool);
    const upTo = asked.day ?? dayOf(now);
    const { actor, viewer } = caller;
    if (!actor.roles.includes('inspector')) return { now, day: upTo, items: [], next: null };
    const page = await inspections(pool, viewer, { until: at(upTo, 1440), ...(actor.unit === undefined ? {} : { unit: actor.unit }), ...partOf(asked) });
    return { now, day: upTo, ...answered(page, (one) => shown(one, caller)) };
  }
}
