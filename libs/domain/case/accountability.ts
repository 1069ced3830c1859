import { z } from 'zod';
import type { Rung } from '#domain/policy/policy';
import { clockCommand, type Context, type Duty, type Evolve, type Rules } from './chapter.ts';
import type { CaseEvent } from './events.ts';
import { whichOf } from './milestones.ts';
import { cardOf } from './papers.ts';
import { climbing, nextFirings, type RungFiring } from './rungs.ts';
import type { CaseState } from './state.ts';
import { partiesOf, tell } from './telling.ts';
import { onlyTheClock } from './who.ts';

const stoppers = ({ on }: RungFiring): readonly string[] =>
  on === undefined ? [] : [...(on.milestone === undefined ? [] : ['reach-milestone']), 'submit-feedback', 'decide-extension', 'decide-suspension'];

const dutyOf = (state: CaseState, firing: RungFiring): Duty => {
  const { key, rung, at, assignment, on } = firing;
  const parties = (list: Rung['to']) => list.flatMap((addressee) => partiesOf(state, addressee, [], assignment.unit));
  return {
    id: key, kind: rung.action === 'remind' ? 'remind' : 'escalate', at, rule: `ladder.${rung.id}`, command: { type: 'escalate', data: { duty: key } },
    tells: parties(rung.to), copies: parties(rung.copy), stoppedBy: stoppers(firing), level: rung.level, unit: assignment.unit, ...whichOf(on ?? {}),
  };
};

export const ladderDuties = (state: CaseState, rules: Rules): readonly Duty[] => nextFirings(state, rules).map((firing) => dutyOf(state, firing));

/** The reminders of one deadline that are due by now: after a downtime they collapse into the latest. */
const overdue = (state: CaseState, first: RungFiring, { at, rules }: Context): readonly RungFiring[] =>
  first.on === undefined ? [first] : climbing(state, first.assignment, first.on, rules).filter((one) => one.rung.action === 'remind' && one.at <= at);

function reminded(state: CaseState, first: RungFiring, context: Context): CaseEvent {
  const { at, rules, city } = context;
  const all = overdue(state, first, context);
  const firing = all.at(-1) ?? first;
  const { rung, assignment, on } = firing;
  const duty = dutyOf(state, firing);
  const to = tell(city, duty.tells);
  return {
    type: 'EscalationFired',
    data: {
      key: firing.key, keys: all.map(({ key }) => key), rung: rung.id, level: rung.level, paper: rung.paper, rule: duty.rule, policy: rules.policy.version, assignment: assignment.id, unit: assignment.unit,
      ...whichOf(on ?? {}), dueAt: firing.at, firedAt: at, missed: all.slice(0, -1).map((one) => `ladder.${one.rung.id}`), to, copy: tell(city, duty.copies, to),
    },
  };
}

function proposed(state: CaseState, firing: RungFiring, { at, rules, city }: Context): CaseEvent {
  const { rung, assignment, on } = firing;
  const duty = dutyOf(state, firing);
  const to = tell(city, duty.tells);
  return {
    type: 'SanctionProposed',
    data: {
      id: `s${state.sanctions.length + 1}`, level: rung.level, kind: rung.paper, rule: duty.rule, policy: rules.policy.version, unit: assignment.unit, grounds: rung.trigger.kind,
      issuedBy: rung.issuedBy ?? 'director', ...(rung.mustLead === undefined ? {} : { mustLead: rung.mustLead }), ...cardOf(rung.paper), ...whichOf(on ?? {}),
      key: firing.key, dueAt: firing.at, firedAt: at, to, copy: tell(city, duty.copies, to),
    },
  };
}

/**
 * The accountability ladder as the clock climbs it: it reminds by itself (blue when due soon, the urging notice on the next working day),
 * and only proposes what accuses somebody. After a downtime reminders of one deadline collapse into the latest; nothing is sanctioned by catching up.
 */
export const accountability = {
  commands: {
    escalate: clockCommand({
      schema: z.strictObject({ duty: z.string().max(300) }),
      may: onlyTheClock,
      decide: (state, { duty }, context) => {
        const firing = nextFirings(state, context.rules).find(({ key }) => key === duty);
        if (firing === undefined || firing.at > context.at) return [];
        return [firing.rung.action === 'remind' ? reminded(state, firing, context) : proposed(state, firing, context)];
      },
    }),
  },
  evolve: {
    EscalationFired: (state, { keys, level, dueAt }) => ({
      ...state, level: Math.max(state.level, level), reminded: Math.max(state.reminded, level), fired: { ...state.fired, ...Object.fromEntries(keys.map((key) => [key, dueAt])) },
    }),
    SanctionProposed: (state, { id, level, kind, rule, unit, issuedBy, mustLead, key, dueAt }, { at, by, hand }) => ({
      ...state,
      fired: key === undefined ? state.fired : { ...state.fired, [key]: dueAt ?? at },
      sanctions: [...state.sanctions, { id, level, kind, rule, unit, status: 'proposed', since: at, proposedBy: by, ...(hand === undefined ? {} : { proposedHand: hand }), issuedBy, ...(mustLead === undefined ? {} : { mustLead }) }],
    }),
  } satisfies Evolve<'EscalationFired' | 'SanctionProposed'>,
  duties: ladderDuties,
};
