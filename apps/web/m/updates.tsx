import { say } from './words.ts';

/** That something moved meanwhile, above the page: nothing moves under a finger until it is asked for. */
export function Updates({ of: { count, clear }, show }: Readonly<{ of: Readonly<{ count: number; clear: () => void }>; show: () => void }>): React.JSX.Element {
  return (
    <div role="status" className="updates">
      {count > 0 && <button type="button" className="first" onClick={() => { clear(); show(); }}>{say('m-updates', { n: count })}</button>}
    </div>
  );
}
