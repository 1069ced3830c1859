import type { CalendarPage } from '../server/rules.ts';
import { say } from '../words/say.ts';

type Day = CalendarPage['days'][number];
const week = [0, 1, 2, 3, 4, 5, 6] as const;
const two = (n: number): string => String(n).padStart(2, '0');

/** The days of a month in weeks from Monday on; 0 where a week begins before the month or ends after it. */
function weeksOf(year: number, month: number): readonly (readonly number[])[] {
  const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: Math.ceil((before + length) / 7) }, (_, row) => week.map((column) => {
    const day = row * 7 + column - before + 1;
    return day < 1 || day > length ? 0 : day;
  }));
}

/** A month: weekends grey, holidays and days that are worked instead marked in words. */
export function Month({ year, month, days }: Readonly<{ year: number; month: number; days: readonly Day[] }>): React.JSX.Element {
  const rules = new Map(days.map((day) => [day.date, day]));
  const cell = (day: number, column: number): React.JSX.Element => {
    if (day === 0) return <td key={column} />;
    const rule = rules.get(`${year}-${two(month)}-${two(day)}`);
    return <td key={column} className={rule?.kind ?? (column > 4 ? 'weekend' : '')} title={rule === undefined ? undefined : `${rule.name} ${rule.notice}`}>{day}{rule !== undefined && <small>{say(rule.kind === 'holiday' ? 'day-off' : 'day-worked')}</small>}</td>;
  };
  return (
    <table>
      <caption>{say('month-of', { month })}</caption>
      <thead><tr>{week.map((column) => <th key={column} scope="col">{say('weekday-names').charAt(column)}</th>)}</tr></thead>
      <tbody>{weeksOf(year, month).map((row, place) => <tr key={`${month} ${place}`}>{row.map(cell)}</tr>)}</tbody>
    </table>
  );
}
