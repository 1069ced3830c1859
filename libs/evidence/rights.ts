import type { Sight } from '#domain/case/sight';
import type { Actor } from '#domain/city/city';

/**
 * Whether somebody may have the original of a photo and what its camera wrote into it, by the marks of the case that it belongs to: the offices of the
 * case, its independent inspectors, and whoever watches over everything. Never a unit or an area's leader: a reporter can be known by a place and a telephone.
 */
export function mayHaveOriginal(marks: readonly string[], { office, unit, roles }: Actor, { all }: Sight): boolean {
  if (unit === undefined) return all || (office !== undefined && marks.includes(`office:${office}`));
  return roles.includes('inspector') && !marks.includes(`unit:${unit}`);
}
