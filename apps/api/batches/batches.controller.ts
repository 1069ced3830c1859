import type { IncomingHttpHeaders } from 'node:http';
import { applyDecorators, Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Documented, shapeOf } from '../openapi/documented.ts';
import type { FailureStatus } from '../problems/problem.ts';
import { OnBehalfOf } from '../requests/behalf.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { batchAnswer, possible, type BatchAnswer } from './answered.ts';
import { batchBody, casesBody } from './asked.ts';
import { Batches } from './batches.ts';
import { batchAnswerExample, batchExample, possibleExample } from './examples.ts';

const failures: readonly FailureStatus[] = [400, 401, 404, 409, 413, 415, 429, 503];
const Taking = (body: z.ZodType, value: unknown): MethodDecorator => applyDecorators(ApiTags('batches'), HttpCode(200), OnBehalfOf, ApiBody({ schema: shapeOf(body), examples: { example: { value } } }));

/** One command to many cases: every case is decided on its own, and some refusals are nothing unusual. */
@Controller('api/batches')
export class BatchesController {
  constructor(private readonly batches: Batches) {}

  @Post()
  @Taking(batchBody, batchExample)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: '同一个 UUID 只执行一次，重复提交得到同样的答复；每件案件各有由它得出的键。', schema: { type: 'string', format: 'uuid' } })
  @Documented({
    id: 'batch', summary: '批量办理：同一操作，多件案件', answer: batchAnswer, example: batchAnswerExample, failures,
    description: 'Gives the command `command` with `body` to each of the cases, at most 200, chosen by id or by the filters of the list. Each is an ordinary command that may be refused on its own: the answer is 200 with an outcome for each. With `dryRun` nothing is written, and each case says what would happen.',
  })
  give(@Body({ schema: batchBody }) asked: z.output<typeof batchBody>, @Headers() headers: IncomingHttpHeaders, @AskedBy() caller: Caller): Promise<BatchAnswer> {
    return asked.dryRun ? this.batches.rehearse(asked, caller) : this.batches.carryOut(asked, caller, headers);
  }

  @Post('commands')
  @Taking(casesBody, { cases: batchExample.cases })
  @Documented({ id: 'batchCommands', summary: '选中的案件可以批量办理什么', description: 'The commands that the caller may give to at least one of the cases, and to how many of them.', answer: possible, example: possibleExample, failures })
  possible(@Body({ schema: casesBody }) asked: z.output<typeof casesBody>, @AskedBy() caller: Caller): Promise<z.output<typeof possible>> {
    return this.batches.possible(asked, caller);
  }
}
