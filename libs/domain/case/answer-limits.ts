import type { Period } from '#domain/calendar/calendar';
import type { Policy } from '#domain/policy/policy';
import type { Wait } from './chapter.ts';
import type { CaseState, CoordinationLevel } from './state.ts';

/** How long an answer to a request for coordination may take on a level. */
export function coordinationLimit(level: CoordinationLevel, { coordination }: Policy): Period {
  switch (level) {
    case 0:
    case 1:
      return coordination.lead;
    case 2:
      return coordination.leader;
    case 3:
      return coordination.office;
    case 4:
      return coordination.headquarters;
  }
}

/** The limit of a step that the policy names apart from its chase: the chase begins when it has run out. Undefined where the first rung is the limit. */
export function limitOfStep({ step, id }: Wait, state: CaseState, policy: Policy): Period | undefined {
  switch (step) {
    case 'coordination':
      return coordinationLimit(id.startsWith('coordination/file/') ? 1 : state.coordination.level, policy);
    case 'extension':
      return policy.extension[state.grade].decideWithin;
    case 'arrival':
      return policy.arrival;
    case 'listed-report':
      return policy.listed.report;
    case 'listed-publication':
      return policy.listed.publish;
    case 'delisting':
      return policy.listed.delisted;
    case 'execution':
      return state.sanctions.find(({ id: sanction }) => id.startsWith(`execution/${sanction}/`))?.execution?.limit;
    case 'verify':
    case 'dispatch':
    case 'claim':
    case 'ruling':
    case 'plan':
    case 'plan-review':
    case 'suspension':
    case 'suspension-review':
    case 'rectify':
    case 'reinspect':
    case 'apply':
    case 'endorse':
    case 'objection':
    case 'look-back':
    case 'sanction':
    case 'appeal':
    case 'takeover':
      return undefined;
  }
}
