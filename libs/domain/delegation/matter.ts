import type { CaseState } from '#domain/case/state';
import type { Round } from '#domain/round/round';

/** What somebody acts on, as far as a delegation looks at it: in which areas it lies, and which units it is about. */
export type Matter = Readonly<{ areas: readonly string[] | 'anywhere'; units: readonly string[] }>;

/** A case, with every unit that is or was on it. One that is only being reported lies nowhere yet. */
export const caseMatter = ({ areas, assignments, version }: Pick<CaseState, 'areas' | 'assignments' | 'version'>): Matter => ({ areas: version === 0 ? 'anywhere' : areas, units: assignments.map(({ unit }) => unit) });

/** The record of a unit. It lies in no area: whoever takes a place in some areas only has the cases there, and nothing else. */
export const unitMatter = (unit: string): Matter => ({ areas: [], units: [unit] });

/** An inspection round, with the units that are inspected. */
export const roundMatter = ({ units }: Pick<Round, 'units'>): Matter => ({ areas: [], units });

/** A campaign is about no unit more than about another. */
export const campaignMatter: Matter = { areas: [], units: [] };
