import { useQuery } from '@tanstack/react-query';
import { Card, Select, Space } from 'antd';
import { useState } from 'react';
import { Failure, Waiting } from '../desk/failure.tsx';
import { read } from '../server/ask.ts';
import type { Listed } from '../server/facts.ts';
import type { CalendarItem, CalendarPage } from '../server/rules.ts';
import { say } from '../words/say.ts';
import { dayOf, plainDayOf } from '../words/times.ts';
import { Month } from './month.tsx';
import { calendarNamed } from './rule-names.tsx';

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** The versions of the calendar, and a year of one of them with the notice behind each day that it changes. */
export function Calendars(): React.JSX.Element {
  const [chosen, choose] = useState<string>();
  const versions = useQuery({ queryKey: ['calendars'], queryFn: ({ signal }) => read<Listed<CalendarItem>>('/api/calendars', signal) });
  const version = chosen ?? versions.data?.items.find(({ current }) => current)?.version;
  const calendar = useQuery({ queryKey: ['calendar', version], queryFn: ({ signal }) => read<CalendarPage>(`/api/calendars/${encodeURIComponent(version ?? '')}`, signal), enabled: version !== undefined, staleTime: Infinity });
  const failed = versions.error ?? calendar.error;
  return (
    <Card size="small" title={<h2 className="card-title">{say('calendars')}</h2>}>
      {failed !== null && <Failure error={failed} retry={() => void versions.refetch()} />}
      <Space wrap className="lines">
        {say('version')} <Select aria-label={say('version')} style={{ minWidth: 280 }} value={version ?? null} onChange={choose} options={(versions.data?.items ?? []).map((one) => ({ value: one.version, label: `${calendarNamed(one)}${one.current ? ` · ${say('current')}` : ''}` }))} />
      </Space>
      {calendar.data === undefined ? <Waiting /> : <Year key={calendar.data.version} of={calendar.data} />}
    </Card>
  );
}

function Year({ of: { days, notices, overlays, coveredFrom, coveredUntil } }: Readonly<{ of: CalendarPage }>): React.JSX.Element {
  const [from, to] = [Number(coveredFrom.slice(0, 4)), Number(coveredUntil.slice(0, 4))];
  const [year, show] = useState(to);
  const own = days.filter(({ date }) => date.startsWith(`${year}-`));
  const cited = [...new Set(own.map(({ notice }) => notice))];
  return (
    <>
      <div className="lines">{say('year')} <Select aria-label={say('year')} value={year} onChange={show} options={Array.from({ length: to - from + 1 }, (_, back) => ({ value: to - back, label: `${to - back}` }))} /> {say('covers-days', { from: plainDayOf(coveredFrom), to: plainDayOf(coveredUntil) })}　{say('year-legend')}</div>
      <div className="year">{months.map((month) => <Month key={month} year={year} month={month} days={own} />)}</div>
      <h3 className="card-title">{say('notices-behind')}</h3>
      {cited.length === 0 && <p>{say('no-notices-in-year')}</p>}
      <ul>{cited.map((number) => <li key={number} className="wrap">{notices.find((title) => title.includes(number)) ?? number}：{own.filter(({ notice }) => notice === number).map(({ name }) => name).filter((name, place, all) => all.indexOf(name) === place).join('、')}</li>)}</ul>
      {overlays.length > 0 && <><h3 className="card-title">{say('overlays')}</h3><ul>{overlays.map(({ id, name, basis, days: changed }) => <li key={id} className="wrap">{name}（{basis}）：{changed.map(({ date, kind }) => `${dayOf(date)} ${say(kind === 'holiday' ? 'day-off' : 'day-worked')}`).join('、')}</li>)}</ul></>}
    </>
  );
}
