import type { Command } from 'commander';
import { calendarCliWords } from '#catalogue/calendar-cli';
import { deadlineLetter } from '#catalogue/calendar-letter';
import { fillIn } from '#catalogue/fill-in';
import { namesOf } from '#catalogue/names';
import { loadCase } from '#commands/case-file';
import { calendarHistory, calendarVersions } from '#commands/calendar-history';
import { explainDeadline } from '#domain/calendar/deadline';
import { namedDeadlines } from '#domain/case/named-deadline';
import { findCase } from '#read-models/find-case';
import { failWith } from './failure.ts';
import { connectedTo } from './terminal.ts';

/** Every version of the calendar, the latest first. */
export const listCalendars = (command: Command): Promise<void> =>
  connectedTo(command, async ({ deps, locale, show }) => {
    const words = calendarCliWords[locale];
    const versions = calendarVersions(await deps.clock.now(deps.pool), await calendarHistory(deps.pool));
    const lines = versions.map(({ origin, current, ...item }) => `${fillIn(locale, words.version, { ...item, origin: words[origin] })}${current ? words.current : ''}`);
    show(versions, lines);
  });

/** How a deadline of a case came about; without its id, which deadlines there are, or the only one. */
export const explainCase = (id: string, deadlineId: string | undefined, command: Command): Promise<void> =>
  connectedTo(command, async ({ deps, locale, show, word }) => {
    const caseId = await findCase(deps.pool, id);
    const { state, rules, city } = (caseId === undefined ? undefined : await loadCase(deps, caseId)) ?? failWith([word('not-found', { id })]);
    const [names, all] = [namesOf(city), namedDeadlines(state)];
    const found = deadlineId === undefined && all.length === 1 ? all[0] : all.find((one) => one.id === deadlineId);
    if (found === undefined) return failWith([fillIn(locale, calendarCliWords[locale]['no-deadline'], { id, deadline: deadlineId ?? '', known: all.map((one) => one.id) })]);
    const { deadline, share, milestone } = found;
    const about = [`${state.caseNo ?? caseId ?? id}  ${state.title}`, [names.unit(share.unit), ...(milestone === undefined ? [] : [milestone])].join('  ')];
    const letter = deadlineLetter(locale, deadline, { about, calendar: rules.calendar, policy: rules.policy.version });
    show({ deadline: found.id, unit: share.unit, ...explainDeadline(deadline, rules.calendar) }, letter.trimEnd().split('\n'));
  });
