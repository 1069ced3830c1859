import { Card, Table } from 'antd';
import type { RoundPage } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { Wide } from '../look/wide.tsx';

type Place = RoundPage['pool'][number];

/** How far a place is: colour, sign and words together. */
function stateOf({ toCheck, checked, problems }: Place): Readonly<{ sign: string; tone: string; words: string }> {
  if (checked && problems > 0) return { sign: '▲', tone: 'soon', words: say('round-checked', { n: problems }) };
  if (checked) return { sign: '✓', tone: 'good', words: say('round-clear') };
  return toCheck ? { sign: '○', tone: 'brand', words: say('round-not-checked') } : { sign: '·', tone: 'faint', words: say('round-pool') };
}

/** The places of the round, those that are to be checked first. */
export function Places({ page: { pool } }: Readonly<{ page: RoundPage }>): React.JSX.Element {
  const places = pool.toSorted((one, other) => Number(other.toCheck) - Number(one.toCheck));
  return (
    <Card size="small" title={say('round-places')}>
      <Wide label={say('round-places')} least={400}><Table<Place>
        size="small" rowKey="id" pagination={{ pageSize: 20, hideOnSinglePage: true }} dataSource={places}
        columns={[
          { title: say('round-place'), render: (_, { id, address, areaName }) => <span className="wrap"><span className="faint">{id}</span> {[areaName, address].filter((one) => one !== undefined).join(' · ')}</span> },
          { title: say('round-unit'), width: 110, dataIndex: 'unitName' },
          { title: say('round-state'), width: 140, render: (_, place) => {
            const { sign, tone, words } = stateOf(place);
            return <span className={tone}><span aria-hidden>{sign}</span> {words}</span>;
          } },
        ]}
      /></Wide>
    </Card>
  );
}
