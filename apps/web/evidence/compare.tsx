import { Card, Select } from 'antd';
import { useState } from 'react';
import type { AttachedShown } from '../../api/evidence/case-evidence.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';
import { nameOf } from './evidence.tsx';

/** Two photos of the case laid over each other: those that a feedback put beside each other, else the earliest and the latest, or whichever are chosen. Nothing where there are not two. */
export function Compare({ pieces, now }: Readonly<{ pieces: readonly AttachedShown[]; now: string }>): React.JSX.Element | null {
  const photos = pieces.filter(({ kind, links }, place) => kind === 'photo' && links.copy !== null && pieces.findIndex(({ sha256 }) => sha256 === pieces[place]?.sha256) === place);
  const [before, chooseBefore] = useState<string>();
  const [after, chooseAfter] = useState<string>();
  const [share, slide] = useState(50);
  const one = (wanted: string | undefined): AttachedShown | undefined => photos.find(({ sha256 }) => sha256 === wanted);
  const right = one(after) ?? photos.findLast(({ answers }) => one(answers) !== undefined) ?? photos.at(-1);
  const left = one(before) ?? one(right?.answers) ?? photos[0];
  if (left === undefined || right === undefined || photos.length < 2) return null;
  const options = photos.map((one) => ({ value: one.sha256, label: `${say('photo-of', { at: momentOf(one.at, now), who: one.who?.name ?? '' })} ${nameOf(one)}` }));
  return (
    <Card size="small" title={say('compare')}>
      <div className="compare">
        <img src={right.links.copy ?? ''} alt={`${say('after')} ${nameOf(right)}`} />
        <img src={left.links.copy ?? ''} alt={`${say('before')} ${nameOf(left)}`} style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }} />
        <div className="edge" style={{ left: `${share}%`, position: 'absolute' }} />
        <span style={{ left: 8 }}>{say('before')}</span>
        <span style={{ right: 8 }}>{say('after')}</span>
      </div>
      <input type="range" min={0} max={100} value={share} onChange={({ target }) => slide(Number(target.value))} aria-label={say('slide-photos')} className="no-print" style={{ margin: '8px 0', width: '100%' }} />
      <div className="colours no-print">
        <Select aria-label={say('before')} value={left.sha256} onChange={chooseBefore} options={options} />
        <Select aria-label={say('after')} value={right.sha256} onChange={chooseAfter} options={options} />
      </div>
    </Card>
  );
}
