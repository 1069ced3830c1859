import './as.css';
import { useId } from 'react';
import { standingInWords } from '#catalogue/web/standing-in';
import { saying } from '../../words/language.ts';
import type { Whoami } from '../facts.ts';
import { choose, useName } from './chosen.ts';

const say = saying(standingInWords);

/** At the head of every page, for whoever stands in for somebody: in whose name they act, and the way to change it. */
export function ActingAs({ whoami: { person, name, standsInFor } }: Readonly<{ whoami: Whoami }>): React.JSX.Element | null {
  const { as, over } = useName();
  const field = useId();
  if (over !== undefined) {
    return (
      <aside className="as over" role="status">
        <span className="wrap"><span aria-hidden>■</span> {say('m-as-over', { principal: over.name })}</span>
        <button type="button" onClick={() => choose(person, undefined)}>{say('m-as-known')}</button>
      </aside>
    );
  }
  if (standsInFor.length === 0) return null;
  return (
    <aside className={as === undefined ? 'as' : 'as other'} aria-label={say('act-as')}>
      <label htmlFor={field}>{as === undefined ? say('act-as') : <strong><span aria-hidden>⇄</span> {say('acting-for', { principal: as.name, deputy: name })}</strong>}</label>
      <select id={field} aria-label={say('act-as')} value={as?.person ?? ''} onChange={({ target: { value } }) => choose(person, standsInFor.find((one) => one.person === value))}>
        <option value="">{say('act-as-oneself')}</option>
        {standsInFor.map((one) => <option key={one.person} value={one.person}>{say('standing-in-for', { principal: one.name })}</option>)}
      </select>
    </aside>
  );
}
