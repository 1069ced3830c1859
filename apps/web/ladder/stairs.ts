import type { Agenda, Escalation, PolicyPage } from '../server/facts.ts';

type Rung = PolicyPage['rungs'][number];
type Duty = Agenda['items'][number];

/** The accountability levels, from the foot of the ladder up. */
export const levels = [0, 1, 2, 3, 4, 5, 6, 7] as const;
export type Level = (typeof levels)[number];
export type Standing = 'now' | 'passed' | 'next' | 'not-yet' | 'none';

/** One level of the ladder: the rungs that lead to it, where the case stands to it, when it was reached, and when it comes. */
export type Stair = Readonly<{ level: Level; standing: Standing; rungs: readonly Rung[]; firedAt: string | undefined; comesAt: string | undefined }>;

type Known = Readonly<{ level: number; rungs: readonly Rung[]; fired: readonly Escalation[]; coming: readonly Duty[] }>;

/** The ladder as it stands: `fired` in the order of time. */
export function stairsOf({ level: now, rungs, fired, coming }: Known): readonly Stair[] {
  const next = coming.find((duty) => duty.level !== undefined && (duty.level > now || now === 0))?.level;
  return levels.map((level) => {
    const own = rungs.filter((rung) => rung.level === level);
    const firedAt = fired.filter((one) => one.level === level).at(-1)?.firedAt;
    const comesAt = coming.find((duty) => duty.level === level)?.at;
    const standing: Standing = level === now ? 'now' : level === next ? 'next' : firedAt !== undefined || level === 0 ? 'passed' : own.length === 0 ? 'none' : 'not-yet';
    return { level, standing, rungs: own, firedAt, comesAt };
  });
}
