import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { viewCounts, countedViews } from '#read-models/case-views';
import { Documented } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { query } from '../requests/query.ts';

const countsQuery = query({});
const counts = z.strictObject({ now: z.string(), items: z.array(z.strictObject({ view: z.enum(countedViews), count: z.int() })) });
const example = { now: '2026-10-10T09:00:00+08:00', items: countedViews.map((view, index) => ({ view, count: index * 3 })) };

@ApiTags('cases')
@Controller('api/cases')
export class CountsController {
  constructor(private readonly product: Product) {}

  @Get('counts')
  @Documented({ id: 'caseCounts', summary: '各视图的件数', description: 'How many cases that the caller may see are in each ready-made view at this moment.', answer: counts, example })
  async counts(@Query({ schema: countsQuery }) _: unknown, @AskedBy() { viewer }: Caller): Promise<z.output<typeof counts>> {
    const { clock, pool } = this.product.deps;
    const now = await clock.now(pool);
    const found = await viewCounts(pool, viewer, now);
    return { now, items: countedViews.map((view) => ({ view, count: found[view] })) };
  }
}
