import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { city } from '../../../test/support/case/city.ts';
import { refusalOf } from '../../../test/support/case/given.ts';
import { life, live, type Life, type Moment } from '../../../test/support/case/moves.ts';
import { outcome, performed } from '../../../test/support/case/story.ts';
import { explainDeadline } from '#domain/calendar/deadline';
import { dueOf } from '#domain/calendar/due';
import { closeOn } from '#domain/calendar/opening';
import { clock } from '#domain/city/city';
import { coordinationLimit } from './answer-limits.ts';
import { replay, type CaseCommand } from './case.ts';
import type { CaseEventType, Happened, Told } from './events.ts';
import { runningDeadlines } from './milestones.ts';
import { climbing } from './rungs.ts';
import { isOpen, nothing, type CaseState } from './state.ts';
import { tell as toldOf } from './telling.ts';
import { holdersOf, waits } from './waits.ts';

jest.setTimeout(120_000);

/** Every property looks at the same lives; the seed is printed with a failure. */
const seed = fc.sample(fc.integer(), 1)[0] ?? 0;
const lives = new Map<string, readonly Moment[]>();
function lived(all: Life): readonly Moment[] {
  const name = JSON.stringify(all);
  const known = lives.get(name) ?? live(all);
  lives.set(name, known);
  return known;
}

/** Holds at every moment of every life. */
function always(check: (moment: Moment) => void): void {
  fc.assert(fc.property(life(40), (all) => lived(all).forEach(check)), { numRuns: 100, seed });
}

/** Who really did what: a late entry speaks for the next events. */
function doers(events: readonly Happened[]): readonly Readonly<{ event: Happened; person: string }>[] {
  let late = { by: '', left: 0 };
  return events.map((event) => {
    const person = late.left > 0 ? late.by : event.by;
    late = event.type === 'LateEntryRecorded' ? { by: event.data.onBehalfOf, left: event.data.events } : { ...late, left: late.left - 1 };
    return { event, person };
  });
}

const toldIn = ({ data }: Happened): readonly (readonly Told[])[] => {
  const listed = (value: unknown): readonly Told[] => (Array.isArray(value) ? value : []);
  const { to, copy, told } = data as Readonly<Record<string, unknown>>;
  return [[...listed(to), ...listed(copy)], listed(told)];
};

const isOf = <Type extends CaseEventType>(type: Type) => (event: Happened): event is Extract<Happened, { type: Type }> => event.type === type;

const byTheClock: readonly CaseEventType[] = ['ReminderSent', 'EscalationFired', 'SanctionProposed', 'ReinspectionOrdered', 'NoticeCompleted', 'CaseClosed', 'LookbackOrdered'];
/** Events that move no case to another status. */
const quiet: readonly CaseEventType[] = [
  'ReminderSent', 'EscalationFired', 'ProgressReported', 'UrgingSent', 'ExposureRecorded', 'RecordCorrected', 'ExtensionRequested', 'SuspensionRequested', 'SuspensionRefused', 'SanctionProposed', 'ReportVerified',
  'CoordinationRequested',
];
const isOver = ({ status }: CaseState): boolean => ['rejected', 'merged', 'terminated', 'archived'].includes(status);

describe('in any life of a case', () => {
  it('every open case has a holder, who is somebody, and at least one duty', () => {
    always(({ after: { state }, due }) => {
      expect([state.status, isOpen(state) && (due.length === 0 || toldOf(city, holdersOf(state)).length === 0)]).toEqual([state.status, false]);
    });
  });

  it('a closed case has a duty until the last look back is held', () => {
    always(({ after: { state }, due }) => {
      expect(state.status === 'closed' && state.history === undefined && due.length === 0).toBe(false);
    });
  });

  it('nothing is due on a case that is over, except an appeal and the publication of its delisting', () => {
    always(({ after: { state }, due }) => {
      expect(isOver(state) ? due.filter(({ step }) => step !== 'appeal' && step !== 'delisting') : []).toEqual([]);
    });
  });

  it('a case is closed only after a re-inspection that passed later than the last feedback, by somebody of no unit on the case', () => {
    always(({ after, events }) => {
      const past = events.some(isOf('CaseClosed')) ? doers(after.events) : [];
      const inspected = past.findLastIndex(({ event }) => event.type === 'ReinspectionPassed');
      const delivered = past.findLastIndex(({ event }) => event.type === 'FeedbackSubmitted');
      const { unit } = city.people[past[inspected]?.person ?? ''] ?? {};
      expect(past.length > 0 && inspected <= delivered).toBe(false);
      expect((past[inspected]?.event.at ?? '') >= (past[delivered]?.event.at ?? '')).toBe(true);
      expect(after.state.assignments.map((one) => one.unit)).not.toContain(past.length > 0 ? unit : '');
    });
  });

  it('nobody signs twice, nor signs what he applied for or re-inspected', () => {
    always(({ after: { state: { signOff, passed } } }) => {
      const hands = signOff === undefined ? [] : [signOff.by, passed?.by, ...signOff.signed.map(({ by }) => by)];
      expect(new Set(hands).size).toBe(hands.length);
    });
  });

  it('a due duty does something when it is performed, and nothing when it is performed again', () => {
    always(({ kind, type, data, events, after }) => {
      const again = kind === 'duty' ? outcome(after, { type, data } as CaseCommand, clock) : [];
      expect([type, data, kind === 'duty' && events.length === 0, again]).toEqual([type, data, false, []]);
    });
  });

  it('no duty does anything before its time', () => {
    always(({ after, due }) => {
      expect(due.filter(({ at }) => at > after.now).flatMap((duty) => performed(after, duty))).toEqual([]);
    });
  });

  it('doing the same again does nothing, or is refused', () => {
    always(({ after, actor, type, data }) => {
      let again: readonly Happened[] = [];
      refusalOf(() => (again = outcome(after, { type, data } as CaseCommand, actor)));
      expect([type, again]).toEqual([type, []]);
    });
  });

  it('the events tell the whole state, also after a journey through JSON', () => {
    fc.assert(fc.property(life(40), (all) => {
      const { events = [], state = nothing } = lived(all).at(-1)?.after ?? {};
      const stored = JSON.parse(JSON.stringify(events));
      expect(stored).toEqual(events);
      expect(replay(stored)).toEqual(state);
    }), { numRuns: 100, seed });
  });

  it('the clock reminds, proposes and orders; it never sanctions', () => {
    always(({ kind, events }) => {
      expect(events.filter((event) => kind === 'duty' && !byTheClock.includes(event.type))).toEqual([]);
    });
  });

  it('the level rises to A3 and above only by a person, and is 0 when the case is over', () => {
    always(({ before, after, kind }) => {
      const climbed = kind === 'duty' && after.state.level > before.state.level;
      expect(climbed && after.state.level >= 3).toBe(false);
      expect(isOpen(after.state) ? 0 : after.state.level).toBe(0);
    });
  });

  it('whoever is told is a person of the city, and told once', () => {
    always(({ events }) => {
      const lists = events.flatMap(toldIn);
      expect(lists.flat().filter(({ person }) => city.people[person] === undefined)).toEqual([]);
      expect(lists.filter((people) => new Set(people.map(({ person }) => person)).size < people.length)).toEqual([]);
    });
  });

  it('duties come sorted by time, each with a name of its own', () => {
    always(({ due }) => {
      expect(due.map(({ at }) => at)).toEqual(due.map(({ at }) => at).toSorted());
      expect(new Set(due.map(({ id }) => id)).size).toBe(due.length);
    });
  });

  it('the rungs of a wait fire one after another, never earlier than the one before', () => {
    always(({ before, events }) => {
      const wrong = events.filter(isOf('ReminderSent')).filter(({ data: { wait, rung, missed, dueAt, firedAt } }) => {
        const last = before.state.chased[wait] ?? { rung: 0, dueAt: '' };
        return rung !== last.rung + 1 + missed.length || dueAt < last.dueAt || dueAt > firedAt;
      });
      expect(wrong).toEqual([]);
    });
  });

  it('a wait keeps its name while it stands', () => {
    const names = (state: CaseState) => waits(state).filter(({ step }) => step !== 'coordination' && step !== 'suspension').map(({ id }) => id);
    always(({ before, after, events }) => {
      const calm = events.every(({ type }) => quiet.includes(type));
      expect(names(after.state)).toEqual(expect.arrayContaining(calm ? names(before.state) : []));
    });
  });

  it('a dispute moves no deadline; only an upheld one gives the time back', () => {
    const deadlines = ({ state }: Moment['after']) => state.assignments.map(({ deadline }) => deadline);
    always(({ before, after, events }) => {
      expect(events.some(isOf('JurisdictionDisputed')) ? deadlines(after) : deadlines(before)).toEqual(deadlines(before));
    });
  });

  it('help is asked for step by step, and the office sees the opinion of the leader', () => {
    always(({ before, after, events }) => {
      const [from, to] = [before.state.coordination.level, after.state.coordination.level];
      expect(to > from && from > 0 && to !== from + 1).toBe(false);
      expect(events.filter(isOf('CoordinationRequested')).filter(({ data }) => data.level === 3 && data.leaderOpinion === undefined)).toEqual([]);
    });
  });

  it('what is not answered is passed up only when the limit of its step has run out, and never past the leader', () => {
    always(({ before: { state: { coordination: { level, since = '' } } }, after: { now, rules }, events }) => {
      const early = events.filter(isOf('CoordinationPassedUp')).filter(({ data }) => data.unanswered === true && (level === 2 || now <= dueOf(rules.calendar, since, coordinationLimit(level, rules.policy)).dueAt));
      expect(early).toEqual([]);
    });
  });

  it('the ladder skips no rung: the clock takes the next one of a deadline, with the reminders that it stands for', () => {
    const byTime = (key: string): boolean => !/^ladder\/(failed|relapsed|ordered)\//.test(key);
    always(({ before: { state, rules }, kind, type, data, events }) => {
      const next = state.assignments.flatMap((one) => runningDeadlines(one).flatMap((on) => climbing(state, one, on, rules).slice(0, 1))).map(({ key }) => key);
      const taken = kind === 'duty' && type === 'escalate' ? [(data as Readonly<{ duty: string }>).duty].filter(byTime) : [];
      const fired = events.flatMap((event) => (event.type === 'EscalationFired' ? event.data.keys.slice(0, 1) : event.type === 'SanctionProposed' ? (event.data.key ?? []) : [])).filter(byTime);
      expect([...taken, ...fired].filter((key) => !next.includes(key))).toEqual([]);
    });
  });

  it('suspended time is never counted, on any deadline', () => {
    always(({ before: { state: { suspension } }, after: { now, rules: { calendar } }, events }) => {
      const counted = events.filter(isOf('SuspensionEnded')).flatMap(({ data }) => data.deadlines).flatMap(({ deadline }) =>
        explainDeadline(deadline, calendar).days.filter(({ date, counts }) => counts && deadline.period?.unit === 'workday' && closeOn(calendar, date) >= (suspension?.since ?? now) && closeOn(calendar, date) < now));
      expect(counted).toEqual([]);
    });
  });

  it('a milestone is reached once, and what was not reached is gone when the share is delivered', () => {
    always(({ before, after, events }) => {
      const { assignments } = after.state;
      expect(assignments.filter(({ status, milestones }) => (status === 'delivered' || status === 'accepted') && milestones.some(({ reachedAt }) => reachedAt === undefined))).toEqual([]);
      const again = events.filter(isOf('MilestoneReached')).filter(({ data }) => before.state.assignments.some((one) => one.id === data.assignment && one.milestones.some(({ id, reachedAt }) => id === data.milestone && reachedAt !== undefined)));
      expect(again).toEqual([]);
    });
  });

  it('a deadline is extended or credited only to a later time', () => {
    always(({ events }) => {
      const moved = events.filter((event) => event.type === 'DeadlineExtended' || event.type === 'DeadlineCredited');
      expect(moved.filter(({ data }) => data.to < data.from)).toEqual([]);
    });
  });
});
