import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ruleName } from '#catalogue/rules';
import { defaultPolicy } from '#domain/policy/default';
import { policy, type Policy } from '#domain/policy/policy';
import { Documented } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { listed } from '../requests/listed.ts';
import { asOf, query } from '../requests/query.ts';

const policiesQuery = query(asOf);

/** The rules that hold for new orders: limits, whom to remind when, the ladder with the names of its rungs, who signs, when to look back. */
const policyShown = z.strictObject({ version: z.string(), current: z.boolean(), rungs: z.array(z.strictObject({ rule: z.string(), name: z.string(), level: z.int() })), rules: policy });
const policies = listed(policyShown);

const shown = (rules: Policy, { locale }: Pick<Caller, 'locale'>): z.output<typeof policyShown> => ({
  version: rules.version, current: true, rungs: rules.ladder.map(({ id, level }) => ({ rule: `ladder.${id}`, name: ruleName(locale, `ladder.${id}`), level })), rules,
});

@ApiTags('policies')
@Controller('api/policies')
export class PoliciesController {
  constructor(private readonly product: Product) {}

  @Get()
  @Documented({ id: 'policies', summary: '时限与升级规则', answer: policies, example: { items: [shown(defaultPolicy, { locale: 'zh-CN' })], next: null } })
  async policies(@Query({ schema: policiesQuery }) { asOf: instant }: z.output<typeof policiesQuery>, @AskedBy() caller: Caller): Promise<z.output<typeof policies>> {
    const { clock, directory, pool, ruleBook } = this.product.deps;
    const city = instant === undefined ? caller.city : await directory.asOf(pool, instant);
    const { policy: inForce } = await ruleBook.current(pool, city, { areas: [] }, instant ?? (await clock.now(pool)));
    return { items: [shown(inForce, caller)], next: null };
  }
}
