import { type Command, InvalidArgumentError, Option } from 'commander';
import { reasonSentence } from '#catalogue/reasons';
import { period } from '#domain/calendar/calendar';
import { explain } from '#domain/calendar/due';
import { stateCouncil } from '#domain/calendar/state-council';
import { instant } from '#domain/text';
import { terminalOf } from './terminal.ts';

function instantFrom(text: string): string {
  const parsed = instant.safeParse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T09:00:00+08:00` : text);
  if (!parsed.success) throw new InvalidArgumentError('write a day such as 2026-09-30, or an instant such as 2026-09-30T09:00:00+08:00');
  return parsed.data;
}

function amountFrom(text: string): number {
  const parsed = period.shape.amount.safeParse(Number(text));
  if (!parsed.success) throw new InvalidArgumentError('write a whole number above 0');
  return parsed.data;
}

type Options = Readonly<{ from: string; amount: number; unit: 'workday' | 'workhour' | 'day' }>;

export function addCalendar(program: Command): void {
  const calendar = program.command('calendar').description('working-day arithmetic by the State Council’s calendars');
  calendar
    .command('due')
    .description('when a period ends, explained day by day')
    .requiredOption('--from <instant>', 'the day or instant at which it starts', instantFrom)
    .requiredOption('--amount <n>', 'how many', amountFrom)
    .addOption(new Option('--unit <unit>', 'of what').choices(['workday', 'workhour', 'day', 'month']).default('workday'))
    .action(({ from, amount, unit }: Options, command: Command) => {
      const { locale, word, show } = terminalOf(command);
      const due = explain(stateCouncil, from, { amount, unit });
      show(due, [
        ...due.days.map(({ date, counts, reason }) => `${date}  ${word(counts ? 'counts' : 'counts-not').padEnd(4)}  ${reasonSentence(locale, reason)}`),
        `${word('due-at')}: ${due.dueAt}${due.provisional ? ` (${word('provisional')})` : ''}`,
      ]);
    });
}
