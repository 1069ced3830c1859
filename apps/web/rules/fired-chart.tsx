import type { Simulation } from '../server/rules.ts';
import { say } from '../words/say.ts';

type Fired = NonNullable<Simulation['report']>['sums'][number];

/** Rules that are drawn; the table beside the picture has all of them. */
const drawn = 16;

/** How often each rule that differs fired before and would have fired, as two bars with their numbers; what differs most comes first. */
export function FiredChart({ sums }: Readonly<{ sums: readonly Fired[] }>): React.JSX.Element {
  const different = sums.filter(({ base, tried }) => base !== tried);
  const most = Math.max(1, ...different.flatMap(({ base, tried }) => [base, tried]));
  const shown = different.toSorted((one, other) => Math.abs(other.tried - other.base) - Math.abs(one.tried - one.base)).slice(0, drawn);
  if (shown.length === 0) return <p>{say('no-rule-differs')}</p>;
  return (
    <figure className="fired">
      <figcaption><span className="key before" aria-hidden /> {say('times-before')}　<span className="key tried" aria-hidden /> {say('times-tried')}</figcaption>
      <dl>
        {shown.map(({ rule, kind, name, base, tried }) => (
          <div key={`${rule} ${kind}`}>
            <dt className="wrap">{name}</dt>
            <Bar kind="before" n={base} most={most} word={say('times-before')} />
            <Bar kind="tried" n={tried} most={most} word={say('times-tried')} />
          </div>
        ))}
      </dl>
    </figure>
  );
}

const Bar = ({ kind, n, most, word }: Readonly<{ kind: 'before' | 'tried'; n: number; most: number; word: string }>): React.JSX.Element => (
  <dd aria-label={`${word} ${n}`}>
    <svg aria-hidden width="100%" height="12" preserveAspectRatio="none" viewBox="0 0 100 12"><rect className={kind} width={(n / most) * 100} height="12" /></svg>
    <span className="numeric">{n}</span>
  </dd>
);
