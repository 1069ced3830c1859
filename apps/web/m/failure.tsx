import { say } from './words.ts';

/** What could not be loaded, why, and a way to try again. */
export const Failure = ({ error, retry }: Readonly<{ error: Error; retry: () => void }>): React.JSX.Element => (
  <div role="alert" className="note bad">
    <p>{say('load-failed', { why: error.message })}</p>
    <button type="button" onClick={retry}>{say('retry')}</button>
  </div>
);

/** Something is on its way. */
export const Waiting = (): React.JSX.Element => <div role="status" className="waiting">{say('loading')}</div>;
