import { describe, expect, it } from '@jest/globals';
import { inFeedback, inRegister, inSigning, inSignOff, inWork, closed, handedOut, inNotice, keyInReview, reported, suspended, inDispute } from '../../../test/support/case/steps.ts';
import { agenda, at, does, performed, tell, told, untouched, type Step, type Story } from '../../../test/support/case/story.ts';
import type { Happened, Told } from './events.ts';

/**
 * Autumn 2026 by the State Council's notice, as the dates below are counted by hand: Sunday 20 September is worked, Friday 25 to Sunday 27 September are
 * off (Mid-Autumn), 1 to 7 October are off (National Day), Saturday 10 October is worked. Everything begins on Monday 21 September before nine.
 */
const monday = at('2026-09-21T08:50:00+08:00');

const names = (people: readonly Told[] = []): string => people.map(({ person }) => person).join(' ');

/** `when, by which rule: to whom, copy to whom` */
function line({ at: when, type, data }: Happened): string {
  const { rule = type, to, told: heard, copy } = data as Readonly<{ rule?: string; to?: readonly Told[]; told?: readonly Told[]; copy?: readonly Told[] }>;
  const copies = copy === undefined || copy.length === 0 ? '' : `, copy ${names(copy)}`;
  return `${when.slice(0, 16).replace('T', ' ')} ${rule}: ${names(to ?? heard)}${copies}`.replace(/: $/, '');
}

/** What the clock does by itself from a step on, until some morning. */
function by(until: string, ...steps: readonly Step[]): readonly string[] {
  const before = told(monday, ...steps);
  return untouched(`${until}T08:00:00+08:00`)(before).events.slice(before.events.length).map(line);
}

describe('a case that nobody touches', () => {
  it('after its order climbs every rung, at the right working days, across National Day', () => {
    expect(by('2026-11-10', handedOut)).toEqual([
      '2026-09-21 14:53 chase.claim.1: urban-handler',
      '2026-09-22 09:23 chase.claim.2: urban-head gov-vice, copy urban-handler',
      '2026-09-22 15:23 chase.claim.3: director deputy, copy urban-head',
      '2026-09-28 08:30 ladder.due-soon: urban-handler',
      '2026-09-30 08:30 ladder.next-day: urban-handler urban-head, copy urban-vice gov-vice leader',
      '2026-09-30 18:00 chase.claim.3: director deputy, copy urban-head',
      '2026-10-13 18:00 chase.claim.3: director deputy, copy urban-head',
      '2026-10-13 18:00 ladder.five-days: director deputy, copy leader gov-vice',
      '2026-10-15 18:00 chase.sanction.1: director deputy',
      '2026-10-20 18:00 chase.claim.3: director deputy, copy urban-head',
      '2026-10-20 18:00 chase.sanction.2: hq hq-deputy, copy director deputy',
      '2026-10-27 18:00 chase.claim.3: director deputy, copy urban-head',
      '2026-10-27 18:00 chase.sanction.2: hq hq-deputy, copy director deputy',
      '2026-11-03 18:00 chase.claim.3: director deputy, copy urban-head',
      '2026-11-03 18:00 chase.sanction.2: hq hq-deputy, copy director deputy',
    ]);
  });

  it('after its claim climbs the ladder, and then the unit, its superior, the director and headquarters hear of it every week', () => {
    expect(by('2026-11-05', inWork)).toEqual([
      '2026-09-28 08:30 ladder.due-soon: urban-handler',
      '2026-09-30 08:30 ladder.next-day: urban-handler urban-head, copy urban-vice gov-vice leader',
      '2026-10-13 18:00 ladder.five-days: director deputy, copy leader gov-vice',
      '2026-10-15 18:00 chase.sanction.1: director deputy',
      '2026-10-20 18:00 chase.sanction.2: hq hq-deputy, copy director deputy',
      '2026-10-26 18:00 chase.rectify.1: urban-head gov-vice, copy director deputy leader',
      '2026-10-27 18:00 chase.sanction.2: hq hq-deputy, copy director deputy',
      '2026-11-02 18:00 chase.rectify.1: urban-head gov-vice, copy director deputy leader',
      '2026-11-03 18:00 chase.sanction.2: hq hq-deputy, copy director deputy',
    ]);
  });

  it('keeps its level at A2 and has no sanction, however long it lies: only a person accuses', () => {
    const { state } = untouched('2026-12-31T08:00:00+08:00')(told(monday, inWork));
    expect(state.level).toBe(2);
    expect(state.sanctions.map(({ status, kind, level }) => ({ status, kind, level }))).toEqual([{ status: 'proposed', kind: 'supervision-order', level: 3 }]);
  });

  it('after its report goes from the clerk to the director to headquarters', () => {
    expect(by('2026-10-20', reported)).toEqual([
      '2026-09-22 18:00 chase.verify.1: clerk',
      '2026-09-23 18:00 chase.verify.2: director deputy, copy clerk',
      '2026-09-29 18:00 chase.verify.3: hq hq-deputy, copy director deputy',
      '2026-10-12 18:00 chase.verify.3: hq hq-deputy, copy director deputy',
      '2026-10-19 18:00 chase.verify.3: hq hq-deputy, copy director deputy',
    ]);
  });

  it('is left in peace until the time has come', () => {
    const story = told(monday, reported);
    expect(agenda(story).flatMap((duty) => performed({ ...story, now: '2026-09-22T17:59:59+08:00' }, duty))).toEqual([]);
    expect(agenda(story).flatMap((duty) => performed({ ...story, now: '2026-09-22T18:00:00+08:00' }, duty))).toHaveLength(1);
  });

  it('after its registration goes from the dispatcher to the director to headquarters', () => {
    expect(by('2026-10-01', inRegister)).toEqual([
      '2026-09-22 18:00 chase.dispatch.1: dispatcher',
      '2026-09-23 18:00 chase.dispatch.2: director deputy, copy dispatcher',
      '2026-09-29 18:00 chase.dispatch.3: hq hq-deputy, copy director deputy',
    ]);
  });

  it('after its feedback gets its re-inspection ordered by the clock, and the inspectors chased', () => {
    expect(by('2026-10-01', inFeedback)).toEqual([
      '2026-09-22 18:00 ReinspectionOrdered: inspector inspector-2 surveyor',
      '2026-09-23 18:00 chase.reinspect.1: inspector inspector-2 surveyor',
      '2026-09-28 18:00 chase.reinspect.2: director deputy, copy inspector inspector-2 surveyor',
      '2026-09-30 18:00 chase.reinspect.3: hq hq-deputy, copy director deputy',
    ]);
  });

  it('after its re-inspection asks the lead unit to apply, after the application the next signatory', () => {
    expect(by('2026-10-01', inSignOff)).toEqual(['2026-09-23 18:00 chase.apply.1: urban-handler', '2026-09-28 18:00 chase.apply.2: urban-head, copy director deputy']);
    expect(by('2026-09-25', inSigning)).toEqual(['2026-09-22 18:00 chase.endorse.1: urban-vice urban-head', '2026-09-24 18:00 chase.endorse.2: director deputy, copy urban-vice urban-head']);
  });

  it('in dispute presses the director for the ruling, while the clock of the case runs on', () => {
    expect(by('2026-10-01', inDispute)).toEqual([
      '2026-09-23 18:00 chase.ruling.1: director deputy',
      '2026-09-24 18:00 chase.ruling.2: hq hq-deputy, copy director deputy',
      '2026-09-28 08:30 ladder.due-soon: urban-handler',
      '2026-09-30 08:30 ladder.next-day: urban-handler urban-head, copy urban-vice gov-vice leader',
    ]);
  });

  it('under review of its plan presses the director, and is still due', () => {
    expect(by('2026-10-21', keyInReview)).toEqual([
      '2026-09-23 18:00 chase.plan-review.1: director deputy',
      '2026-09-28 18:00 chase.plan-review.2: hq hq-deputy, copy director deputy',
      '2026-10-10 18:00 chase.plan-review.2: hq hq-deputy, copy director deputy',
      '2026-10-16 08:30 ladder.due-soon: urban-handler',
      '2026-10-16 18:00 chase.plan-review.2: hq hq-deputy, copy director deputy',
      '2026-10-20 08:30 ladder.next-day: urban-handler urban-head, copy urban-vice gov-vice leader',
    ]);
  });

  it('while suspended is reviewed on its day, and no rung of the ladder fires', () => {
    const until = does('director', 'renew-suspension', { reviewOn: '2026-10-10', opinion: '汛期延长' });
    expect(by('2026-10-20', (story) => suspended({ ...story, now: '2026-03-21T08:50:00+08:00' }), monday, until)).toEqual([
      '2026-10-10 09:30 chase.suspension-review.1: director deputy, copy urban-head',
      '2026-10-13 18:00 chase.suspension-review.2: director deputy, copy urban-head',
      '2026-10-16 18:00 chase.suspension-review.3: hq hq-deputy, copy director deputy',
    ]);
  });

  it('under public notice closes when the notice ends, and is then looked back on', () => {
    expect(by('2026-10-30', inNotice).slice(0, 4)).toEqual([
      '2026-09-29 18:00 NoticeCompleted',
      '2026-09-29 18:00 CaseClosed',
      '2026-10-08 08:30 LookbackOrdered: inspector inspector-2 surveyor',
      '2026-10-12 18:00 chase.look-back.1: inspector inspector-2 surveyor',
    ]);
  });

  it('after closing is looked back on after 7, 30 and 90 days, or the working day after', () => {
    const orders = by('2027-01-15', closed).filter((entry) => entry.includes('LookbackOrdered'));
    expect(orders).toEqual([
      '2026-09-28 08:30 LookbackOrdered: inspector inspector-2 surveyor',
      '2026-10-21 08:30 LookbackOrdered: inspector inspector-2 surveyor',
      '2026-12-21 08:30 LookbackOrdered: inspector inspector-2 surveyor',
    ]);
  });
});

/** Everything that is due now, performed at once, as after a downtime. */
function caughtUp(story: Story): Story {
  let moved = story;
  for (let [next] = agenda(moved); next !== undefined && next.at <= moved.now; [next] = agenda(moved)) moved = tell(moved, performed(moved, next));
  return moved;
}

describe('after two months without a clock', () => {
  const before = told(monday, handedOut);
  const after = caughtUp({ ...before, now: '2026-11-23T09:00:00+08:00' });
  const caught = after.events.slice(before.events.length);

  it('the reminders of one wait, and of one share, are one, which names what was missed', () => {
    expect(caught.map(({ type, data }) => ({ type, rule: 'rule' in data ? data.rule : '', missed: 'missed' in data ? data.missed.length : 0 }))).toEqual([
      { type: 'ReminderSent', rule: 'chase.claim.3', missed: 9 },
      { type: 'EscalationFired', rule: 'ladder.next-day', missed: 1 },
      { type: 'SanctionProposed', rule: 'ladder.five-days', missed: 0 },
    ]);
  });

  it('each says when it was due and when it came', () => {
    expect(caught.map(({ data }) => ('dueAt' in data && 'firedAt' in data ? [data.dueAt, data.firedAt] : []))).toEqual([
      ['2026-11-17T18:00:00+08:00', '2026-11-23T09:00:00+08:00'],
      ['2026-09-30T08:30:00+08:00', '2026-11-23T09:00:00+08:00'],
      ['2026-10-13T18:00:00+08:00', '2026-11-23T09:00:00+08:00'],
    ]);
  });

  it('the proposal is only a proposal, and nobody is chased for it before he could have seen it', () => {
    expect(after.state.level).toBe(2);
    expect(after.state.sanctions.map(({ status }) => status)).toEqual(['proposed']);
    expect(agenda(after).find(({ step }) => step === 'sanction')?.at).toBe('2026-11-25T18:00:00+08:00');
  });
});
