import { z } from 'zod';
import type { Paper, Policy } from '#domain/policy/policy';
import type { Series } from './chapter.ts';
import type { Card } from './events.ts';

/** The series of numbers of a paper, and the word before its number: orders in one, cards in another, the rest each in its own. */
export function seriesOfPaper(paper: Paper): Exclude<Series, 'case' | 'order'> {
  switch (paper) {
    case 'blue-slip':
    case 'urging-notice':
    case 'orange-order':
    case 'supervision-order':
    case 'red-order':
      return 'supervision';
    case 'yellow-card':
    case 'red-card':
      return 'card';
    case 'criticism':
    case 'talk':
    case 'listing':
    case 'referral':
      return paper;
  }
}

export const wordOfPaper = (paper: Paper, { papers }: Policy): string => papers[seriesOfPaper(paper)];

/** The colour of a paper that is a card. */
export function cardOf(paper: Paper): Readonly<{ card?: Card }> {
  if (paper === 'yellow-card') return { card: 'yellow' };
  return paper === 'red-card' ? { card: 'red' } : {};
}

/** The papers that people may propose; the blue slip and the urging notice are the clock's. */
export const proposable = z.enum(['supervision-order', 'orange-order', 'yellow-card', 'red-card', 'red-order', 'criticism', 'talk', 'listing', 'referral']) satisfies z.ZodType<Paper>;
type Proposable = z.output<typeof proposable>;

/** Which of them belong to each level, first the usual one. */
export const papersOn: Readonly<Record<number, readonly [Proposable, ...Proposable[]]>> = {
  3: ['supervision-order', 'orange-order', 'yellow-card'],
  4: ['red-card', 'red-order', 'criticism'],
  5: ['talk'],
  6: ['listing'],
  7: ['referral'],
};

/** Whether a paper announces something that must still be done: a talk held, a bulletin published, a case listed or handed over. */
export function promises(paper: Paper): boolean {
  switch (paper) {
    case 'criticism':
    case 'talk':
    case 'listing':
    case 'referral':
      return true;
    case 'blue-slip':
    case 'urging-notice':
    case 'orange-order':
    case 'supervision-order':
    case 'yellow-card':
    case 'red-order':
    case 'red-card':
      return false;
  }
}
