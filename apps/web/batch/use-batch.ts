import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Values } from '../forms/values.ts';
import { newKey, send } from '../server/ask.ts';
import type { BatchAnswer } from '../server/office.ts';
import { ApiProblem } from '../server/problem.ts';

/** Where a batch has got: being filled in, tried, or carried out. `key` stands for the batch as it was tried. */
type Stage = Readonly<{ stage: 'form' } | { stage: 'tried'; key: string; cases: readonly string[]; body: Values; answer: BatchAnswer } | { stage: 'done'; answer: BatchAnswer }>;
export type Batch = Readonly<{ at: Stage; problem: ApiProblem | undefined; busy: boolean; attempt: (cases: readonly string[], body: Values) => void; carryOut: () => void; back: () => void }>;

/** One command to many cases, in the name of `as` where that is somebody: tried first, then carried out as it was tried. Sent again after a failure it is the same batch. */
export function useBatch(command: string, as?: string): Batch {
  const queries = useQueryClient();
  const [at, go] = useState<Stage>({ stage: 'form' });
  const [problem, tell] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const ask = async (cases: readonly string[], body: Values, dryRun: boolean, key: string): Promise<void> => {
    setBusy(true);
    tell(undefined);
    try {
      const answer = await send<BatchAnswer>('/api/batches', { command, cases, body, dryRun }, { key, ...(as === undefined ? {} : { onBehalfOf: as }) });
      go(dryRun ? { stage: 'tried', key, cases, body, answer } : { stage: 'done', answer });
      if (!dryRun) await queries.invalidateQueries();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    at, problem, busy,
    attempt: (cases, body) => void ask(cases, body, true, newKey()),
    carryOut: () => {
      if (at.stage === 'tried') void ask(at.cases, at.body, false, at.key);
    },
    back: () => {
      tell(undefined);
      go({ stage: 'form' });
    },
  };
}
