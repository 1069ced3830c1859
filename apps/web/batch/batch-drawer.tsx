import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Drawer, Space } from 'antd';
import { useState } from 'react';
import { Failure, Waiting } from '../desk/failure.tsx';
import type { Values } from '../forms/values.ts';
import { newKey, read, send } from '../server/ask.ts';
import type { Form } from '../server/facts.ts';
import type { BatchAnswer } from '../server/office.ts';
import { ApiProblem } from '../server/problem.ts';
import { say } from '../words/say.ts';
import { BatchForm } from './batch-form.tsx';
import { BatchResults } from './batch-results.tsx';

/** Where a batch has got: being filled in, tried, or carried out. `key` stands for the batch as it was tried. */
type Stage = Readonly<{ stage: 'form' } | { stage: 'tried'; key: string; body: Values; answer: BatchAnswer } | { stage: 'done'; answer: BatchAnswer }>;
type Given = Readonly<{ command: string; name: string; ids: readonly string[]; close: () => void; select: (ids: readonly string[]) => void }>;

/** One command to the selected cases: its form, what would happen, and what did. */
export function BatchDrawer({ command, name, ids, close, select }: Given): React.JSX.Element {
  const queries = useQueryClient();
  const form = useQuery({ queryKey: ['form', command], queryFn: ({ signal }) => read<Form>(`/api/forms/${command}`, signal), staleTime: Infinity });
  const [at, go] = useState<Stage>({ stage: 'form' });
  const [problem, tell] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);

  const ask = async (body: Values, given: Readonly<{ dryRun: boolean; key: string }>): Promise<void> => {
    setBusy(true);
    tell(undefined);
    try {
      const answer = await send<BatchAnswer>('/api/batches', { command, cases: ids, body, dryRun: given.dryRun }, { key: given.key });
      go(given.dryRun ? { stage: 'tried', key: given.key, body, answer } : { stage: 'done', answer });
      if (!given.dryRun) await queries.invalidateQueries();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      tell(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Drawer open onClose={close} size={640} title={say('batch-of', { name, n: ids.length })}>
      {form.error !== null && <Failure error={form.error} retry={() => void form.refetch()} />}
      {problem !== undefined && <Alert type="error" showIcon title={<span className="wrap">{problem.message}</span>} style={{ marginBottom: 12 }} />}
      {form.data === undefined ? <Waiting /> : (
        <div hidden={at.stage !== 'form'}><BatchForm form={form.data} problem={problem} busy={busy} submit={(body) => void ask(body, { dryRun: true, key: newKey() })} /></div>
      )}
      {at.stage === 'tried' && (
        <>
          <BatchResults answer={at.answer} />
          <p className="faint">{say('batch-written-nothing')}</p>
          <Space wrap>
            <Button type="primary" loading={busy} disabled={at.answer.done === 0} onClick={() => void ask(at.body, { dryRun: false, key: at.key })}>{say('batch-give', { n: at.answer.done })}</Button>
            <Button onClick={() => go({ stage: 'form' })}>{say('batch-change')}</Button>
          </Space>
        </>
      )}
      {at.stage === 'done' && (
        <>
          <BatchResults answer={at.answer} />
          <Space wrap>
            <Button type="primary" onClick={() => select([])}>{say('close')}</Button>
            {at.answer.refused > 0 && <Button onClick={() => select(at.answer.items.flatMap(({ caseId, outcome }) => (outcome === 'refused' ? [caseId] : [])))}>{say('batch-select-refused')}</Button>}
          </Space>
        </>
      )}
    </Drawer>
  );
}
