import type { IncomingHttpHeaders } from 'node:http';
import { applyDecorators, Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { differenceIn } from '#catalogue/policy-diff';
import { sentenceOf } from '#catalogue/sentence';
import { publishPolicy, withdrawPolicy } from '#commands/policies';
import { inForce } from '#domain/policy/book';
import { policyDiff } from '#domain/policy/diff';
import { completed } from '#domain/policy/file';
import { instant, text } from '#domain/text';
import { parsePolicy } from '#intake/policy-file';
import { Documented, shapeOf } from '../openapi/documented.ts';
import { MalformedFile, Problem, type FailureStatus } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { bodyLimit } from '../requests/body.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { commandIdOf, IdempotencyKey } from '../requests/preconditions.ts';
import { checkedExample, fileExample, publicationExample, publishExample, withdrawalExample, withdrawExample } from './examples.ts';

/** The text of a policy file: YAML, or JSON. */
const file = z.string().min(1).max(bodyLimit);
const checkBody = z.strictObject({ file });
const publishBody = z.strictObject({ file, effectiveFrom: instant.exactOptional(), migrate: z.boolean().default(false), note: text(500) });
const withdrawBody = z.strictObject({ migrate: z.boolean().default(false), note: text(500) });

const problem = z.strictObject({ line: z.int(), column: z.int(), path: z.string(), code: z.string(), message: z.string() });
/** `differences`: what would change against the policy that is in force now. */
const check = z.strictObject({ ok: z.boolean(), problems: z.array(problem), differences: z.array(z.string()) });
const publication = z.strictObject({ version: z.string(), number: z.int(), effectiveFrom: z.string(), migrate: z.boolean() });
const withdrawal = z.strictObject({ version: z.string(), number: z.int(), from: z.string(), migrate: z.boolean() });

const failures: readonly FailureStatus[] = [400, 401, 403, 404, 409, 413, 415, 429, 503];
const Once = (body: z.ZodType, summary: string, example: unknown): MethodDecorator =>
  applyDecorators(
    IdempotencyKey,
    ApiBody({ schema: shapeOf(body), examples: { example: { summary, value: example } } }),
  );

/** Publishing policies: for the administrator, and the director of an office with none above it. */
@ApiTags('policies')
@Controller('api/policies')
export class PolicyPublishingController {
  constructor(private readonly product: Product) {}

  @Post('check')
  @HttpCode(200)
  @ApiBody({ schema: shapeOf(checkBody), examples: { example: { value: { file: fileExample } } } })
  @Documented({ id: 'checkPolicy', summary: '检查规则文件', description: 'What is wrong in the text of a policy file, with line and column, or what it would change. Nothing is written.', answer: check, example: checkedExample, failures: [400, 401, 413, 415, 429, 503] })
  async check(@Body({ schema: checkBody }) { file: written }: z.output<typeof checkBody>, @AskedBy() { locale }: Caller): Promise<z.output<typeof check>> {
    const { value, problems = [] } = parsePolicy(Buffer.from(written));
    if (value === undefined) return { ok: false, problems: problems.map(({ facts, ...one }) => ({ ...one, message: sentenceOf(locale, { code: one.code, facts }) })), differences: [] };
    const { clock, policies, pool } = this.product.deps;
    const [was, is] = [inForce(await policies.current(pool), await clock.now(pool)), completed(value)];
    return { ok: true, problems: [], differences: policyDiff(was, is).map((one) => differenceIn(locale, one, was, is)) };
  }

  @Post()
  @HttpCode(201)
  @Once(publishBody, '发布规则', publishExample)
  @Documented({ id: 'publishPolicy', summary: '发布规则', description: 'Takes effect at `effectiveFrom`, at once without it. Open cases keep the policy that they were issued under unless `migrate`.', status: 201, answer: publication, example: publicationExample, failures })
  async publish(@Body({ schema: publishBody }) { file: written, ...terms }: z.output<typeof publishBody>, @Headers() headers: IncomingHttpHeaders, @AskedBy() { actor }: Caller): Promise<z.output<typeof publication>> {
    const { value, problems = [] } = parsePolicy(Buffer.from(written));
    if (value === undefined) throw new MalformedFile('policy-has-problems', problems);
    const { repeated: _, ...answer } = await publishPolicy(this.product.deps, value, terms, actor, commandIdOf(headers));
    return answer;
  }

  @Post(':version/withdraw')
  @HttpCode(200)
  @Once(withdrawBody, '撤回规则', withdrawExample)
  @Documented({ id: 'withdrawPolicy', summary: '撤回规则', description: 'From now on it holds for nothing new; the one before it is in force again.', answer: withdrawal, example: withdrawalExample, failures })
  async withdraw(@Param('version') version: string, @Body({ schema: withdrawBody }) terms: z.output<typeof withdrawBody>, @Headers() headers: IncomingHttpHeaders, @AskedBy() { actor }: Caller): Promise<z.output<typeof withdrawal>> {
    const { deps } = this.product;
    const found = (await deps.policies.current(deps.pool)).published.find(({ policy }) => policy.version === version);
    if (found === undefined) throw new Problem(404, 'policy-unknown', { version: version.slice(0, 150) });
    const { repeated: _, ...answer } = await withdrawPolicy(deps, { number: found.number, ...terms }, actor, commandIdOf(headers));
    return answer;
  }
}
