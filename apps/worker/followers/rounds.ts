import { fileFindings } from '#commands/rounds-filing';
import type { RoundRecord } from '#commands/rounds';
import type { Recorded } from '#event-store/recorded';
import type { Follower } from './follower.ts';

const prefix = 'round/';

/** The events of the streams of rounds are events of rounds. */
const hasFindings = (event: Recorded): event is Extract<RoundRecord, { type: 'FindingsFiled' }> => event.type === 'FindingsFiled';

/** Every problem that a round found becomes a case, also when whoever wrote it down was cut off in between. Files under the finding's own key, so that twice is once. */
export const findingsOfRounds: Follower = {
  prefix,
  async passOn({ deps, log }, events) {
    for (const event of events.filter(hasFindings)) {
      const filed = await fileFindings(deps, event.streamId.slice(prefix.length), [event]);
      for (const one of filed) if (one.outcome === 'refused') log.warn({ stream: event.streamId, finding: one.n, code: one.refusal.code }, 'the case of a finding is refused');
    }
  },
};
