import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { UnitRung } from '#domain/policy/policy';
import { clock } from '#domain/city/city';
import { Refusal } from '#domain/refusal';
import { by } from '../../../test/support/case/city.ts';
import { Record, rulesWith } from '../../../test/support/unit-record.ts';
import { validInARow } from './ladder.ts';
import { promised } from './state.ts';
import { permittedOn, type UnitCommandType } from './unit.ts';

const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}T10:00:00+08:00`;
const about = (caseId: string) => ({ caseId, sanction: 's1', words: '依据充分' });
const threeReds = (): Record => new Record().card(day(2), '1').card(day(3), '2').card(day(4), '3');
const talk = (times: number, bottom = 3): UnitRung => ({ id: `rank-${times}`, level: 5, trigger: { kind: 'rank', board: 'weekly', bottom, times }, paper: times === 1 ? 'criticism' : 'talk', to: ['unit-head'], copy: [], issuedBy: 'hq' });

/** What somebody tries, and when; `n` and `yes` choose what it is about. */
type Tried = Readonly<{ person: string; n: number; yes: boolean; at: string }>;
type Act = Readonly<{ command: UnitCommandType; of: (record: Record, tried: Tried) => Record }>;

/** Whatever can be tried on a record, by its command. */
const acts: readonly Act[] = [
  { command: 'give-card', of: (record, { at, n, yes }) => record.card(at, `${n}`, yes ? 'red' : 'yellow') },
  { command: 'give-card', of: (record, { at, n, yes }) => record.card(at, `${n}9`, yes ? 'red' : 'yellow') },
  { command: 'suspend-card', of: (record, { at, n }) => record.does(at, 'clock', 'suspend-card', about(`${n}`)) },
  { command: 'restore-card', of: (record, { at, n }) => record.does(at, 'clock', 'restore-card', about(`${n}`)) },
  { command: 'withdraw-card', of: (record, { at, n }) => record.does(at, 'clock', 'withdraw-card', about(`${n}`)) },
  { command: 'appeal-card', of: (record, { at, n, person }) => record.does(at, person, 'appeal-card', { card: `${n}/s1`, grounds: '不属实' }) },
  { command: 'rule-card-appeal', of: (record, { at, n, yes, person }) => record.does(at, person, 'rule-card-appeal', { card: `${n}/s1`, upheld: yes, opinion: '已核' }) },
  { command: 'propose-measure', of: (record, { at, yes, person }) => record.does(at, person, 'propose-measure', { paper: yes ? 'talk' : 'criticism', grounds: '迟缓' }) },
  { command: 'decide-measure', of: (record, { at, n, yes, person }) => record.does(at, person, 'decide-measure', { measure: `m${n}`, approve: yes, opinion: '同意' }) },
  { command: 'execute-measure', of: (record, { at, n, person }) => record.does(at, person, 'execute-measure', { measure: `m${n}`, on: at.slice(0, 10), minutes: '纪要' }) },
];

describe('a card', () => {
  test('stays as long as the policy says, and may be appealed against for as long', () => {
    const [card] = new Record().card(day(2), '1').file.state.cards;
    expect(card).toMatchObject({ status: 'valid', colour: 'red', expiresAt: '2027-03-02T18:00:00+08:00', appealUntil: '2026-03-09T18:00:00+08:00' });
    expect(new Record().card(day(2), '1', 'yellow').file.state.cards[0]?.expiresAt).toBe('2026-09-02T18:00:00+08:00');
  });

  test('is given once, whatever the log repeats, and its leaders are told', () => {
    const record = new Record().card(day(2), '1');
    expect(record.events[0]?.data).toMatchObject({ told: [{ person: 'urban-head' }, { person: 'urban-vice' }] });
    expect(record.card(day(3), '1').happened).toEqual([]);
  });

  test('expires by the clock, no earlier, and not while it is appealed', () => {
    const record = new Record().card(day(2), '1');
    const [duty] = record.duties;
    expect(duty).toMatchObject({ kind: 'expireCard', at: '2027-03-02T18:00:00+08:00', rule: 'unit.cards.red' });
    const data = { duty: duty?.id ?? '' };
    expect(record.does('2027-03-02T17:59:59+08:00', 'clock', 'expire-card', data).happened).toEqual([]);
    expect(record.does('2027-03-02T18:00:00+08:00', 'clock', 'expire-card', data).happened).toEqual(['CardExpired']);
    const appealed = record.does(day(3), 'urban-head', 'appeal-card', { grounds: '不属实' });
    expect(appealed.does('2027-03-02T18:00:00+08:00', 'clock', 'expire-card', data).happened).toEqual([]);
  });

  test('is suspended, restored and withdrawn with its sanction in the case', () => {
    const suspended = new Record().card(day(2), '1').does(day(3), 'clock', 'suspend-card', about('1'));
    expect(suspended.file.state.cards[0]?.status).toBe('appealed');
    expect(suspended.does(day(4), 'clock', 'restore-card', about('1')).file.state.cards[0]?.status).toBe('valid');
    const gone = suspended.does(day(4), 'clock', 'withdraw-card', about('1'));
    expect([gone.file.state.cards[0]?.status, gone.does(day(5), 'clock', 'withdraw-card', about('1')).happened, gone.duties]).toEqual(['withdrawn', [], []]);
  });

  test('is appealed against by the head of the unit, within the time for it', () => {
    const record = new Record().card(day(2), '1');
    expect(record.refuses(day(3), 'housing-head', 'appeal-card', { grounds: '不属实' })).toBe('not-your-unit');
    expect(record.refuses(day(3), 'urban-handler', 'appeal-card', { grounds: '不属实' })).toBe('unit-role-needed');
    expect(record.refuses('2026-03-09T18:00:01+08:00', 'urban-head', 'appeal-card', { grounds: '不属实' })).toBe('appeal-window-over');
    const appealed = record.does(day(3), 'urban-head', 'appeal-card', { grounds: '不属实' });
    expect(appealed.events[0]?.data).toMatchObject({ at: 'unit', told: [{ person: 'hq' }, { person: 'hq-deputy' }] });
    expect(appealed.refuses(day(4), 'hq', 'rule-card-appeal', { upheld: true, opinion: '撤销' })).toBe('separation-of-duties');
    expect(appealed.refuses(day(4), 'director', 'rule-card-appeal', { upheld: true, opinion: '撤销' })).toBe('unit-office-only');
    expect(appealed.does(day(4), 'hq-deputy', 'rule-card-appeal', { upheld: true, opinion: '撤销' }).happened).toEqual(['CardWithdrawn']);
    expect(appealed.does(day(4), 'hq-deputy', 'rule-card-appeal', { upheld: false, opinion: '维持' }).file.state.cards[0]?.status).toBe('valid');
  });
});

describe('three red cards in a row (隆昌)', () => {
  test('propose a talk in the same breath, and nothing more', () => {
    const record = threeReds();
    expect(record.happened).toEqual(['CardGiven', 'UnitMeasureProposed']);
    expect(record.file.state.measures).toEqual([expect.objectContaining({ paper: 'talk', status: 'proposed', proposedBy: clock.person, issuedBy: 'hq', grounds: { kind: 'cards', cards: ['1/s1', '2/s1', '3/s1'] } })]);
    expect(record.card(day(5), '4').happened).toEqual(['CardGiven']);
    expect(record.card(day(5), '4').card(day(6), '5').card(day(9), '6').happened).toEqual(['CardGiven', 'UnitMeasureProposed']);
  });

  test('are no row when a yellow one comes between; a withdrawn one neither counts nor breaks it', () => {
    const broken = new Record().card(day(2), '1').card(day(3), '2').card(day(4), '3', 'yellow').card(day(5), '4');
    expect([broken.happened, validInARow(broken.file.state, 'red').map(({ id }) => id)]).toEqual([['CardGiven'], ['4/s1']]);
    const healed = broken.does(day(6), 'clock', 'withdraw-card', about('3'));
    expect(healed.happened).toEqual(['CardWithdrawn', 'UnitMeasureProposed']);
    const two = new Record().card(day(2), '1').card(day(3), '2').does(day(4), 'clock', 'withdraw-card', about('2')).card(day(5), '3');
    expect(two.happened).toEqual(['CardGiven']);
    expect(two.card(day(6), '4').happened).toEqual(['CardGiven', 'UnitMeasureProposed']);
  });

  test('no longer support a proposal when one of them falls, and support another with a further card', () => {
    const fallen = threeReds().does(day(5), 'clock', 'withdraw-card', about('2'));
    expect([fallen.happened, fallen.file.state.measures[0]?.status]).toEqual([['CardWithdrawn', 'UnitMeasureLapsed'], 'lapsed']);
    expect(fallen.card(day(6), '4').file.state.measures[1]).toMatchObject({ status: 'proposed', grounds: { cards: ['1/s1', '3/s1', '4/s1'] } });
  });
});

describe('a measure', () => {
  test('is issued by headquarters with the number of its paper, and stays promised until it is carried out', () => {
    const record = threeReds();
    expect(record.refuses(day(5), 'director', 'decide-measure', { approve: true, opinion: '同意' })).toBe('unit-office-only');
    expect(record.refuses(day(5), 'urban-head', 'decide-measure', { approve: true, opinion: '同意' })).toBe('own-unit');
    const issued = record.does(day(5), 'hq', 'decide-measure', { approve: true, opinion: '同意' });
    expect([issued.happened, promised(issued.file.state).map(({ docNo }) => docNo)]).toEqual([['UnitMeasureIssued'], ['督约〔2026〕7号']]);
    expect(issued.refuses(day(6), 'clerk', 'execute-measure', { on: '2026-03-07', minutes: '谈话纪要' })).toBe('executed-in-the-future');
    expect(issued.refuses(day(6), 'clerk', 'execute-measure', { on: '2026-03-04', minutes: '谈话纪要' })).toBe('executed-before-issued');
    const held = issued.does(day(6), 'clerk', 'execute-measure', { on: '2026-03-06', minutes: '谈话纪要' });
    expect([held.happened, promised(held.file.state), held.file.state.measures[0]?.status]).toEqual([['TalkHeld'], [], 'executed']);
  });

  test('may be dropped, and then the same cards propose nothing again', () => {
    const dropped = threeReds().does(day(5), 'hq', 'decide-measure', { approve: false, opinion: '已整改' });
    expect([dropped.happened, dropped.refuses(day(6), 'hq', 'decide-measure', { approve: true, opinion: '同意' })]).toEqual([['UnitMeasureDropped'], 'no-such-measure']);
    expect(dropped.card(day(6), '4').happened).toEqual(['CardGiven']);
  });

  test('that somebody proposes by hand is not issued by the same person, nor proposed twice', () => {
    const record = new Record().does(day(2), 'director', 'propose-measure', { paper: 'criticism', grounds: '行动迟缓' });
    expect(record.refuses(day(3), 'clerk', 'propose-measure', { paper: 'criticism', grounds: '行动迟缓' })).toBe('measure-already-proposed');
    expect(record.refuses(day(3), 'director', 'decide-measure', { approve: true, opinion: '同意' })).toBe('unit-office-only');
    const both = { ...by('hq'), roles: ['director', 'hq'] } as const;
    expect(new Record().does(day(2), both, 'propose-measure', { paper: 'talk', grounds: '行动迟缓' }).refuses(day(3), both, 'decide-measure', { approve: true, opinion: '同意' })).toBe('separation-of-duties');
    const issued = record.does(day(3), 'hq', 'decide-measure', { approve: true, opinion: '同意' });
    expect(issued.does(day(4), 'dispatcher', 'execute-measure', { on: '2026-03-04', minutes: '见简报', reference: '创卫简报第13期' }).happened).toEqual(['BulletinPublished']);
  });

  test('that nobody decides or carries out is reminded of along the rungs of the policy', () => {
    const record = threeReds();
    const [first] = record.duties;
    expect(first).toMatchObject({ kind: 'remindDecision', at: '2026-03-06T18:00:00+08:00', rule: 'chase.sanction.1', stoppedBy: ['decide-measure'] });
    const late = record.does('2026-03-12T09:00:00+08:00', 'clock', 'remind', { duty: first?.id ?? '' });
    expect(late.events).toEqual([expect.objectContaining({ type: 'UnitReminderSent', data: expect.objectContaining({ rung: 2, missed: ['chase.sanction.1'], policy: expect.any(String), to: [expect.objectContaining({ person: 'hq' }), expect.anything()] }) })]);
    expect(late.does('2026-03-12T09:00:00+08:00', 'clock', 'remind', { duty: first?.id ?? '' }).happened).toEqual([]);
    const promised = record.does(day(5), 'hq', 'decide-measure', { approve: true, opinion: '同意' });
    expect(promised.does('2026-03-12T09:00:00+08:00', 'clock', 'remind', { duty: 'execute/m1#1' }).events).toEqual([expect.objectContaining({ data: expect.objectContaining({ step: 'execution', rule: 'chase.execution.1' }) })]);
    expect(record.does(day(5), 'hq', 'decide-measure', { approve: true, opinion: '同意' }).duties[0]).toMatchObject({ kind: 'remindExecution', step: 'execution', rule: 'chase.execution.1', stoppedBy: ['execute-measure'] });
  });
});

describe('places at the bottom (江门)', () => {
  const rules = rulesWith(talk(1), talk(2), talk(3));

  test('propose for the first, the second and the third time in a row, and then again each time', () => {
    const weeks = ['2026-W10', '2026-W11', '2026-W12', '2026-W13'];
    const records = weeks.reduce<readonly Record[]>((all, week) => [...all, (all.at(-1) ?? new Record(rules)).place(week, 2)], []);
    expect(records.map(({ events }) => events.flatMap((event) => (event.type === 'UnitMeasureProposed' ? [event.data.rung] : [])))).toEqual([['rank-1'], ['rank-2'], ['rank-3'], ['rank-3']]);
    expect(records[1]?.events[1]?.data).toMatchObject({ grounds: { kind: 'rank', board: 'weekly', periods: ['2026-W11', '2026-W10'] }, to: [{ person: 'urban-head' }] });
  });

  test('are no row when a week lies between in which the unit was better, or not ranked', () => {
    const again = (record: Record): readonly string[] => record.events.flatMap((event) => (event.type === 'UnitMeasureProposed' ? [event.data.rung] : []));
    expect(again(new Record(rules).place('2026-W10', 1).place('2026-W11', 4).place('2026-W12', 1))).toEqual(['rank-1']);
    expect(again(new Record(rules).place('2026-W10', 1).place('2026-W12', 1))).toEqual(['rank-1']);
    expect(again(new Record(rules).place('2026-W53', 1).place('2027-W01', 1))).toEqual(['rank-2']);
  });

  test('do not count for whoever shares the first place, nor twice', () => {
    expect(new Record(rules).place('2026-W10', 1, true).happened).toEqual(['UnitRanked']);
    expect(new Record(rules).place('2026-W10', 1).place('2026-W10', 1).happened).toEqual([]);
  });
});

describe('whatever happens to a record', () => {
  test('nothing is issued but by a person, and what may be done is what is not refused', () => {
    const people = ['clock', 'clerk', 'director', 'hq', 'hq-deputy', 'urban-head', 'urban-handler', 'housing-head', 'oversight'];
    const tries = fc.array(fc.record({ act: fc.constantFrom(...acts), person: fc.constantFrom(...people), n: fc.nat(4), yes: fc.boolean() }), { maxLength: 40 });
    fc.assert(
      fc.property(tries, (all) => {
        let record = new Record();
        for (const [index, { act, ...tried }] of all.entries()) {
          const at = `2026-0${3 + Math.floor(index / 25)}-${String(2 + (index % 25)).padStart(2, '0')}T10:00:00+08:00`;
          const before = record;
          try {
            record = act.of(before, { ...tried, at });
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            continue;
          }
          const { person } = tried;
          expect([person, record.happened.includes('UnitMeasureIssued') && !['hq', 'hq-deputy', 'director'].includes(person)]).toEqual([person, false]);
          const offered = person === 'clock' ? [] : permittedOn(before.file, by(person)).filter(({ allowed }) => !allowed).map(({ command }) => command);
          expect(offered).not.toContain(act.command);
          expect(record.file.state.version).toBe(before.file.state.version + record.events.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
