import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Card, Space, Tag } from 'antd';
import { Failure, Waiting } from '../desk/failure.tsx';
import { ByRule } from '../rules/rule-names.tsx';
import { read } from '../server/ask.ts';
import type { UnitRecord } from '../server/figures.ts';
import { say } from '../words/say.ts';
import { momentOf, periodOf } from '../words/times.ts';
import { Cards } from './cards.tsx';
import { Figures } from './figures.tsx';
import { MeasureCommands } from './measure-commands.tsx';
import { Measures, Promised } from './measures.tsx';

const unitRoute = getRouteApi('/units/$unit');

/** The record of a unit across its cases: cards, measures, what was promised, places and figures. */
export function UnitPage(): React.JSX.Element {
  const { unit } = unitRoute.useParams();
  const { from, to } = unitRoute.useSearch();
  const span = new URLSearchParams({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }).toString();
  const record = useQuery({ queryKey: ['unit', unit, span], queryFn: ({ signal }) => read<UnitRecord>(`/api/units/${encodeURIComponent(unit)}/record?${span}`, signal) });
  if (record.error !== null) return <Failure error={record.error} retry={() => void record.refetch()} />;
  if (record.data === undefined) return <Waiting />;
  const { unitName, officeName } = record.data;
  return (
    <main>
      <h1 className="page-title">{say('record-of', { unit: unitName })} <Tag>{officeName}</Tag></h1>
      <Space orientation="vertical" size={12} style={{ width: '100%' }}>
        <MeasureCommands key={record.data.version} record={record.data} />
        <Cards record={record.data} />
        <Measures record={record.data} />
        <Promised record={record.data} />
        <Agenda record={record.data} />
        <Figures record={record.data} span={span} period={<Period from={from} to={to} unit={unit} />} />
      </Space>
    </main>
  );
}

/** Of which days the figures are. */
function Period({ unit, from, to }: Readonly<{ unit: string; from: string | undefined; to: string | undefined }>): React.JSX.Element {
  const navigate = useNavigate();
  const show = (next: Readonly<{ from?: string | undefined; to?: string | undefined }>): void => {
    const wanted = { from, to, ...next };
    void navigate({ to: '/units/$unit', params: { unit }, search: { ...(wanted.from === undefined || wanted.from === '' ? {} : { from: wanted.from }), ...(wanted.to === undefined || wanted.to === '' ? {} : { to: wanted.to }) }, resetScroll: false });
  };
  return (
    <Space size="small">
      <label>{say('from')} <input type="date" value={from ?? ''} onChange={({ target }) => show({ from: target.value })} /></label>
      <label>{say('to')} <input type="date" value={to ?? ''} onChange={({ target }) => show({ to: target.value })} /></label>
    </Space>
  );
}

/** What happens to the record if nobody acts, and where the unit stood on the boards. */
const Agenda = ({ record: { agenda, places } }: Readonly<{ record: UnitRecord }>): React.JSX.Element => (
  <Card size="small" title={<h2 className="card-title">{say('what-next')}</h2>}>
    {agenda.length === 0 && <p>{say('nothing-next')}</p>}
    <ol className="firings">
      {agenda.map(({ id, at, kindName, tells, stoppedBy, ruleName, policy }) => (
        <li key={`${id} ${at}`}>
          <strong className="numeric">{momentOf(at)}</strong> {kindName}
          {tells.length > 0 && <div className="wrap">{say('tells')}：{tells.map(({ name, asName }) => `${name}（${asName}）`).join('、')}</div>}
          {stoppedBy.length > 0 && <div className="wrap">{say('stopped-by')}：{stoppedBy.map(({ name }) => name).join('、')}</div>}
          <div className="faint wrap"><ByRule rule={ruleName} policy={policy} /></div>
        </li>
      ))}
    </ol>
    <p className="wrap"><strong>{say('places')}</strong>　{places.length === 0 ? say('no-places') : places.toReversed().slice(0, 12).map(({ boardName, period, rank, ranked }) => say('place-of', { board: boardName, period: periodOf(period), rank, ranked })).join('；')}</p>
  </Card>
);
