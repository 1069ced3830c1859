import { Button, Input } from 'antd';
import { BatchOutcome } from '../batch/batch-outcome.tsx';
import type { Batch } from '../batch/use-batch.ts';
import type { CaseItem } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { DuePreview } from './due-preview.tsx';
import { type Order, orderBody } from './order.ts';
import { Shares } from './shares.tsx';

const units = ['workday', 'workhour', 'day', 'month'] as const;

type Given = Readonly<{ cases: readonly CaseItem[]; picked: readonly string[]; pick: (next: readonly string[]) => void; order: Order; write: (order: Order) => void; batch: Batch; finish: (left: readonly string[]) => void }>;

/** The order: to which units, as what, until when, and what is to be done. It is tried before it is issued. */
export function OrderPanel({ cases, picked, pick, order, write, batch, finish }: Given): React.JSX.Element {
  const ready = picked.length > 0 && order.shares.some(({ role }) => role === 'lead') && order.requirement.trim() !== '';
  return (
    <section aria-labelledby="order" className="order">
      <h2 id="order" className="card-title">{say('order-for', { n: picked.length })}</h2>
      {batch.at.stage !== 'done' && (
        <>
          <ul className="chips">{cases.map(({ caseId, title }) => <li key={caseId}><span className="wrap">{title}</span> <Button size="small" type="text" aria-label={say('take-off', { what: title })} onClick={() => pick(picked.filter((one) => one !== caseId))}>×</Button></li>)}</ul>
          <Shares order={order} write={write} />
          <Limit order={order} write={write} />
          <DuePreview cases={cases} order={order} />
          <label className="block">{say('requirement')}<Input.TextArea value={order.requirement} onChange={({ target }) => write({ ...order, requirement: target.value })} autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} /></label>
          <label><input type="checkbox" checked={order.urgent} onChange={({ target }) => write({ ...order, urgent: target.checked })} /> {say('urgent')}</label>
          {batch.at.stage === 'form' && <p><Button type="primary" disabled={!ready} loading={batch.busy} onClick={() => batch.attempt(picked, orderBody(order))}>{say('batch-try')}</Button>{!ready && <span className="faint"> {say('order-needs')}</span>}</p>}
        </>
      )}
      <BatchOutcome batch={batch} finish={finish} />
    </section>
  );
}

const Limit = ({ order, write }: Readonly<{ order: Order; write: (order: Order) => void }>): React.JSX.Element => (
  <p>
    <label>{say('amount')} <input type="number" min={1} max={366} value={order.amount} placeholder={say('by-category')} onChange={({ target }) => write({ ...order, amount: target.value })} className="amount" /></label>
    {' '}
    <select aria-label={say('unit')} value={order.unit} onChange={({ target }) => write({ ...order, unit: target.value })}>{units.map((one) => <option key={one} value={one}>{say(`unit-${one}`)}</option>)}</select>
    {order.amount !== '' && <Button size="small" type="link" onClick={() => write({ ...order, amount: '' })}>{say('back-to-category')}</Button>}
  </p>
);
