import { Controller, Get, Param } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CaseAccess } from '../cases/case-access.ts';
import { Documented } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { listed } from '../requests/listed.ts';
import { attachedShown, caseEvidenceFor } from './case-evidence.ts';
import { attachedExample } from './examples.ts';

const caseEvidence = listed(attachedShown);

@ApiTags('evidence')
@Controller('api/cases')
export class CaseEvidenceController {
  constructor(
    private readonly product: Product,
    private readonly access: CaseAccess,
  ) {}

  @Get(':caseId/evidence')
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @Documented({ id: 'caseEvidence', summary: '案件的照片和附件', description: 'All of it, in the order of the events that name it.', answer: caseEvidence, example: { items: [attachedExample], next: null }, failures: [401, 404, 429, 503] })
  async list(@Param('caseId') caseId: string, @AskedBy() caller: Caller): Promise<z.output<typeof caseEvidence>> {
    return { items: await caseEvidenceFor(this.product.evidence, await this.access.open(caseId, caller), caller), next: null };
  }
}
