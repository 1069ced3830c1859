import { z } from 'zod';
import type { Sight } from '#domain/case/sight';
import type { CaseState } from '#domain/case/state';
import type { Actor } from '#domain/city/city';

const reporter = z.object({ name: z.string().exactOptional(), phone: z.string().exactOptional() });

/** Who reported, as it is kept outside the log; undefined when nothing is, or when it was erased. */
export type Reporter = z.output<typeof reporter>;
export const reporterOf = (kept: unknown): Reporter | undefined => reporter.safeParse(kept).data;

/**
 * Whether somebody may know who reported: the reporter, the office of the case and those above it, and whoever oversees everything.
 * Never a unit, an area's leader or an administrator (举报人信息保密).
 */
export function mayKnowReporter(state: CaseState, { person, office, unit }: Actor, { all }: Sight): boolean {
  if (person === state.reportedBy) return true;
  return unit === undefined && (all || (office !== undefined && state.offices.includes(office)));
}

/** Whether an event would tell who reported. */
export const namesReporter = ({ type }: Readonly<{ type: string }>): boolean => type === 'ProblemReported';
