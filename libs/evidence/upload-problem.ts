import type { Facts } from '#domain/refusal';

/** An upload that cannot be begun or continued as it was asked; nothing is wrong with the file. */
export class UploadProblem extends Error {
  override readonly name = 'UploadProblem';
  constructor(
    readonly code: 'unknown-upload' | 'upload-offset' | 'too-many-uploads' | 'idempotency-key-reused',
    readonly facts: Facts = {},
  ) {
    super(code);
  }
}
