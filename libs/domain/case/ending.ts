import { without, type CaseState, type Sanction } from './state.ts';

/** What was asked for and not decided yet falls away: extensions, a suspension, coordination. */
export const lapsed = (state: CaseState): CaseState => ({ ...without(state, 'suspensionRequest'), extensionRequests: [], coordination: { level: 0 } });

/** The order has ended: nothing more is asked for, what is proposed is dropped, what is in force is lifted; an appeal goes on. */
export const ended = (state: CaseState): CaseState => ({ ...lapsed(without(state, 'notice', 'signOff')), level: 0, reminded: 0, sanctions: state.sanctions.map(deescalated) });

function deescalated(sanction: Sanction): Sanction {
  switch (sanction.status) {
    case 'proposed':
      return { ...sanction, status: 'dropped' };
    case 'issued':
    case 'upheld':
      return { ...sanction, status: 'lifted' };
    case 'dropped':
    case 'appealed':
    case 'withdrawn':
    case 'lifted':
      return sanction;
  }
}
