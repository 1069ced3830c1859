import { standingInWords } from '#catalogue/web/standing-in';
import { saying } from '../../words/language.ts';
import { To } from '../to.tsx';
import { useName } from './chosen.ts';

const say = saying(standingInWords);

/** The way to what waits for somebody in whose name one acts, besides what waits for oneself. */
export function AlsoTheirs(): React.JSX.Element | null {
  const { as } = useName();
  return as === undefined ? null : <p><To to="/m/list/mine" className="button"><span aria-hidden>⇄</span> {say('m-as-todo', { principal: as.name })}</To></p>;
}
