import { Link } from '@tanstack/react-router';
import { Card, Table } from 'antd';
import type { RoundPage } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';
import { signOf, toneOf } from './tones.ts';
import { Wide } from '../look/wide.tsx';

type Finding = RoundPage['findings'][number];

/** What was found, each with the case that it became and how that stands now. */
export function Findings({ page: { findings, now } }: Readonly<{ page: RoundPage }>): React.JSX.Element {
  return (
    <Card size="small" title={say('round-findings')}>
      <Wide label={say('round-findings')} least={640}><Table<Finding>
        size="small" rowKey="n" pagination={{ pageSize: 20, hideOnSinglePage: true }} dataSource={findings} locale={{ emptyText: say('no-findings') }}
        columns={[
          { title: say('finding-no'), width: 56, dataIndex: 'n' },
          { title: say('round-place'), width: 150, render: (_, { address, unitName }) => <span className="wrap">{address}<br /><span className="faint">{unitName}</span></span> },
          { title: say('finding-what'), render: (_, one) => <What of={one} now={now} /> },
          { title: say('finding-case'), width: 120, render: (_, { caseId, caseNo }) => (caseId === null ? '—' : <Link to="/cases/$caseId" params={{ caseId }}>{caseNo ?? say('case-unnumbered')}</Link>) },
          { title: say('finding-standing'), width: 130, render: (_, { standing, standingName, statusName }) => (standing === null ? '—' : <span className={toneOf(standing)}><span aria-hidden>{signOf(standing)}</span> {standingName}{statusName === null || statusName === standingName ? '' : `（${statusName}）`}</span>) },
        ]}
      /></Wide>
      {findings.some(({ standing }) => standing === 'unfiled') && <p className="faint" style={{ margin: '8px 0 0' }}>{say('finding-unfiled-hint')}</p>}
    </Card>
  );
}

function What({ of: { title, description, result, photos, byName, at }, now }: Readonly<{ of: Finding; now: string }>): React.JSX.Element {
  return (
    <span className="wrap">
      {result === 'clear' ? <span className="good">✓ {say('finding-clear')}</span> : <strong>{title}</strong>}
      {description !== null && <><br />{description}</>}
      <br /><span className="faint">{[byName, momentOf(at, now), photos === 0 ? null : say('finding-photos', { n: photos })].filter((one) => one !== null).join(' · ')}</span>
    </span>
  );
}
