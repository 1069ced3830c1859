import { Alert, Button, Skeleton } from 'antd';
import { ApiProblem } from '../server/problem.ts';
import { say } from '../words/say.ts';

/** By what somebody who can help finds the failure: its code, and the id under which it stands in the log of the server. */
export function Trace({ error }: Readonly<{ error: Error }>): React.JSX.Element | null {
  if (!(error instanceof ApiProblem)) return null;
  const { code, request } = error;
  return <small className="wrap faint">{say('error-code', { code })}{request !== undefined && ` · ${say('request-id', { id: request })}`}</small>;
}

/** What could not be loaded, why, what to do, and a way to try again. */
export const Failure = ({ error, retry }: Readonly<{ error: Error; retry: () => void }>): React.JSX.Element => (
  <Alert type="error" showIcon title={<span className="wrap">{say('load-failed', { why: error.message })}</span>} description={<Trace error={error} />} action={<Button size="small" onClick={retry}>{say('retry')}</Button>} />
);

/** The shape of what is on its way. */
export const Waiting = (): React.JSX.Element => <div role="status" aria-label={say('loading')}><Skeleton active paragraph={{ rows: 6 }} /></div>;
