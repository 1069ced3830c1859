import '../look/office.css';
import { useState } from 'react';
import { useBatch } from '../batch/use-batch.ts';
import { useCases } from '../cases/pages-of-cases.ts';
import { Failure, Waiting } from '../desk/failure.tsx';
import { draftOf, dropDraft, keepDraft } from '../forms/drafts.ts';
import { say } from '../words/say.ts';
import { noOrder, type Order, withUnit } from './order.ts';
import { OrderPanel } from './order-panel.tsx';
import { UnitLoads } from './unit-loads.tsx';
import { WaitingCases } from './waiting-cases.tsx';

const draft = 'dispatch';
/** Cases that one order can be issued for at once. */
const most = 200;

/** Registered cases that nobody has been ordered to rectify yet, the units with what they have on their table, and the order that brings them together. */
export function DispatchPage(): React.JSX.Element {
  const waiting = useCases('view=dispatch&sort=oldest');
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [order, setOrder] = useState<Order>(() => ({ ...noOrder, ...draftOf(draft) }));
  const batch = useBatch('issue-order');
  const write = (next: Order): void => {
    setOrder(next);
    keepDraft(draft, next);
    if (batch.at.stage === 'tried') batch.back();
  };
  const pick = (next: readonly string[]): void => {
    setPicked(next.slice(0, most));
    if (batch.at.stage === 'tried') batch.back();
  };
  const finish = (left: readonly string[]): void => {
    setPicked(left);
    setOrder(noOrder);
    dropDraft(draft);
    batch.back();
  };
  const dropped = (caseId: string, unit: string): void => {
    if (!picked.includes(caseId)) pick([caseId]);
    write(withUnit(order, unit));
  };
  if (waiting.error !== null) return <Failure error={waiting.error} retry={waiting.retry} />;
  return (
    <main>
      <h1 className="page-title">{say('dispatch-board')}</h1>
      <div className="dispatch">
        {waiting.waiting ? <Waiting /> : <WaitingCases cases={waiting} picked={picked} pick={pick} />}
        <OrderPanel cases={waiting.items.filter(({ caseId }) => picked.includes(caseId))} picked={picked} pick={pick} order={order} write={write} batch={batch} finish={finish} />
        <UnitLoads order={order} add={(unit) => write(withUnit(order, unit))} dropped={dropped} />
      </div>
    </main>
  );
}
