import type pg from 'pg';
import { openDirectory, type Directory } from './directory.ts';
import { demonstrationClock, realClock, type ProductClock } from './product-clock.ts';
import { openRuleBook, type RuleBook } from './rule-book.ts';

/** What every command needs: the database, the clock, the city and the rules. */
export type Deps = Readonly<{ pool: pg.Pool; clock: ProductClock; directory: Directory; ruleBook: RuleBook; demonstration: boolean }>;

export function openCommands(pool: pg.Pool, { demonstration, clock }: Readonly<{ demonstration: boolean; clock?: ProductClock }>): Deps {
  const directory = openDirectory();
  return { pool, clock: clock ?? (demonstration ? demonstrationClock : realClock), directory, ruleBook: openRuleBook(directory), demonstration };
}
