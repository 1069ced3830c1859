import { Alert, Button, Skeleton } from 'antd';
import { say } from '../words/say.ts';

/** What could not be loaded, why, and a way to try again. */
export const Failure = ({ error, retry }: Readonly<{ error: Error; retry: () => void }>): React.JSX.Element => (
  <Alert type="error" showIcon title={say('load-failed', { why: error.message })} action={<Button size="small" onClick={retry}>{say('retry')}</Button>} />
);

/** The shape of what is on its way. */
export const Waiting = (): React.JSX.Element => <div role="status" aria-label={say('loading')}><Skeleton active paragraph={{ rows: 6 }} /></div>;
