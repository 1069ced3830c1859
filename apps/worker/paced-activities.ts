import type { Locale } from '#catalogue/locale';
import type { Deps } from '#commands/deps';
import type { ProductClock } from '#commands/product-clock';
import type { Agenda, Ask, Due, Step } from '#workflows/agenda';

/** `clock` makes the product's clock from the workflow's own time (milliseconds since the epoch), for tests that skip time. */
export type ActivityOptions = Readonly<{ locale: Locale; clock?: (workflowNow: number) => ProductClock }>;

/** The deps as they are at the workflow's own time. */
export const depsAt = (deps: Deps, { clock }: ActivityOptions, workflowNow: number): Deps => (clock === undefined ? deps : { ...deps, clock: clock(workflowNow) });

/** A duty is due and stands, and yet nothing came of it. A fault of the rules; the step is tried again, at growing intervals. */
export class DutyWithoutEffect extends Error {
  override readonly name = 'DutyWithoutEffect';
  readonly code = 'duty-without-effect';
  constructor(id: string, duty: string) {
    super(`${duty} of ${id} is due, but performing it changed nothing.`);
  }
}

/** How something that lives by its duties is asked for its agenda, and how a duty of it is performed: whether anything came of it. */
export type Paced<Kind extends string> = Readonly<{ agenda: (deps: Deps, id: string) => Promise<Agenda<Kind>>; perform: (deps: Deps, id: string, due: Due<Kind>) => Promise<boolean> }>;

/** The activities of a workflow that keeps pace: thin, as the rules are in the domain and the writing is in the commands. */
export function pacedActivities<Kind extends string>(deps: Deps, options: ActivityOptions, { agenda, perform }: Paced<Kind>): Readonly<{ ask: Ask<Kind>; step: Step<Kind> }> {
  const ask: Ask<Kind> = (id, workflowNow) => agenda(depsAt(deps, options, workflowNow), id);
  const step: Step<Kind> = async (id, due, workflowNow) => {
    const performed = await perform(depsAt(deps, options, workflowNow), id, due);
    const after = await ask(id, workflowNow);
    if (!performed && isStillDue(after, due)) throw new DutyWithoutEffect(id, due.id);
    return after;
  };
  return { ask, step };
}

const isStillDue = ({ next, now }: Agenda<string>, { id, at }: Due<string>): boolean => next !== undefined && next.id === id && next.at === at && at <= now;
