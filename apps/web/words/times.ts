import { spoken } from './language.ts';

const pad = (part: string): string => String(Number(part));

/** An instant at UTC+8 as people of the office write it: 10月13日 18:00, with the year where it is not that of `now`. */
export function momentOf(instant: string, now = ''): string {
  const [year = '', month = '', day = ''] = instant.slice(0, 10).split('-');
  const time = instant.slice(11, 16);
  const sameYear = now === '' || now.startsWith(year);
  if (spoken() === 'en') return `${sameYear && now !== '' ? '' : `${year}-`}${month}-${day} ${time}`;
  return `${sameYear && now !== '' ? '' : `${year}年`}${pad(month)}月${pad(day)}日 ${time}`;
}

/** A day, `YYYY-MM-DD`, as people write it. */
export function plainDayOf(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return spoken() === 'en' ? day : `${year}年${pad(month)}月${pad(date)}日`;
}

/** The name of a month, `2026-10`, or of a week, `2026-W45`, of a ranking. */
export function periodOf(period: string): string {
  const [year = '', part = ''] = period.split('-');
  if (spoken() === 'en') return period;
  return part.startsWith('W') ? `${year}年第${pad(part.slice(1))}周` : `${year}年${pad(part)}月`;
}

/** A day, `YYYY-MM-DD`, with its weekday. */
export function dayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return spoken() === 'en' ? `${day} ${['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekday] ?? ''}` : `${plainDayOf(day)} 周${'日一二三四五六'.charAt(weekday)}`;
}
