import type { CaseState } from '#domain/case/state';
import type { Caller } from '../requests/caller.ts';

const watching = new Set(['director', 'hq']);

/** Whether somebody may read who tried what in vain: the heads of the case's offices, and whoever oversees everything. */
export const mayReadAttempts = ({ offices }: CaseState, { actor: { office, roles }, sight }: Caller): boolean =>
  sight.all || (office !== undefined && offices.includes(office) && roles.some((role) => watching.has(role)));
