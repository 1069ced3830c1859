import { useMutation } from '@tanstack/react-query';
import { Button, Card, Table } from 'antd';
import { Failure } from '../desk/failure.tsx';
import { read } from '../server/ask.ts';
import type { RoundDraw, RoundPage } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';
import { Wide } from '../look/wide.tsx';

/** How the places were drawn, by which seed; drawn again on request, so that anybody can compare. */
export function DrawCard({ page: { id, draw, kinds, pool, now } }: Readonly<{ page: RoundPage }>): React.JSX.Element | null {
  const again = useMutation({ mutationFn: () => read<RoundDraw>(`/api/rounds/${id}/draw`) });
  if (kinds.extent !== 'spot') return null;
  return (
    <Card size="small" title={say('round-draw')}>
      {draw === null && <p style={{ margin: 0 }}>{say('round-not-drawn-yet')}</p>}
      {draw !== null && (
        <>
          <p className="wrap" style={{ marginTop: 0 }}>{say('round-draw-says', { name: draw.byName, at: momentOf(draw.at, now), of: pool.length, n: draw.size })}</p>
          <p className="wrap">{say('round-seed')}：<code>{draw.seed}</code></p>
          <p className="wrap faint">{draw.rule}</p>
          <Button className="no-print" loading={again.isPending} onClick={() => again.mutate()}>{say('draw-again')}</Button>
        </>
      )}
      {again.error !== null && <Failure error={again.error} retry={() => again.mutate()} />}
      {again.data !== undefined && <Again of={again.data} />}
    </Card>
  );
}

const Again = ({ of: { agrees, lots } }: Readonly<{ of: RoundDraw }>): React.JSX.Element => (
  <>
    <p role="status" className={agrees ? 'good wrap' : 'bad wrap'}><strong><span aria-hidden>{agrees ? '✓' : '■'}</span> {say(agrees ? 'draw-agrees' : 'draw-differs')}</strong></p>
    <Wide label={say('round-draw')} least={420}><Table<RoundDraw['lots'][number]>
      size="small" rowKey="place" pagination={{ pageSize: 20, hideOnSinglePage: true }} dataSource={lots}
      columns={[
        { title: say('round-place'), render: (_, { place, address }) => <span className="wrap">{place} {address}</span> },
        { title: say('draw-lot'), width: 190, render: (_, { lot }) => <code>{lot.slice(0, 16)}…</code> },
        { title: say('draw-drawn'), width: 80, render: (_, { drawn }) => (drawn ? <strong>● {say('draw-drawn')}</strong> : '—') },
      ]}
    /></Wide>
  </>
);
