import { Injectable } from '@nestjs/common';
import { loadCase, type CaseFile } from '#commands/case-file';
import { sees } from '#domain/case/sight';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import type { Caller } from '../requests/caller.ts';
import { isUuid } from '../requests/preconditions.ts';

/** The one door to a case: whoever may not see it, and whoever asks for one that does not exist, gets the same answer. */
@Injectable()
export class CaseAccess {
  constructor(private readonly product: Product) {}

  /** The case as it stands. Throws Problem `unknown-case`. */
  async open(caseId: string, { sight }: Caller): Promise<CaseFile> {
    const file = isUuid(caseId) ? await loadCase(this.product.deps, caseId) : undefined;
    if (file === undefined || !sees(file.state, sight)) throw new Problem(404, 'unknown-case');
    return file;
  }

  /** The case as it was known at an instant, for whoever may see it now. Throws Problem `unknown-case`. */
  async openAsOf(caseId: string, asOf: string | undefined, caller: Caller): Promise<CaseFile> {
    const now = await this.open(caseId, caller);
    const then = asOf === undefined ? now : await loadCase(this.product.deps, caseId, { asOf });
    if (then === undefined) throw new Problem(404, 'unknown-case');
    return then;
  }
}
