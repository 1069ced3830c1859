import type { Sight } from '#domain/case/sight';
import type { Period } from '#domain/simulation/course';
import type { Outline } from '#domain/simulation/outline';
import type { Tally } from '#domain/simulation/tally';
import type { Wanted } from './rules.ts';

/** For whom a simulation is: what they see may stand among the examples, and only that counts where nothing else is said. */
export type Audience = Readonly<{ sight: Sight; countsAll: boolean }>;

/** What is simulated. Plain data, so that it goes to other threads. Without an audience every case counts and may be an example. */
export type Simulation = Wanted & Readonly<{ period: Period; examples?: number; audience?: Audience }>;

/** What came of the cases of a range; `outlines` of those that had to do with the period, where they are wanted. */
export type Part = Readonly<{ tally: Tally; outlines: readonly Outline[] }>;

/** How many examples are kept where nothing is said. */
export const usualExamples = 20;
