import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { statusWords } from '#catalogue/statuses';
import { wordOf } from '#catalogue/rules';
import { id, text } from '#domain/text';
import { type About, casesNearby } from '#read-models/nearby';
import { Documented } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { besides, query } from '../requests/query.ts';

const degrees = (most: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,12})?$/)
    .transform(Number)
    .pipe(z.number().min(-most).max(most));
const nearbyQuery = query({ area: id.exactOptional(), category: id.exactOptional(), address: text(200).exactOptional(), title: text(100).exactOptional(), lat: degrees(90).exactOptional(), lng: degrees(180).exactOptional() })
  .refine(({ lat, lng }) => (lat === undefined) === (lng === undefined), { path: ['lng'] });

const name = z.string().nullable();
/** `likeness` in per cent of title and address; `metres` where both places have coordinates. */
const nearbyCase = z.strictObject({
  caseId: z.string(), caseNo: z.string().nullable(), title: z.string(), address: z.string(), status: z.string(), statusName: z.string(), area: z.string().nullable(), areaName: name, category: z.string().nullable(), categoryName: name,
  leadUnit: z.string().nullable(), leadUnitName: name, openedAt: z.string(), dueAt: z.string().nullable(), likeness: z.int(), metres: z.int().nullable(),
});
const nearby = z.strictObject({ items: z.array(nearbyCase) });
const example = {
  items: [{
    caseId: '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10', caseNo: '2026-000031', title: '东关农贸市场西门外占道经营', address: '东大街农贸市场西门', status: 'rectifying', statusName: '整改中', area: 'dg-shichang', areaName: '东关农贸市场网格',
    category: 'zhandao-jingying', categoryName: '占道经营', leadUnit: 'cgj', leadUnitName: '市城管局', openedAt: '2026-10-09T09:12:00+08:00', dueAt: '2026-10-13T18:00:00+08:00', likeness: 82, metres: 35,
  }],
};

/** What is asked, as far as it is typed. */
function aboutOf(asked: z.output<typeof nearbyQuery>): About {
  const { lat, lng } = asked;
  return { ...besides(asked, 'lat', 'lng', 'lang'), ...(lat === undefined || lng === undefined ? {} : { latitude: lat, longitude: lng }) };
}

@ApiTags('cases')
@Controller('api/cases')
export class NearbyController {
  constructor(private readonly product: Product) {}

  @Get('nearby')
  @Documented({ id: 'casesNearby', summary: '附近可能相同的在办案件', description: 'Open cases that the caller may see, of the same area or within 500 m, of which title and address are alike: what to look at before the same problem is filed twice.', answer: nearby, example })
  async nearby(@Query({ schema: nearbyQuery }) asked: z.output<typeof nearbyQuery>, @AskedBy() { viewer, names, locale }: Caller): Promise<z.output<typeof nearby>> {
    const found = await casesNearby(this.product.deps.pool, viewer, aboutOf(asked));
    return {
      items: found.map((one) => ({
        ...one, likeness: Math.round(one.likeness * 100), statusName: wordOf(statusWords[locale], one.status), areaName: one.area === null ? null : names.area(one.area),
        categoryName: one.category === null ? null : names.category(one.category), leadUnitName: one.leadUnit === null ? null : names.unit(one.leadUnit),
      })),
    };
  }
}
