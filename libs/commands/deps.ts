import type pg from 'pg';
import { openCalendarBook, type CalendarShelf } from './calendar-book.ts';
import { openDirectory, type Directory } from './directory.ts';
import { openPolicyBook, type PolicyShelf } from './policy-book.ts';
import { demonstrationClock, realClock, type ProductClock } from './product-clock.ts';
import { openRuleBook, type PhasePolicy, type RuleBook } from './rule-book.ts';

/** What every command needs: the database, the clock, the city and the rules, with the calendars and policies of which they are made. */
export type Deps = Readonly<{ pool: pg.Pool; clock: ProductClock; directory: Directory; calendars: CalendarShelf; policies: PolicyShelf; ruleBook: RuleBook; demonstration: boolean }>;

const noPhases: PhasePolicy = () => Promise.resolve(undefined);

export function openCommands(pool: pg.Pool, { demonstration, clock }: Readonly<{ demonstration: boolean; clock?: ProductClock }>): Deps {
  const shelves = { directory: openDirectory(), calendars: openCalendarBook(), policies: openPolicyBook() };
  return { pool, clock: clock ?? (demonstration ? demonstrationClock : realClock), ...shelves, ruleBook: openRuleBook({ ...shelves, phasePolicy: noPhases }), demonstration };
}
