import { Alert, Button, Card, Input } from 'antd';
import { useState } from 'react';
import { send } from '../server/ask.ts';
import type { Checked } from '../server/rules.ts';
import { say } from '../words/say.ts';
import { PublishPolicy } from './publish-policy.tsx';
import { Simulate } from './simulate.tsx';

/** Checks a policy file that is pasted: its problems with line and column, or what it would change; tries it on a period, and publishes it. */
export function CheckPolicy(): React.JSX.Element {
  const [file, write] = useState('');
  const [checked, found] = useState<Checked>();
  const [failure, fail] = useState<string>();
  const check = async (): Promise<void> => {
    fail(undefined);
    try {
      found(await send<Checked>('/api/policies/check', { file }));
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <Card size="small" title={<h2 className="card-title">{say('check-policy')}</h2>}>
      <Input.TextArea aria-label={say('paste-policy')} placeholder={say('paste-policy')} value={file} onChange={({ target }) => { write(target.value); found(undefined); }} autoSize={{ minRows: 4, maxRows: 20 }} style={{ fontFamily: 'monospace' }} spellCheck={false} />
      <Button type="primary" onClick={() => void check()} disabled={file.trim() === ''} style={{ margin: '8px 0' }}>{say('check')}</Button>
      {failure !== undefined && <Alert type="error" showIcon title={failure} />}
      {checked !== undefined && <Found checked={checked} />}
      <Simulate policy={file} />
      {checked?.ok === true && <PublishPolicy key={file} file={file} />}
    </Card>
  );
}

const Found = ({ checked: { ok, problems, differences } }: Readonly<{ checked: Checked }>): React.JSX.Element => (
  <div role="status">
    <p className={ok ? 'good' : 'bad'}><strong><span aria-hidden>{ok ? '✓' : '■'}</span> {ok ? say('policy-is-good', { n: differences.length }) : say('policy-has', { n: problems.length })}</strong></p>
    <ol className="behind">
      {problems.map(({ line, column, path, code, message }) => <li key={`${line} ${column} ${path} ${code}`} className="wrap"><strong className="numeric">{say('line-column', { line, column })}</strong> {path} {message}</li>)}
      {differences.map((sentence) => <li key={sentence} className="wrap">{sentence}</li>)}
    </ol>
  </div>
);
