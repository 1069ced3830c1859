import { z } from 'zod';
import { openingOn } from '#domain/calendar/opening';
import { dueOf } from '#domain/calendar/due';
import { before } from '#domain/calendar/remaining';
import type { Period, WorkCalendar } from '#domain/calendar/calendar';
import { soonAt, type Deadline } from '#domain/calendar/deadline';
import type { Rung } from '#domain/policy/policy';
import { dayOf, instantOf, millis, type Day, type Instant } from '#domain/time';
import { clockCommand, type Context, type Duty, type Evolve, type Rules } from './chapter.ts';
import type { CaseEvent } from './events.ts';
import { isOpen, leadOf, standing, underway, type Assignment, type CaseState } from './state.ts';
import { partiesOf, tell } from './telling.ts';
import { onlyTheClock } from './who.ts';

/** A rung of the ladder on one unit's share: its key is the duty's id, and says under which due time it fired. */
type Firing = Readonly<{ key: string; rung: Rung; at: Instant; assignment: Assignment }>;

/** The shares whose clock is running. A dispute does not stop it. */
const running = (state: CaseState): readonly Assignment[] =>
  underway.some((status) => status === state.status) ? standing(state).filter((one) => one.mandatory && one.deadline !== undefined && (one.status === 'unclaimed' || one.status === 'working')) : [];

/** Midnight belongs to the day that it ends: where there are no business hours, a limit ends then. */
const justBefore = (instant: Instant): Instant => instantOf(millis(instant) - 1);
const lastDay = (instant: Instant): Day => dayOf(justBefore(instant));

/** The first of the periods before the due time that begins after the order; a limit shorter than all of them warns when four fifths of it have run. */
function soonFrom(deadline: Deadline, calendar: WorkCalendar, periods: readonly Period[]): Instant {
  const [first, ...rest] = periods;
  if (first === undefined) return deadline.from;
  const instant = before(calendar, deadline.dueAt, first, deadline.pauses);
  if (instant > deadline.from) return instant;
  return rest.length > 0 ? soonFrom(deadline, calendar, rest) : soonAt(deadline, calendar, first);
}

/** When a rung that is driven by time fires; undefined for rungs driven by failed attempts. */
function timeOf({ trigger }: Rung, deadline: Deadline, rules: Rules): Instant | undefined {
  const { policy, calendar } = rules;
  switch (trigger.kind) {
    case 'before-due':
      return soonFrom(deadline, calendar, trigger.periods);
    case 'after-due':
      return openingOn(calendar, lastDay(dueOf(calendar, justBefore(deadline.dueAt), { amount: trigger.workdays, unit: 'workday' }).dueAt));
    case 'after-rung': {
      const earlier = policy.ladder.find(({ id }) => id === trigger.rung);
      const start = earlier === undefined ? undefined : timeOf(earlier, deadline, rules);
      return start === undefined ? undefined : dueOf(calendar, start, trigger.period).dueAt;
    }
    case 'failed':
    case 'relapsed':
    case 'ordered':
      return undefined;
  }
}

function byTime(state: CaseState, assignment: Assignment, rules: Rules): readonly Firing[] {
  const { deadline } = assignment;
  if (deadline === undefined) return [];
  return rules.policy.ladder
    .flatMap((rung) => {
      const key = `ladder/${assignment.id}/${deadline.id}/${deadline.dueAt}/${rung.id}`;
      const at = state.fired[key] === undefined ? timeOf(rung, deadline, rules) : undefined;
      return at === undefined || at < (state.history?.importedAt ?? '') ? [] : [{ key, rung, at, assignment }];
    })
    .toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1));
}

function byFailure(state: CaseState, { policy }: Rules): readonly Firing[] {
  const assignment = leadOf(state);
  if (assignment === undefined || !isOpen(state)) return [];
  return policy.ladder.flatMap((rung) => {
    const failure = rung.trigger.kind === 'failed' ? state.failures[rung.trigger.count - 1] : undefined;
    const key = `ladder/failed/${state.relapses}/${rung.id}`;
    return failure === undefined || state.fired[key] !== undefined ? [] : [{ key, rung, at: failure, assignment }];
  });
}

/** The next rung of each share, and of the failed attempts. */
const nextFirings = (state: CaseState, rules: Rules): readonly Firing[] => [
  ...running(state).flatMap((assignment) => byTime(state, assignment, rules).slice(0, 1)),
  ...byFailure(state, rules).slice(0, 1),
];

const dutyOf = (state: CaseState, { key, rung, at, assignment }: Firing): Duty => {
  const parties = (list: Rung['to']) => list.flatMap((addressee) => partiesOf(state, addressee, [], assignment.unit));
  return {
    id: key, kind: rung.action === 'remind' ? 'remind' : 'escalate', at, rule: `ladder.${rung.id}`, command: { type: 'escalate', data: { duty: key } },
    tells: parties(rung.to), copies: parties(rung.copy), stoppedBy: rung.trigger.kind === 'failed' ? [] : ['submit-feedback', 'decide-extension', 'decide-suspension'], level: rung.level, unit: assignment.unit,
  };
};

export const ladderDuties = (state: CaseState, rules: Rules): readonly Duty[] => nextFirings(state, rules).map((firing) => dutyOf(state, firing));

function reminded(state: CaseState, first: Firing, { at, rules, city }: Context): CaseEvent {
  const overdue = byTime(state, first.assignment, rules).filter((one) => one.rung.action === 'remind' && one.at <= at);
  const firing = overdue.at(-1) ?? first;
  const duty = dutyOf(state, firing);
  const to = tell(city, duty.tells);
  return {
    type: 'EscalationFired',
    data: {
      key: firing.key, keys: overdue.map(({ key }) => key), rung: firing.rung.id, level: firing.rung.level, paper: firing.rung.paper, rule: duty.rule, policy: rules.policy.version,
      assignment: firing.assignment.id, unit: firing.assignment.unit, dueAt: firing.at, firedAt: at, missed: overdue.slice(0, -1).map(({ rung }) => `ladder.${rung.id}`), to, copy: tell(city, duty.copies, to),
    },
  };
}

function proposed(state: CaseState, firing: Firing, { at, rules, city }: Context): CaseEvent {
  const { rung, assignment } = firing;
  const duty = dutyOf(state, firing);
  const to = tell(city, duty.tells);
  return {
    type: 'SanctionProposed',
    data: {
      id: `s${state.sanctions.length + 1}`, level: rung.level, kind: rung.paper, rule: duty.rule, policy: rules.policy.version, unit: assignment.unit, grounds: rung.trigger.kind,
      issuedBy: rung.issuedBy ?? 'director', ...(rung.mustLead === undefined ? {} : { mustLead: rung.mustLead }), key: firing.key, dueAt: firing.at, firedAt: at, to, copy: tell(city, duty.copies, to),
    },
  };
}

/**
 * The accountability ladder as the clock climbs it: it reminds by itself (blue when due soon, the urging notice on the next working day),
 * and only proposes what accuses somebody. After a downtime reminders of one share collapse into the latest; nothing is sanctioned by catching up.
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
    SanctionProposed: (state, { id, level, kind, rule, unit, issuedBy, mustLead, key, dueAt }, { at, by }) => ({
      ...state,
      fired: key === undefined ? state.fired : { ...state.fired, [key]: dueAt ?? at },
      sanctions: [...state.sanctions, { id, level, kind, rule, unit, status: 'proposed', since: at, proposedBy: by, issuedBy, ...(mustLead === undefined ? {} : { mustLead }) }],
    }),
  } satisfies Evolve<'EscalationFired' | 'SanctionProposed'>,
  duties: ladderDuties,
};
