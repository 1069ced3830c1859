import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { draftOf, dropDraft, keepDraft, mostDrafts, type Draft } from '#read-models/drafts';
import { Documented, shapeOf } from '../openapi/documented.ts';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { checked } from '../requests/schema.pipe.ts';

/** Characters of JSON: the longest form with all its texts is far shorter. */
const longest = 60_000;
const key = z.strictObject({ key: z.string().regex(/^[\p{L}\p{N}._~-]{1,160}$/u) });
const values = z.record(z.string().max(60), z.unknown());
const body = z.strictObject({ seen: z.int().min(0), values, device: z.string().regex(/^[\w-]{1,64}$/) });

const draft = z.strictObject({ version: z.int(), values, device: z.string(), savedAt: z.string() });
/** `draft` is null where nothing is kept. */
const found = z.strictObject({ key: z.string(), draft: draft.nullable() });
/** `replaced`: what another device had saved since, which the caller had not seen, and which this took the place of. */
const kept = z.strictObject({ key: z.string(), version: z.int(), savedAt: z.string(), replaced: draft.exactOptional() });
const dropped = z.strictObject({ key: z.string() });

const example = { version: 3, values: { result: '已清理' }, device: 'b7c1', savedAt: '2026-10-10T09:00:00+08:00' };
const exampleKey = '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10~submit-feedback';
const Key = ApiParam({ name: 'key', schema: { type: 'string', maxLength: 160 }, description: '案件与操作，例如 <案件编号>~submit-feedback' });

const shown = ({ version, values: typed, device, savedAt }: Draft): z.output<typeof draft> => ({ version, values: { ...typed }, device, savedAt });

/** What somebody has typed and not sent, so that a form begun on one device goes on at another; nobody else sees it. */
@ApiTags('drafts')
@Controller('api/drafts')
export class DraftsController {
  constructor(private readonly product: Product) {}

  @Get(':key')
  @Key
  @Documented({ id: 'draft', summary: '未提交的草稿', answer: found, example: { key: exampleKey, draft: example } })
  async read(@Param('key') given: string, @AskedBy() { actor }: Caller): Promise<z.output<typeof found>> {
    const { clock, pool } = this.product.deps;
    const { key: of } = checked(key, { key: given });
    const there = await draftOf(pool, actor.person, of, await clock.now(pool));
    return { key: of, draft: there === undefined ? null : shown(there) };
  }

  @Put(':key')
  @Key
  @ApiBody({ schema: shapeOf(body), examples: { example: { summary: '保存草稿', value: { seen: 2, values: example.values, device: example.device } } } })
  @Documented({ id: 'saveDraft', summary: '保存草稿', description: 'The last writer wins. `seen` is the version that this device saw last; what another device saved since is handed back. Kept for 90 days.', answer: kept, example: { key: exampleKey, version: 3, savedAt: example.savedAt }, failures: [400, 401, 409, 413, 415, 429, 503] })
  async save(@Param('key') given: string, @Body({ schema: body }) typed: z.output<typeof body>, @AskedBy() { actor }: Caller): Promise<z.output<typeof kept>> {
    const { clock, pool } = this.product.deps;
    const { key: of } = checked(key, { key: given });
    if (JSON.stringify(typed.values).length > longest) throw new Problem(413, 'draft-too-long', { most: longest });
    const now = await clock.now(pool);
    const answer = await keepDraft(pool, actor.person, of, { ...typed, now });
    if (answer === undefined) throw new Problem(409, 'too-many-drafts', { most: mostDrafts });
    return { key: of, version: answer.version, savedAt: now, ...(answer.replaced === undefined ? {} : { replaced: shown(answer.replaced) }) };
  }

  @Delete(':key')
  @Key
  @Documented({ id: 'dropDraft', summary: '删除草稿', answer: dropped, example: { key: exampleKey }, failures: [400, 401, 429, 503] })
  async drop(@Param('key') given: string, @AskedBy() { actor }: Caller): Promise<z.output<typeof dropped>> {
    const { key: of } = checked(key, { key: given });
    await dropDraft(this.product.deps.pool, actor.person, of);
    return { key: of };
  }
}
