import { fileOutstanding } from '#commands/rounds-filing';
import { startDeliveries } from '../start-deliveries.ts';
import type { Follower } from './follower.ts';
import { streamsThatMoved } from './streams-that-moved.ts';

const prefix = 'round/';

/** Every problem that a round found becomes a case, also when whoever wrote it down was cut off in between; one that was refused is tried again whenever the round moves. Files under the finding's own key, so that twice is once. Before that the mail of its notices is started. */
export const findingsOfRounds: Follower = {
  prefix,
  async passOn({ deps, log, starter, mail }, events) {
    const moved = streamsThatMoved(prefix, events);
    if (mail) await startDeliveries(deps, starter, 'round', moved);
    for (const { id } of moved) {
      const filed = await fileOutstanding(deps, id);
      for (const one of filed) if (one.outcome === 'refused') log.warn({ round: id, finding: one.n, code: one.refusal.code }, 'the case of a finding is refused');
    }
  },
};
