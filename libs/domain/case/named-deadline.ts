import type { Deadline } from '../calendar/deadline.ts';
import type { Assignment, CaseState } from './state.ts';

/** A deadline of a case by the id that people see: of a share (`a1`), or of a step on the way to it (`a1.stop`). */
export type NamedDeadline = Readonly<{ id: string; share: Assignment; deadline: Deadline; milestone?: string }>;

/** Every deadline of the shares of a case that runs or has run. */
export const namedDeadlines = ({ assignments }: Pick<CaseState, 'assignments'>): readonly NamedDeadline[] =>
  assignments.flatMap((share) => [
    ...(share.deadline === undefined ? [] : [{ id: share.id, share, deadline: share.deadline }]),
    ...share.milestones.map(({ id, name, deadline }) => ({ id: `${share.id}.${id}`, share, deadline, milestone: name })),
  ]);
