import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Seen, seenBy } from '#evidence/seen';
import type { Variant } from '#evidence/storage';
import { Documented } from '../openapi/documented.ts';
import { type FailureStatus, Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { evidenceShown, type EvidenceShown, seenShown } from './evidence-shown.ts';
import { evidenceExample } from './examples.ts';
import { answerFile } from './file-answer.ts';

const failures: readonly FailureStatus[] = [401, 403, 404, 429, 503];
const Sha256 = ApiParam({ name: 'sha256', schema: { type: 'string', pattern: '^[0-9a-f]{64}$' } });
const binary = (id: string, summary: string, description: string, type: string) => Documented({ id, summary, description, answer: z.string(), example: '(文件内容)', type, failures });

/** Evidence for whoever sent it or sees a case that it belongs to; for anybody else there is none. */
@ApiTags('evidence')
@Controller('api/evidence')
export class EvidenceController {
  constructor(private readonly product: Product) {}

  @Get(':sha256')
  @Sha256
  @Documented({ id: 'evidence', summary: '一份证据', answer: evidenceShown, example: evidenceExample, failures })
  async facts(@Param('sha256') sha256: string, @AskedBy() caller: Caller): Promise<EvidenceShown> {
    return seenShown(await this.#seen(sha256, caller), caller);
  }

  @Get(':sha256/thumbnail')
  @Sha256
  @binary('evidenceThumbnail', '照片的缩略图', 'At most 480 pixels on the longer side.', 'image/jpeg')
  async thumbnail(@Param('sha256') sha256: string, @AskedBy() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#answer(sha256, 'thumbnail', caller, request, reply);
  }

  @Get(':sha256/copy')
  @Sha256
  @binary('evidenceCopy', '照片的副本（不含拍摄信息）', 'Drawn anew from the pixels: upright, without place, device or any other metadata.', 'image/jpeg')
  async copy(@Param('sha256') sha256: string, @AskedBy() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#answer(sha256, 'copy', caller, request, reply);
  }

  @Get(':sha256/original')
  @Sha256
  @binary('evidenceOriginal', '原件', 'What was sent, to the last byte. Of photos only for the office, inspectors, oversight and whoever sent it. Takes Range.', 'application/octet-stream')
  async original(@Param('sha256') sha256: string, @AskedBy() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#answer(sha256, 'original', caller, request, reply);
  }

  async #answer(sha256: string, variant: Variant, caller: Caller, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const seen = await this.#seen(sha256, caller);
    if (variant === 'original' && seen.sealed) throw new Problem(403, 'evidence-original-sealed');
    await answerFile(request, reply, { seen, variant, storage: this.product.evidence.storage });
  }

  async #seen(sha256: string, { actor, sight }: Caller): Promise<Seen> {
    const seen = /^[\da-f]{64}$/.test(sha256) ? await seenBy(this.product.evidence.pool, sha256, actor, sight) : undefined;
    if (seen === undefined) throw new Problem(404, 'unknown-evidence');
    return seen;
  }
}
