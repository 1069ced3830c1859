import { Select } from 'antd';
import { createContext, useContext } from 'react';
import { say } from '../words/say.ts';
import { type Pair, pairUp } from './pair-up.ts';

/** A photo of how it was, beside which the one of how it became is put. */
export type Before = Readonly<{ sha256: string; src: string; name: string }>;

/** The photos of before on the case whose form is open; none where there is nothing to compare with. */
export const Befores = createContext<readonly Before[]>([]);

/** Which photo answers which, as far as somebody has said so, and a way to say it; nothing where the form does not ask. */
export const Pairing = createContext<Readonly<{ said: readonly Pair[]; pair: (one: Pair) => void }> | undefined>(undefined);

type After = Readonly<{ sha256: string; shown: React.ReactNode }>;

/** Each photo of before with those of after that answer it; what answers none stands below. Where there is a choice it can be said which answers which. */
export function Paired({ befores, afters }: Readonly<{ befores: readonly Before[]; afters: readonly After[] }>): React.JSX.Element {
  const pairing = useContext(Pairing);
  const pairs = pairUp(befores.map(({ sha256 }) => sha256), afters.map(({ sha256 }) => sha256), pairing?.said ?? []);
  const answers = ({ sha256 }: After): string | undefined => pairs.find(({ after }) => after === sha256)?.before;
  const options = befores.map(({ sha256, name }, place) => ({ value: sha256, label: `${say('before')} ${place + 1} ${name}` }));
  const chosen = (after: After): React.ReactNode =>
    pairing !== undefined && befores.length > 1 && <Select size="small" style={{ width: '100%' }} aria-label={say('pair-with')} placeholder={say('pair-with')} value={answers(after) ?? null} options={options} onChange={(before) => before !== null && pairing.pair({ after: after.sha256, before })} />;
  const row = (before: Before | undefined, after: After | undefined): React.JSX.Element => (
    <li key={`${before?.sha256 ?? ''} ${after?.sha256 ?? ''}`}>
      <figure>{before === undefined ? <span className="empty">—</span> : <img src={before.src} alt={`${say('before')} ${before.name}`} />}<figcaption>{say('before')}</figcaption></figure>
      <figure>{after?.shown ?? <span className="empty">{say('not-given-yet')}</span>}<figcaption>{say('after')}{after !== undefined && chosen(after)}</figcaption></figure>
    </li>
  );
  const of = (before: Before): readonly (After | undefined)[] => {
    const found = afters.filter((one) => answers(one) === before.sha256);
    return found.length === 0 ? [undefined] : found;
  };
  return (
    <ol className="pairs">
      {befores.flatMap((before) => of(before).map((after) => row(before, after)))}
      {afters.filter((one) => answers(one) === undefined).map((after) => row(undefined, after))}
    </ol>
  );
}
