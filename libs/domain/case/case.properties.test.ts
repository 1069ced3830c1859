import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { city } from '../../../test/support/case/city.ts';
import { refusalOf } from '../../../test/support/case/given.ts';
import { life, live, type Life, type Moment } from '../../../test/support/case/moves.ts';
import { outcome, performed } from '../../../test/support/case/story.ts';
import { clock } from '#domain/city/city';
import { replay, type CaseCommand } from './case.ts';
import type { CaseEventType, Happened, Told } from './events.ts';
import { isOpen, nothing, type CaseState } from './state.ts';
import { tell as toldOf } from './telling.ts';
import { holdersOf, waits } from './waits.ts';

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

const byTheClock: readonly CaseEventType[] = ['ReminderSent', 'EscalationFired', 'SanctionProposed', 'ReinspectionOrdered', 'NoticeCompleted', 'CaseClosed', 'LookbackOrdered'];
const isOver = ({ status }: CaseState): boolean => ['rejected', 'merged', 'terminated', 'archived'].includes(status);

describe('in any life of a case', () => {
  it('every open case has a holder, who is somebody, and at least one duty', () => {
    always(({ after: { state }, due }) => {
      if (!isOpen(state)) return;
      expect([state.status, toldOf(city, holdersOf(state)).length > 0]).toEqual([state.status, true]);
      expect(due).not.toEqual([]);
    });
  });

  it('a closed case has a duty until the last look back is held', () => {
    always(({ after: { state }, due }) => {
      if (state.status === 'closed' && state.history === undefined) expect(due).not.toEqual([]);
    });
  });

  it('nothing is due on a case that is over, except an appeal', () => {
    always(({ after: { state }, due }) => {
      if (isOver(state)) expect(due.filter(({ step }) => step !== 'appeal')).toEqual([]);
    });
  });

  it('a case is closed only after a re-inspection that passed later than the last feedback, by somebody of no unit on the case', () => {
    always(({ after, events }) => {
      if (!events.some(({ type }) => type === 'CaseClosed')) return;
      const past = doers(after.events);
      const inspected = past.findLastIndex(({ event }) => event.type === 'ReinspectionPassed');
      expect(inspected).toBeGreaterThan(past.findLastIndex(({ event }) => event.type === 'FeedbackSubmitted'));
      expect(past[inspected]?.event.at.localeCompare(after.state.feedbackAt ?? '')).toBeGreaterThanOrEqual(0);
      const { unit } = city.people[past[inspected]?.person ?? ''] ?? {};
      expect(after.state.assignments.map((one) => one.unit)).not.toContain(unit);
    });
  });

  it('nobody signs twice, nor signs what he applied for or re-inspected', () => {
    always(({ after: { state } }) => {
      const { signOff, passed } = state;
      if (signOff === undefined) return;
      const hands = [signOff.by, passed?.by, ...signOff.signed.map(({ by }) => by)];
      expect(new Set(hands).size).toBe(hands.length);
    });
  });

  it('a due duty does something when it is performed, and nothing when it is performed again', () => {
    always((moment) => {
      if (moment.kind !== 'duty') return;
      expect([moment.type, moment.data, moment.events.length > 0]).toEqual([moment.type, moment.data, true]);
      expect(outcome(moment.after, { type: moment.type, data: moment.data } as CaseCommand, clock)).toEqual([]);
    });
  });

  it('no duty does anything before its time', () => {
    always(({ after, due }) => {
      for (const duty of due) if (duty.at > after.now) expect(performed(after, duty)).toEqual([]);
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
      if (kind === 'duty') expect(events.filter((event) => !byTheClock.includes(event.type))).toEqual([]);
    });
  });

  it('the level rises to A3 and above only by a person, and is 0 when the case is over', () => {
    always(({ before, after, actor }) => {
      if (actor === clock && after.state.level > before.state.level) expect(after.state.level).toBeLessThan(3);
      if (!isOpen(after.state)) expect(after.state.level).toBe(0);
    });
  });

  it('whoever is told is a person of the city, and told once', () => {
    always(({ events }) => {
      for (const people of events.flatMap(toldIn)) {
        expect(people.filter(({ person }) => city.people[person] === undefined)).toEqual([]);
        expect(new Set(people.map(({ person }) => person)).size).toBe(people.length);
      }
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
      for (const event of events) {
        if (event.type !== 'ReminderSent') continue;
        const last = before.state.chased[event.data.wait];
        expect(event.data.rung).toBe((last?.rung ?? 0) + 1 + event.data.missed.length);
        expect(event.data.dueAt >= (last?.dueAt ?? '') && event.data.dueAt <= event.data.firedAt).toBe(true);
      }
    });
  });

  it('a wait keeps its name while it stands', () => {
    const quiet: readonly CaseEventType[] = ['ReminderSent', 'EscalationFired', 'ProgressReported', 'UrgingSent', 'ExposureRecorded', 'RecordCorrected', 'ExtensionRequested', 'SuspensionRequested', 'SuspensionRefused', 'SanctionProposed', 'ReportVerified', 'CoordinationRequested'];
    always(({ before, after, events }) => {
      if (!events.every(({ type }) => quiet.includes(type))) return;
      const names = (state: CaseState) => waits(state).filter(({ step }) => !['coordination', 'suspension'].includes(step)).map(({ id }) => id);
      expect(names(after.state)).toEqual(expect.arrayContaining(names(before.state)));
    });
  });

  it('a dispute moves no deadline; only an upheld one gives the time back', () => {
    always(({ before, after, events }) => {
      if (!events.some(({ type }) => type === 'JurisdictionDisputed')) return;
      expect(after.state.assignments.map(({ deadline }) => deadline)).toEqual(before.state.assignments.map(({ deadline }) => deadline));
    });
  });

  it('help is asked for step by step, and the office sees the leader\'s opinion', () => {
    always(({ before, after, events }) => {
      const [from, to] = [before.state.coordination.level, after.state.coordination.level];
      const asked = events.find(({ type }) => type === 'CoordinationRequested');
      if (to > from && from > 0) expect(to).toBe(from + 1);
      if (asked?.type === 'CoordinationRequested' && asked.data.level === 3) expect(asked.data.leaderOpinion).toBeDefined();
    });
  });

  it('an extension is asked for before the deadline, and moves it later', () => {
    always(({ events }) => {
      for (const event of events) if (event.type === 'DeadlineExtended' || event.type === 'DeadlineCredited') expect(event.data.to >= event.data.from).toBe(true);
    });
  });
});
