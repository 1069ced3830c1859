import { z } from 'zod';
import type { Period, WorkCalendar } from '#domain/calendar/calendar';
import { dueOf } from '#domain/calendar/due';
import type { Instant } from '#domain/time';
import { chasedAs, type ChasedStep, type Policy, type Step } from '#domain/policy/policy';
import { clockCommand, command, type Duty, type DutyKind, type Evolve, type Rules, type Wait } from './chapter.ts';
import { limitOfStep } from './answer-limits.ts';
import { whichOf } from './milestones.ts';
import type { CaseState } from './state.ts';
import { partiesOf, tell } from './telling.ts';
import { text } from '../text.ts';
import { holdersOf, waits } from './waits.ts';
import { all, office, onlyTheClock, whileOpen } from './who.ts';

const kinds: Partial<Record<Step, DutyKind>> = {
  reinspect: 'chaseInspector', 'look-back': 'chaseInspector', apply: 'askSignatory', endorse: 'askSignatory', ruling: 'chaseRuling', 'suspension-review': 'reviewSuspension',
};

/** How a step of this case is chased: as the policy says, for urgent orders (特急) where it says it apart. */
export function chaseOf({ urgent }: Pick<CaseState, 'urgent'>, step: Step, { chases, urgent: faster }: Policy): Policy['chases'][ChasedStep] {
  const chased = chasedAs(step);
  return (urgent ? faster[chased] : undefined) ?? chases[chased];
}

const repeated = new WeakMap<WorkCalendar, WeakMap<Period, Map<Instant, Instant>>>();
const mostRepeated = 20_000;

/** The repetitions of one period by one calendar that are known by now, by the instant before. */
function repetitionsOf(calendar: WorkCalendar, repeat: Period): Map<Instant, Instant> {
  const ofCalendar = repeated.get(calendar) ?? new WeakMap<Period, Map<Instant, Instant>>();
  const known = ofCalendar.get(repeat) ?? new Map<Instant, Instant>();
  repeated.set(calendar, ofCalendar.set(repeat, known));
  return known;
}

/** When a reminder repeats after one that was due at `last`. Most are due at a close of business, so that the same is asked over and over. */
function repeatAfter(calendar: WorkCalendar, last: Instant, repeat: Period): Instant {
  const known = repetitionsOf(calendar, repeat);
  const seen = known.get(last);
  if (seen !== undefined) return seen;
  const { dueAt } = dueOf(calendar, last, repeat);
  if (known.size >= mostRepeated) known.clear();
  known.set(last, dueAt);
  return dueAt;
}

/** The due time of the rung after `fired` rungs, the last of which was due at `last`; never before it. A step with a limit of its own is first chased when that has run out; a rung that would come before is a repetition later. */
function rungDue(wait: Wait, state: CaseState, { policy, calendar }: Rules, fired: number, last: Instant): Instant {
  const { rungs, repeat } = chaseOf(state, wait.step, policy);
  const limit = limitOfStep(wait, state, policy);
  const rung = rungs[fired];
  const again = (): Instant => repeatAfter(calendar, last, repeat);
  if (fired === 0 && limit !== undefined) return dueOf(calendar, wait.since, limit).dueAt;
  const dueAt = rung === undefined ? again() : dueOf(calendar, wait.since, rung.after).dueAt;
  if (dueAt > last) return dueAt;
  return limit === undefined ? last : again();
}

/** How far a wait has been chased: so many rungs, the last due then. */
export type Chased = CaseState['chased'][string];

/** Which rung of one wait comes next, and when. After the last rung it repeats, so that nothing waits unseen. */
export function nextRung(wait: Wait, state: CaseState, rules: Rules, { rung: fired, dueAt }: Chased = state.chased[wait.id] ?? { rung: 0, dueAt: wait.since }) {
  const { rungs } = chaseOf(state, wait.step, rules.policy);
  return { id: `${wait.id}#${fired + 1}`, at: rungDue(wait, state, rules, fired, dueAt), rule: `chase.${wait.step}.${Math.min(fired, rungs.length - 1) + 1}`, rung: rungs[fired] ?? rungs.at(-1) };
}

/** The next reminder of one wait. */
function next(wait: Wait, state: CaseState, rules: Rules): Duty {
  const { id, at, rule, rung } = nextRung(wait, state, rules);
  const parties = (list: NonNullable<typeof rung>['to']) => list.flatMap((addressee) => partiesOf(state, addressee, wait.holder, wait.unit));
  return {
    id,
    kind: kinds[wait.step] ?? 'remind',
    at,
    rule,
    command: { type: 'remind', data: { duty: id } },
    tells: parties(rung?.to ?? []),
    copies: parties(rung?.copy ?? []),
    stoppedBy: wait.stoppedBy,
    step: wait.step,
    ...(wait.unit === undefined ? {} : { unit: wait.unit }),
    ...whichOf(wait),
  };
}

export const chaseDuties = (state: CaseState, rules: Rules): readonly Duty[] => waits(state).map((one) => next(one, state, rules));

/** The wait moved on by one fired rung. */
const chasedBy = (state: CaseState, id: string, rung: number, dueAt: Instant): CaseState => ({ ...state, chased: { ...state.chased, [id]: { rung, dueAt } } });

/** The latest of the reminders of one wait that are due by `at`, with the state before it and the rules of those that it stands for: after a downtime they collapse into one. Undefined while none is due. */
export function latestDue<State, Reminder extends Readonly<{ at: Instant; rule: string }>>(state: State, at: Instant, following: (state: State) => Reminder, fired: (state: State, reminder: Reminder) => State) {
  let [before, reminder] = [state, following(state)];
  if (reminder.at > at) return undefined;
  const missed: string[] = [];
  for (;;) {
    const after = fired(before, reminder);
    const next = following(after);
    if (next.at > at) return { before, reminder, missed };
    missed.push(reminder.rule);
    [before, reminder] = [after, next];
  }
}

/** Reminding whoever keeps others waiting, by the clock along its rungs and by the office by hand (催办). */
export const chasing = {
  commands: {
    remind: clockCommand({
      schema: z.strictObject({ duty: z.string().max(300) }),
      may: onlyTheClock,
      decide: (state, { duty: id }, { at, rules, city }) => {
        const wait = waits(state).find((one) => next(one, state, rules).id === id);
        if (wait === undefined) return [];
        const latest = latestDue(state, at, (then) => next(wait, then, rules), (then, { at: dueAt }) => chasedBy(then, wait.id, (then.chased[wait.id]?.rung ?? 0) + 1, dueAt));
        if (latest === undefined) return [];
        const { before, reminder: duty, missed } = latest;
        const to = tell(city, duty.tells);
        const { step, assignment, unit } = wait;
        return [{
          type: 'ReminderSent',
          data: {
            wait: wait.id, step, rung: (before.chased[wait.id]?.rung ?? 0) + 1, rule: duty.rule, policy: rules.policy.version, dueAt: duty.at, firedAt: at, missed,
            to, copy: tell(city, duty.copies, to), ...(assignment === undefined ? {} : { assignment }), ...(unit === undefined ? {} : { unit }),
          },
        }];
      },
    }),
    urge: command({
      schema: z.strictObject({ text: text(500) }),
      may: all(office('clerk', 'dispatcher', 'director', 'hq'), whileOpen),
      decide: (state, { text: words }, { city }) => [{ type: 'UrgingSent', data: { text: words, told: tell(city, holdersOf(state)) } }],
    }),
  },
  evolve: {
    ReminderSent: (state, { wait, rung, dueAt }) => chasedBy(state, wait, rung, dueAt),
    UrgingSent: (state) => state,
  } satisfies Evolve<'ReminderSent' | 'UrgingSent'>,
  duties: chaseDuties,
};
