import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { newKey, send } from '../server/ask.ts';
import type { Preview, Publication } from '../server/rules.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';

/** How a policy is to be published: from which day (blank: at once), whether open cases follow it, and why. */
type Terms = Readonly<{ from: string; migrate: boolean; note: string }>;

const startOf = (day: string): Readonly<{ effectiveFrom?: string }> => (day === '' ? {} : { effectiveFrom: `${day}T00:00:00+08:00` });

/** Publishes the file that was checked, once it has been seen which deadlines would move. Whether one may, the server says. */
export function PublishPolicy({ file }: Readonly<{ file: string }>): React.JSX.Element {
  const queries = useQueryClient();
  const [terms, set] = useState<Terms>({ from: '', migrate: false, note: '' });
  const [seen, see] = useState<Readonly<{ key: string; preview: Preview }>>();
  const [published, publish] = useState<Publication>();
  const [failure, fail] = useState<string>();
  const write = (next: Terms): void => {
    set(next);
    see(undefined);
  };
  const trying = async (act: () => Promise<void>): Promise<void> => {
    fail(undefined);
    await act().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
  };
  const preview = (): Promise<void> => trying(async () => see({ key: newKey(), preview: await send<Preview>('/api/amendments/preview', { policy: file, ...startOf(terms.from) }) }));
  const give = (key: string): Promise<void> => trying(async () => {
    publish(await send<Publication>('/api/policies', { file, migrate: terms.migrate, note: terms.note, ...startOf(terms.from) }, { key }));
    see(undefined);
    await queries.invalidateQueries();
  });
  return (
    <section>
      <h3 className="card-title">{say('publish-policy')}</h3>
      <Space wrap style={{ margin: '8px 0' }}>
        <label>{say('effective-from')} <input type="date" value={terms.from} onChange={({ target }) => write({ ...terms, from: target.value })} /></label>
        <label><input type="checkbox" checked={terms.migrate} onChange={({ target }) => write({ ...terms, migrate: target.checked })} /> {say('open-cases-follow')}</label>
        <Input aria-label={say('publish-note')} placeholder={say('publish-note')} value={terms.note} maxLength={500} onChange={({ target }) => write({ ...terms, note: target.value })} style={{ width: 320 }} />
        <Button onClick={() => void preview()} disabled={terms.note.trim() === ''}>{say('publish-preview')}</Button>
        {seen !== undefined && <Button type="primary" danger onClick={() => void give(seen.key)}>{say('publish-now')}</Button>}
      </Space>
      {failure !== undefined && <Alert type="error" showIcon title={<span className="wrap">{failure}</span>} />}
      {seen !== undefined && <Ahead of={seen.preview} migrate={terms.migrate} />}
      {published !== undefined && <p role="status" className="good"><span aria-hidden>✓</span> {say('policy-published', { version: published.version, at: momentOf(published.effectiveFrom) })}</p>}
    </section>
  );
}

const Ahead = ({ of: { looked, cases, deadlines, moved, complete }, migrate }: Readonly<{ of: Preview; migrate: boolean }>): React.JSX.Element => (
  <div role="status">
    <p className={migrate && deadlines > 0 ? 'soon' : ''}><strong>{migrate ? say('would-move', { looked, cases, deadlines }) : say('would-not-move', { looked, cases, deadlines })}</strong></p>
    {migrate && <ol className="behind">{moved.slice(0, 20).map(({ caseId, caseNo, title, unitName, milestone, from, to }) => <li key={`${caseId} ${unitName} ${milestone}`} className="wrap"><span className="numeric">{caseNo}</span> {title}（{unitName}）<span className="numeric">{momentOf(from)} → {momentOf(to)}</span></li>)}</ol>}
    {migrate && (!complete || moved.length > 20) && <p className="faint">…</p>}
  </div>
);
