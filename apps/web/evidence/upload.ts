import type { EvidenceShown, UploadShown } from '../../api/evidence/evidence-shown.ts';
import { newKey, read, send, sendPart } from '../server/ask.ts';
import { ApiProblem } from '../server/problem.ts';

/** How far a file is: bytes that arrived, and whether the connection is broken at the moment. */
export type Progress = Readonly<{ sent: number; broken: boolean }>;

/** The bytes of one request. */
const part = 1_048_576;
/** The longest wait before the connection is tried again, in milliseconds. */
const longest = 15_000;

const isPassing = (error: unknown): boolean => error instanceof ApiProblem && (error.status === 0 || error.status === 503 || error.code === 'upload-offset' || error.code === 'evidence-interrupted');

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('given up', 'AbortError'));
    });
  });
}

/** Asks until there is an answer: a broken connection is tried again, later each time. Throws what will not pass. */
async function persistently<Answer>(attempt: () => Promise<Answer>, failed: () => void, signal: AbortSignal): Promise<Answer> {
  for (let wait = 500; ; wait = Math.min(longest, wait * 2)) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
      failed();
      await pause(wait, signal);
    }
  }
}

/** Sends a file in parts; after a broken connection it goes on from what has arrived. Throws ApiProblem where the file is refused. */
export async function upload(file: File, report: (progress: Progress) => void, signal: AbortSignal): Promise<EvidenceShown> {
  const key = newKey();
  let sent = 0;
  const failed = (): void => report({ sent, broken: true });
  let state = await persistently(() => send<UploadShown>('/api/evidence/uploads', { name: file.name, size: file.size }, { key }), failed, signal);
  const path = `/api/evidence/uploads/${state.uploadId}`;
  while (state.evidence === null) {
    sent = state.offset;
    report({ sent, broken: false });
    let first = true;
    state = await persistently(async () => {
      const { offset } = first ? state : await read<UploadShown>(path, signal);
      first = false;
      return sendPart<UploadShown>(path, file.slice(offset, offset + part), offset, signal);
    }, failed, signal);
  }
  return state.evidence;
}
