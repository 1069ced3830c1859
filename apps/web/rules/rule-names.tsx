import { useQuery } from '@tanstack/react-query';
import { read } from '../server/ask.ts';
import type { Listed } from '../server/facts.ts';
import type { CalendarItem, PolicyItem } from '../server/rules.ts';
import { say } from '../words/say.ts';
import { plainDayOf } from '../words/times.ts';

const minutes = 60_000;

/** A version as cases are pinned to it, without the version of the city's categories behind it. */
const published = (version: string): string => version.replace(/\+city-\d+$/, '');

/** The rules by the name that people know them by; the exact version is what the browser shows on pointing at it. */
export function PolicyName({ version }: Readonly<{ version: string }>): React.JSX.Element {
  const { data } = useQuery({ queryKey: ['policies'], queryFn: ({ signal }) => read<Listed<PolicyItem>>('/api/policies', signal), staleTime: 10 * minutes });
  const found = data?.items.find((one) => one.version === published(version));
  return <span title={version}>{found === undefined ? version : found.number === null ? found.name : say('policy-named', { name: found.name, n: found.number })}</span>;
}

/** What a version of the calendar is called: the notice of the state, or what was changed on top of it, and when. */
export const calendarNamed = ({ origin, notices, publishedOn }: CalendarItem): string => say('calendar-named', { name: origin === 'built-in' ? say('state-calendar') : notices.join('、'), at: plainDayOf(publishedOn) });

/** The working calendar by the name that people know it by. */
export function CalendarName({ version }: Readonly<{ version: string }>): React.JSX.Element {
  const { data } = useQuery({ queryKey: ['calendars'], queryFn: ({ signal }) => read<Listed<CalendarItem>>('/api/calendars', signal), staleTime: 10 * minutes });
  const found = data?.items.find((one) => one.version === version);
  return <span title={version}>{found === undefined ? version : calendarNamed(found)}</span>;
}

/** The rule behind a step, and whose rule it is. */
export const ByRule = ({ rule, policy }: Readonly<{ rule: string; policy: string | undefined }>): React.JSX.Element => (
  <>{say('by-rule-named', { rule })}{policy !== undefined && <>（<PolicyName version={policy} />）</>}</>
);
