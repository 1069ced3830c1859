import { createContext } from 'react';
import { say } from '../words/say.ts';

/** A photo of how it was, beside which the one of how it became is put. */
export type Before = Readonly<{ sha256: string; src: string; name: string }>;

/** The photos of before on the case whose form is open; none where there is nothing to compare with. */
export const Befores = createContext<readonly Before[]>([]);

/** Each photo of before with the one of after that was given in its place; more of either stand below. */
export const Paired = ({ befores, afters }: Readonly<{ befores: readonly Before[]; afters: readonly React.ReactNode[] }>): React.JSX.Element => (
  <ol className="pairs">
    {Array.from({ length: Math.max(befores.length, afters.length) }, (_, place) => (
      <li key={befores[place]?.sha256 ?? place}>
        <figure>{befores[place] === undefined ? <span className="empty">—</span> : <img src={befores[place].src} alt={`${say('before')} ${befores[place].name}`} />}<figcaption>{say('before')}</figcaption></figure>
        <figure>{afters[place] ?? <span className="empty">{say('not-given-yet')}</span>}<figcaption>{say('after')}</figcaption></figure>
      </li>
    ))}
  </ol>
);
