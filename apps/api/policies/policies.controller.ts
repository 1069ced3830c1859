import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { differenceIn } from '#catalogue/policy-diff';
import { policyOfVersion, policyVersions } from '#commands/policy-versions';
import { policyDiff } from '#domain/policy/diff';
import type { Policy } from '#domain/policy/policy';
import { text } from '#domain/text';
import { Documented } from '../openapi/documented.ts';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { listed } from '../requests/listed.ts';
import { asOf, query } from '../requests/query.ts';
import { diffExample, itemExample, pageExample } from './examples.ts';
import { itemShown, pageShown, policyItem, policyPage } from './shown.ts';

const policiesQuery = query(asOf);
const version = text(150);
const diffQuery = query({ from: version, to: version });
const policies = listed(policyItem);

/** What differs between two policies, rule by rule. */
const difference = z.strictObject({ path: z.string(), kind: z.enum(['added', 'removed', 'changed']), sentence: z.string(), was: z.unknown().optional(), is: z.unknown().optional() });
const differences = z.strictObject({ from: z.string(), to: z.string(), differences: z.array(difference) });

@ApiTags('policies')
@Controller('api/policies')
export class PoliciesController {
  constructor(private readonly product: Product) {}

  @Get()
  @Documented({ id: 'policies', summary: '时限与升级规则的各个版本', description: 'Every policy that was published, the latest first, then the default one; `current` is in force for what is new. With `asOf` those that were known then.', answer: policies, example: { items: [itemExample], next: null } })
  async policies(@Query({ schema: policiesQuery }) { asOf: then }: z.output<typeof policiesQuery>): Promise<z.output<typeof policies>> {
    const { clock, policies: shelf, pool } = this.product.deps;
    const book = then === undefined ? await shelf.current(pool) : await shelf.asOf(pool, then);
    return { items: policyVersions(book, then ?? (await clock.now(pool))).map(itemShown), next: null };
  }

  @Get('diff')
  @Documented({ id: 'policyDiff', summary: '两个版本的规则有哪些不同', description: 'Rule by rule, in words; `path` leads to the rule in a policy file, rungs, categories and signatures by their ids.', answer: differences, example: diffExample })
  async diff(@Query({ schema: diffQuery }) { from, to }: z.output<typeof diffQuery>, @AskedBy() { locale }: Caller): Promise<z.output<typeof differences>> {
    const [was, is] = [await this.#policy(from), await this.#policy(to)];
    return { from, to, differences: policyDiff(was, is).map((one) => ({ ...one, path: one.path.join('.'), sentence: differenceIn(locale, one, was, is) })) };
  }

  @Get(':version')
  @Documented({ id: 'policy', summary: '一个版本的规则', description: 'All its rules, and its ladders in words. A version as cases are pinned to it, `<id>@<number>+city-<n>`, has the categories of the city of that version.', answer: policyPage, example: pageExample })
  async policy(@Param('version') asked: string, @AskedBy() caller: Caller): Promise<z.output<typeof policyPage>> {
    return pageShown(await this.#policy(asked), caller);
  }

  async #policy(asked: string): Promise<Policy> {
    const { deps } = this.product;
    const found = await policyOfVersion(deps, deps.pool, asked);
    if (found === undefined) throw new Problem(404, 'policy-unknown', { version: asked.slice(0, 150) });
    return found;
  }
}
