import type { IncomingHttpHeaders } from 'node:http';
import { Body, Controller, Delete, Get, Head, Headers, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { instant } from '#domain/text';
import { mostOfAll } from '#evidence/media-type';
import { announceUpload, cancelUpload, continueUpload, takeWhole, type Upload, uploadState } from '#evidence/uploads';
import { Documented, shapeOf } from '../openapi/documented.ts';
import type { FailureStatus } from '../problems/problem.ts';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { contentOf, fileTypes } from '../requests/file-body.ts';
import { commandIdOf, isUuid } from '../requests/preconditions.ts';
import { besides, instantParameter, query } from '../requests/query.ts';
import { evidenceShown, type EvidenceShown, seenShown, uploadAnswer, uploadShown, type UploadShown } from './evidence-shown.ts';
import { evidenceExample, uploadExample } from './examples.ts';

const hash = z.string().regex(/^[\da-f]{64}$/);
const name = z.string().max(1000);
const announced = z.strictObject({ name, size: z.int().min(0).max(mostOfAll * 4), sha256: hash.exactOptional(), capturedAt: instant.exactOptional() });
const sent = query({ name, sha256: hash.exactOptional(), capturedAt: instantParameter.exactOptional() });

const failures: readonly FailureStatus[] = [400, 401, 404, 409, 413, 415, 429, 503];
const UploadId = ApiParam({ name: 'uploadId', schema: { type: 'string', format: 'uuid' } });
const content = (type: string) => ApiBody({ description: type, schema: { type: 'string', format: 'binary' }, examples: { example: { summary: type, value: '(文件内容)' } } });

/** Files on their way to becoming evidence: announced and sent in parts that survive any interruption, or sent at once. */
@ApiTags('evidence')
@Controller('api/evidence')
export class UploadsController {
  constructor(private readonly product: Product) {}

  @Post('uploads')
  @HttpCode(201)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: '同一个 UUID 只登记一次，重复提交得到同一个上传。', schema: { type: 'string', format: 'uuid' } })
  @ApiBody({ schema: shapeOf(announced), examples: { example: { summary: '登记上传', value: { name: evidenceExample.name, size: evidenceExample.size, sha256: evidenceExample.sha256, capturedAt: evidenceExample.capturedAt } } } })
  @Documented({ id: 'announceUpload', summary: '登记一次上传（可断点续传）', description: 'Answers where to send the content: PATCH it to `Location` from the offset told.', status: 201, answer: uploadShown, example: { ...uploadExample, offset: 0 }, failures })
  async announce(@Body({ schema: announced }) body: z.output<typeof announced>, @Headers() headers: IncomingHttpHeaders, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<UploadShown> {
    const key = headers['idempotency-key'] === undefined ? {} : { key: commandIdOf(headers) };
    const upload = await announceUpload(this.product.evidence, { person: caller.actor.person, ...body, ...key });
    void reply.header('location', `/api/evidence/uploads/${upload.uploadId}`);
    return told(reply, upload, caller);
  }

  @Get('uploads/:uploadId')
  @UploadId
  @Documented({ id: 'upload', summary: '上传到了哪里', answer: uploadShown, example: uploadExample, failures })
  async state(@Param('uploadId') uploadId: string, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<UploadShown> {
    return told(reply, await uploadState(this.product.evidence, known(uploadId), caller.actor.person), caller);
  }

  @Head('uploads/:uploadId')
  @HttpCode(200)
  @UploadId
  @Documented({ id: 'uploadOffset', summary: '上传到了哪里（只看响应头）', description: 'Headers `Upload-Offset` and `Upload-Length`.', answer: z.string(), example: '', type: 'text/plain', failures })
  async offset(@Param('uploadId') uploadId: string, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    told(reply, await uploadState(this.product.evidence, known(uploadId), caller.actor.person), caller);
  }

  @Patch('uploads/:uploadId')
  @UploadId
  @content(fileTypes.part)
  @ApiHeader({ name: 'Upload-Offset', required: true, description: '从第几个字节开始，例如 0。', schema: { type: 'integer' } })
  @Documented({ id: 'continueUpload', summary: '继续上传', description: 'Takes the content from `Upload-Offset` on. The request that completes it answers with the evidence; asked again at the end, with the same.', answer: uploadShown, example: { ...uploadExample, offset: uploadExample.size, evidence: evidenceExample }, failures })
  async go(@Param('uploadId') uploadId: string, @Headers() headers: IncomingHttpHeaders, @Body() body: unknown, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<UploadShown> {
    return told(reply, await continueUpload(this.product.evidence, known(uploadId), caller.actor.person, offsetOf(headers), contentOf(body)), caller);
  }

  @Delete('uploads/:uploadId')
  @UploadId
  @Documented({ id: 'cancelUpload', summary: '取消上传', answer: z.strictObject({ uploadId: z.uuid() }), example: { uploadId: uploadExample.uploadId }, failures })
  async cancel(@Param('uploadId') uploadId: string, @AskedBy() { actor }: Caller): Promise<{ uploadId: string }> {
    await cancelUpload(this.product.evidence, known(uploadId), actor.person);
    return { uploadId };
  }

  @Put()
  @HttpCode(201)
  @content(fileTypes.whole)
  @Documented({ id: 'sendEvidence', summary: '一次传完一个小文件', description: 'The body is the content. Sent again, it is the same evidence.', status: 201, answer: evidenceShown, example: evidenceExample, failures })
  async send(@Query({ schema: sent }) asked: z.output<typeof sent>, @Body() body: unknown, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<EvidenceShown> {
    const kept = await takeWhole(this.product.evidence, { person: caller.actor.person, ...besides(asked, 'lang') }, contentOf(body));
    void reply.header('location', `/api/evidence/${kept.sha256}`);
    return seenShown({ kept, name: asked.name, sealed: false }, caller);
  }
}

function known(uploadId: string): string {
  if (!isUuid(uploadId)) throw new Problem(404, 'unknown-upload');
  return uploadId;
}

function offsetOf(headers: IncomingHttpHeaders): number {
  const given = headers['upload-offset'];
  if (typeof given !== 'string' || !/^\d{1,12}$/.test(given)) throw new Problem(400, 'malformed-upload-offset');
  return Number(given);
}

function told(reply: FastifyReply, upload: Upload, caller: Caller): UploadShown {
  void reply.headers({ 'upload-offset': String(upload.offset), 'upload-length': String(upload.size) });
  return uploadAnswer(upload, caller);
}
