import { Button } from 'antd';
import type { Pages } from '../server/pages.ts';
import { say } from '../words/say.ts';

/** Asks for the next rows of a list; nothing once all are there. */
export function More<Item, Answer>({ of: { complete, busy, more } }: Readonly<{ of: Pages<Item, Answer> }>): React.JSX.Element | null {
  if (complete) return null;
  return <p className="no-print"><Button onClick={more} loading={busy}>{say('more')}</Button></p>;
}
