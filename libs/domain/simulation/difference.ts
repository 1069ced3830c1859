import type { Period as Limit, Reason } from '#domain/calendar/calendar';
import { explainDeadline, type Deadline } from '#domain/calendar/deadline';
import type { Rules } from '#domain/case/chapter';
import type { Policy } from '#domain/policy/policy';
import type { Day, Instant } from '#domain/time';
import type { Course, Dated } from './course.ts';
import { calledBy, inOrder, type Fired } from './fired.ts';

/** A deadline as one of the two runs set it. */
export type Side = Readonly<{ dueAt: Instant; limit?: Limit; policy: string; calendar: string }>;

/** The first day that counts under one of two calendars only, and what each says of it. */
export type OtherDay = Readonly<{ date: Day; base: Reason; tried: Reason }>;

/** Which of the two runs. */
export type Which = 'base' | 'tried';

/** Where the two runs part, and why: another due time; or something that fired in one of them only. */
export type Difference =
  | Readonly<{ kind: 'deadline'; at: Instant; unit: string; base?: Side; tried?: Side; day?: OtherDay }>
  | Readonly<{
      kind: 'fired'; at: Instant; rule: string; name?: string; unit?: string; only: Which;
      /** `no-such-rule`: the other policy does not know it; `other-time`: the other run fires it at `elsewhere`; `other-paper`: on another level or paper; `not-reached`: the other run never comes to it. */
      why: 'no-such-rule' | 'other-time' | 'other-paper' | 'not-reached'; elsewhere?: Instant; policy: string; calendar: string;
    }>;

/** A run with the rules that it ended under. */
export type Ran = Readonly<{ course: Course; rules: Rules }>;

/** What runs on a share in a run at a moment: a deadline that it got then, or still has from before. */
const runningAt = ({ deadlines }: Course, { moment, assignment }: Dated): Dated | undefined => deadlines.findLast((one) => one.assignment === assignment && one.moment <= moment);
const isSetAt = (moment: Dated, found: Dated | undefined): boolean => found?.moment === moment.moment;

/** Every deadline that a decision set in one of the runs, beside what runs on the same share in the other by then. */
export function pairsOf(base: Course, tried: Course): readonly (readonly [Dated | undefined, Dated | undefined])[] {
  const onlyTried = tried.deadlines.filter((one) => !isSetAt(one, runningAt(base, one)));
  return [...base.deadlines.map((one) => [one, runningAt(tried, one)] as const), ...onlyTried.map((one) => [runningAt(base, one), one] as const)];
}

const sideOf = ({ deadline: { dueAt, period, calendar }, policy }: Dated): Side => ({ dueAt, policy, calendar, ...(period === undefined ? {} : { limit: period }) });

const sameLimit = (one: Deadline, other: Deadline): boolean => one.period?.amount === other.period?.amount && one.period?.unit === other.period?.unit;

/** The first day on which the counts of two deadlines part. */
function otherDay(base: readonly [Deadline, Rules], tried: readonly [Deadline, Rules]): OtherDay | undefined {
  if (!sameLimit(base[0], tried[0])) return undefined;
  const [ours, theirs] = [explainDeadline(base[0], base[1].calendar).days, new Map(explainDeadline(tried[0], tried[1].calendar).days.map((day) => [day.date, day]))];
  for (const { date, counts, reason } of ours) {
    const there = theirs.get(date);
    if (there !== undefined && (there.counts !== counts || there.reason.code !== reason.code)) return { date, base: reason, tried: there.reason };
  }
  return undefined;
}

function firstDeadline(base: Ran, tried: Ran): Extract<Difference, { kind: 'deadline' }> | undefined {
  const setAt = ([one, other]: readonly [Dated | undefined, Dated | undefined]): number => Math.max(one?.moment ?? 0, other?.moment ?? 0);
  const moved = pairsOf(base.course, tried.course).filter(([one, other]) => one?.deadline.dueAt !== other?.deadline.dueAt);
  const [first] = moved.toSorted((one, other) => setAt(one) - setAt(other));
  const [one, other] = first ?? [];
  const some = (one?.moment ?? -1) >= (other?.moment ?? -1) ? one : other;
  if (some === undefined) return undefined;
  const day = one === undefined || other === undefined ? undefined : otherDay([one.deadline, base.rules], [other.deadline, tried.rules]);
  return {
    kind: 'deadline', at: some.at, unit: some.unit, ...(one === undefined ? {} : { base: sideOf(one) }), ...(other === undefined ? {} : { tried: sideOf(other) }), ...(day === undefined ? {} : { day }),
  };
}

const ruleOf = ({ rule, unit }: Fired): string => `${rule} ${unit ?? ''}`;
const exact = (one: Fired): string => `${one.at} ${ruleOf(one)} ${one.kind} ${one.level ?? ''} ${one.paper ?? ''}`;
const alike = (one: Fired, other: Fired): boolean => inOrder(one, other) === 0 && one.kind === other.kind && one.level === other.level && one.paper === other.paper;

/** Whether two runs did the same at the same times. */
export const sameFired = (base: readonly Fired[], tried: readonly Fired[]): boolean => base.length === tried.length && base.every((one, index) => alike(one, tried[index] ?? one));

/** Whether a policy has the rule by which something fired. */
function knows({ ladder, chases, lookBack }: Policy, rule: string): boolean {
  const [kind, ...rest] = rule.split('.');
  if (kind === 'ladder') return ladder.some(({ id }) => id === rest.join('.'));
  if (kind === 'look-back') return lookBack.length >= Number(rest[0]);
  const chase = Object.entries(chases).find(([step]) => kind === 'chase' && step === rest[0]);
  return chase === undefined || chase[1].rungs.length >= Number(rest[1]);
}

function whyOnly(one: Fired, there: Ran, here: readonly Fired[]): Pick<Extract<Difference, { kind: 'fired' }>, 'why' | 'elsewhere'> {
  if (!knows(there.rules.policy, one.rule)) return { why: 'no-such-rule' };
  const known = new Set(here.map(exact));
  const ofRule = there.course.fired.filter((other) => ruleOf(other) === ruleOf(one));
  if (ofRule.some(({ at }) => at === one.at)) return { why: 'other-paper' };
  const elsewhere = ofRule.find((other) => !known.has(exact(other)));
  return elsewhere === undefined ? { why: 'not-reached' } : { why: 'other-time', elsewhere: elsewhere.at };
}

function firstFired(base: Ran, tried: Ran): Extract<Difference, { kind: 'fired' }> | undefined {
  const [ours, theirs] = [base.course.fired, tried.course.fired];
  const length = Math.max(ours.length, theirs.length);
  for (let index = 0; index < length; index += 1) {
    const [one, other] = [ours[index], theirs[index]];
    if (one !== undefined && other !== undefined && alike(one, other)) continue;
    const inBase = other === undefined || (one !== undefined && inOrder(one, other) <= 0);
    const only = inBase ? one : other;
    if (only === undefined) continue;
    const [here, there] = inBase ? [base, tried] : [tried, base];
    const { at, rule, unit } = only;
    return {
      kind: 'fired', at, rule, ...calledBy(here.rules.policy, rule), ...(unit === undefined ? {} : { unit }), only: inBase ? 'base' : 'tried', ...whyOnly(only, there, here.course.fired),
      policy: there.rules.policy.version, calendar: there.rules.calendar.version,
    };
  }
  return undefined;
}

/** Where two runs of a case part first; undefined where they never do. A due time that moved comes before what it led to. */
export function firstDifference(base: Ran, tried: Ran): Difference | undefined {
  const [deadline, fired] = [firstDeadline(base, tried), firstFired(base, tried)];
  if (deadline === undefined || fired === undefined) return deadline ?? fired;
  return deadline.at <= fired.at ? deadline : fired;
}
