import '../look/office.css';
import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import type { Simulation } from '../server/rules.ts';
import { say } from '../words/say.ts';
import { FiredChart } from './fired-chart.tsx';

type Report = NonNullable<Simulation['report']>;

/** What would have been different: in sum, by rule as a picture and as a table, and case by case. */
export const SimulationResult = ({ of: { cases, changed, sums, examples, note, deadlines, onTime, overdue } }: Readonly<{ of: Report }>): React.JSX.Element => (
  <div role="status">
    <p><strong>{say('simulation-sum', { cases, changed })}</strong></p>
    <p>{say('simulation-deadlines', deadlines)}　{say('simulation-on-time', onTime)}　{say('simulation-overdue', overdue)}</p>
    <div className="fired-beside">
      <FiredChart sums={sums} />
      <Table<Report['sums'][number]>
        size="small" rowKey={({ rule, kind }) => `${rule} ${kind}`} pagination={false} dataSource={[...sums]}
        columns={[
          { title: say('rule-fired'), dataIndex: 'name' }, { title: say('times-before'), dataIndex: 'base', width: 110, align: 'right' }, { title: say('times-tried'), dataIndex: 'tried', width: 110, align: 'right' },
          { title: say('times-difference'), width: 80, align: 'right', render: (_, { base, tried }) => <strong className="numeric">{tried > base ? `+${tried - base}` : tried - base}</strong> },
        ]}
      />
    </div>
    {examples.length > 0 && <h3 className="card-title">{say('first-differences')}</h3>}
    <ol className="behind">{examples.map(({ caseId, caseNo, title, explained }) => <li key={caseId} className="wrap"><strong>{caseNo}</strong> <Link to="/cases/$caseId" params={{ caseId }} search={{}} style={{ textDecoration: 'underline' }}>{title}</Link>　{explained}</li>)}</ol>
    <p className="faint wrap">{note}</p>
  </div>
);
