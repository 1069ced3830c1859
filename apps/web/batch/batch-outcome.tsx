import { Alert, Button, Space } from 'antd';
import { useEffect, useRef } from 'react';
import { say } from '../words/say.ts';
import { BatchResults } from './batch-results.tsx';
import type { Batch } from './use-batch.ts';

/** What a batch would come to, with the button that carries it out; and what it came to. `finish` is told which cases are left over. */
export function BatchOutcome({ batch: { at, problem, busy, carryOut, back }, finish }: Readonly<{ batch: Batch; finish: (left: readonly string[]) => void }>): React.JSX.Element | null {
  const actions = useRef<HTMLDivElement>(null);
  useEffect(() => {
    actions.current?.scrollIntoView({ block: 'nearest' });
  }, [at.stage]);
  const failed = problem === undefined ? null : <Alert type="error" showIcon title={<span className="wrap">{problem.message}</span>} style={{ margin: '8px 0' }} />;
  if (at.stage === 'form') return failed;
  const { answer } = at;
  const left = answer.items.flatMap(({ caseId, outcome }) => (outcome === 'refused' ? [caseId] : []));
  return (
    <>
      <BatchResults answer={answer} />
      {failed}
      {at.stage === 'tried' ? (
        <>
          <p className="faint">{say('batch-written-nothing')}</p>
          <div ref={actions}><Space wrap>
            <Button type="primary" loading={busy} disabled={answer.done === 0} onClick={carryOut}>{say('batch-give', { n: answer.done })}</Button>
            <Button onClick={back}>{say('batch-change')}</Button>
          </Space></div>
        </>
      ) : (
        <Space wrap>
          <Button type="primary" onClick={() => finish([])}>{say('close')}</Button>
          {left.length > 0 && <Button onClick={() => finish(left)}>{say('batch-select-refused')}</Button>}
        </Space>
      )}
    </>
  );
}
