import type { CasePage } from '../../server/facts.ts';
import { say } from '../words.ts';
import { Chain } from './chain.tsx';
import { Held } from './held.tsx';
import { Ladder } from './ladder.tsx';

/** What a leader asks of a case beside its trail: its place on the ladder, open where it has climbed; who held it how long; whether the record is whole. */
export const Depths = ({ page }: Readonly<{ page: CasePage }>): React.JSX.Element => (
  <>
    <details className="card" open={page.level > 0}>
      <summary><h2>{say('ladder')}</h2></summary>
      <Ladder page={page} />
    </details>
    <details className="card">
      <summary><h2>{say('held')}</h2></summary>
      <Held page={page} />
      <Chain page={page} />
    </details>
  </>
);
