import { EvidenceProblem, type EvidenceCode } from '#evidence/problem';
import { UploadProblem } from '#evidence/upload-problem';
import { type FailureStatus, Problem } from '../problems/problem.ts';

/** Codes that are not the request's fault, or of a kind of their own; every other file is refused as malformed. */
const statuses: Readonly<Partial<Record<EvidenceCode, FailureStatus>>> = {
  'evidence-too-large': 413, 'evidence-too-many-pixels': 413, 'evidence-bomb': 413, 'evidence-type': 415, 'evidence-active-content': 415, 'evidence-heic': 415, 'evidence-macros': 415, 'evidence-encrypted': 415,
  'evidence-no-space': 503, 'evidence-storage-unavailable': 503,
};

/** What went wrong with a file or an upload, as a request that failed. */
export function evidenceFailure(error: unknown): Problem | undefined {
  if (error instanceof EvidenceProblem) {
    const status = statuses[error.code] ?? 400;
    return new Problem(status, error.code, error.facts, status === 503 ? 5 : undefined);
  }
  return error instanceof UploadProblem ? uploadFailure(error) : undefined;
}

function uploadFailure({ code, facts }: UploadProblem): Problem {
  switch (code) {
    case 'unknown-upload':
      return new Problem(404, code);
    case 'upload-offset':
    case 'idempotency-key-reused':
      return new Problem(409, code, facts);
    case 'too-many-uploads':
      return new Problem(429, code, facts, 60);
  }
}
