import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sight } from '#domain/case/sight';
import { draw } from '#domain/draw/draw';
import { Refusal } from '#domain/refusal';
import type { Instant } from '#domain/time';
import { by, city } from '../../../test/support/case/city.ts';
import { decideRound, roundPermitted, type RoundCommand } from './commands.ts';
import { roundNotices } from './notices.ts';
import { roundPlan, type Found, type RoundRevision } from './plan.ts';
import { progressOf, standingOf, type RoundCase } from './progress.ts';
import { checkedPlaces, noRound, placesToCheck, problemsOf, roundAfter, type Round } from './round.ts';
import { seesRound } from './who.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const begins: Instant = '2026-03-03T10:00:00+08:00';

/** A covert spot check of two of four places: two of the street by its area, one each of two named units. */
const plan = roundPlan.parse({
  name: '三月暗访', timing: 'unscheduled', manner: 'covert', extent: 'spot', begins: '2026-03-03', ends: '2026-03-05', inspectors: ['inspector', 'surveyor'], draws: 2,
  places: [{ address: '东大街 1 号', area: 'road' }, { address: '东大街 2 号', area: 'road' }, { address: '西环路', unit: 'urban' }, { address: '工地', unit: 'housing' }],
});

function ask(round: Round, type: RoundCommand['type'], data: object, who: string, at = begins): Round {
  const context = { id: 'r1', actor: by(who), at, city, hash: sha256, seed: 'seed', caseOf: (n: number) => `case-${n}` };
  return roundAfter(decideRound(round, { type, data } as RoundCommand, context).map((event) => ({ ...event, at, by: who })), round);
}
function refuses(...asked: Parameters<typeof ask>): string {
  try {
    ask(...asked);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'nothing';
}
const refusedPlan = (given: object, who = 'director'): string => refuses(noRound, 'plan-round', { ...plan, ...given }, who);

const planned = ask(noRound, 'plan-round', plan, 'director', '2026-03-02T09:00:00+08:00');
const drawn = ask(planned, 'draw-places', {}, 'director');
const [first = '', second = ''] = drawn.draw?.drawn ?? [];
const elsewhere = drawn.places.find(({ id }) => id !== first && id !== second)?.id ?? '';
const problem = (place: string): Found => ({ place, result: 'problem', title: '垃圾堆积', description: '路边三处' });
const filed = ask(drawn, 'file-findings', { findings: [problem(first), problem(first), { place: second, result: 'clear' }] }, 'inspector');
const published = ask(filed, 'publish-round', { text: '查 2 处，发现 2 个问题。' }, 'director');

describe('the plan of an inspection round', () => {
  test('names the units that are inspected: the one that is given, or that of the area', () => {
    expect(planned).toMatchObject({ status: 'planned', office: 'cwb', units: ['street', 'urban', 'housing'], places: [{ id: 'p1', unit: 'street' }, { id: 'p2', unit: 'street' }, { id: 'p3', unit: 'urban' }, { id: 'p4', unit: 'housing' }] });
    expect(refusedPlan({ places: [{ address: '荒地', area: 'nobody' }], draws: 1 })).toBe('round-place-without-unit');
    expect(refusedPlan({ places: [{ address: '一', unit: 'urban' }, { address: '一', unit: 'street' }] })).toBe('round-place-twice');
    expect(refusedPlan({ places: [{ address: '一', unit: 'nobody' }], draws: 1 })).toBe('unknown-unit');
    expect(refusedPlan({ places: [{ address: '一', area: 'nowhere' }], draws: 1 })).toBe('unknown-area');
  });

  test('is made by a director of the office or of one above it', () => {
    expect(['clerk', 'hq', 'urban-head', 'inspector'].map((who) => refusedPlan({}, who))).toEqual(Array.from({ length: 4 }, () => 'round-office-only'));
    expect(refusedPlan({ office: 'other' })).toBe('round-office-only');
    expect(refusedPlan({ office: 'dxq' })).toBe('nothing');
    expect(refuses(planned, 'plan-round', plan, 'director')).toBe('round-exists');
  });

  test('sends nobody to the unit that they belong to, and nobody who is no inspector', () => {
    expect(refusedPlan({ inspectors: ['urban-inspector'] })).toBe('round-own-unit');
    expect(refusedPlan({ inspectors: ['clerk'] })).toBe('round-inspector-needed');
    expect(refusedPlan({ inspectors: ['nobody'] })).toBe('unknown-person');
  });

  test('of a cross-inspection sends people of one unit to others, never to their own', () => {
    const cross = { inspectingUnit: 'traffic', inspectors: ['traffic-handler', 'traffic-vice'] };
    expect(refusedPlan(cross)).toBe('nothing');
    expect(refusedPlan({ ...cross, inspectors: ['traffic-handler', 'inspector'] })).toBe('round-inspector-of-another-unit');
    expect(refusedPlan({ inspectingUnit: 'urban', inspectors: ['urban-handler'] })).toBe('round-unit-inspects-itself');
  });

  test('has its dates in order and not past, and draws as many places as there are at most', () => {
    expect(refusedPlan({ begins: '2026-03-06' })).toBe('round-dates-backwards');
    expect(refusedPlan({ begins: '2026-02-01', ends: '2026-02-02' })).toBe('round-over');
    expect(refusedPlan({ draws: 5 })).toBe('round-draw-size');
    expect(refusedPlan({ extent: 'full' })).toBe('round-full-draws-none');
  });
});

describe('the draw of a round', () => {
  test('is by a recorded seed, once, and can be made again by anybody', () => {
    expect(drawn).toMatchObject({ status: 'inspecting', draw: { seed: 'seed', size: 2, candidates: { count: 4 } } });
    expect(draw(sha256, 'seed', ['p4', 'p3', 'p2', 'p1'], 2)).toEqual(drawn.draw?.drawn);
    expect(refuses(drawn, 'draw-places', {}, 'director')).toBe('round-drawn-already');
    expect(refuses(planned, 'draw-places', {}, 'inspector')).toBe('round-office-only');
  });

  test('is not there for a full inspection, whose places are all checked', () => {
    const { draws: _, ...rest } = plan;
    const full = ask(noRound, 'plan-round', { ...rest, extent: 'full' }, 'director');
    expect([full.status, placesToCheck(full).length]).toEqual(['inspecting', 4]);
    expect(refuses(full, 'draw-places', {}, 'director')).toBe('round-nothing-to-draw');
  });
});

describe('findings', () => {
  test('are numbered through the round, and each problem has its case; a place without one is checked all the same', () => {
    expect(problemsOf(filed).map(({ n, caseId, by: who }) => [n, caseId, who])).toEqual([[1, 'case-1', 'inspector'], [2, 'case-2', 'inspector']]);
    expect([...checkedPlaces(filed)]).toEqual([first, second]);
    expect(ask(filed, 'file-findings', { findings: [problem(second)] }, 'surveyor').findings.at(-1)).toMatchObject({ n: 4, caseId: 'case-4' });
  });

  test('are filed by the team, at drawn places, from the first day on', () => {
    const one = { findings: [problem(first)] };
    expect(refuses(drawn, 'file-findings', one, 'inspector-2')).toBe('round-team-only');
    expect(refuses(drawn, 'file-findings', one, 'inspector', '2026-03-02T23:59:00+08:00')).toBe('round-not-begun');
    expect(refuses(planned, 'file-findings', one, 'inspector')).toBe('round-not-drawn');
    expect(refuses(drawn, 'file-findings', { findings: [problem(elsewhere)] }, 'inspector')).toBe('round-place-not-in-round');
    expect(refuses(published, 'file-findings', one, 'inspector')).toBe('round-published');
    expect(refuses({ ...drawn, units: ['survey'] }, 'file-findings', one, 'surveyor')).toBe('round-own-unit');
  });

  test('say what the problem is, or that there is none', () => {
    expect(refuses(drawn, 'file-findings', { findings: [{ place: first, result: 'problem', title: '垃圾' }] }, 'inspector')).toBe('round-problem-without-words');
    expect(refuses(drawn, 'file-findings', { findings: [{ place: first, result: 'clear', title: '垃圾' }] }, 'inspector')).toBe('round-clear-with-problem');
  });
});

describe('a round', () => {
  test('is published once something was checked, and closed after that or when nothing was found', () => {
    expect(published.published).toMatchObject({ checked: 2, places: 2, problems: 2 });
    expect(refuses(drawn, 'publish-round', { text: '无' }, 'director')).toBe('round-nothing-checked');
    expect(refuses(filed, 'close-round', { reason: '完成' }, 'director')).toBe('round-not-published');
    const closed = ask(published, 'close-round', { reason: '完成' }, 'director');
    expect([closed.status, ask(drawn, 'close-round', { reason: '取消' }, 'director').status]).toEqual(['closed', 'closed']);
    expect(refuses(closed, 'close-round', { reason: '完成' }, 'director')).toBe('round-closed');
    expect(refuses(noRound, 'draw-places', {}, 'director')).toBe('round-office-only');
  });

  test('is known to its team, its directors and whoever oversees; to the inspected and everybody else only when it is published', () => {
    const people = ['inspector', 'surveyor', 'director', 'oversight', 'hq', 'clerk', 'inspector-2', 'street-head', 'urban-inspector', 'traffic-head', 'leader', 'admin', 'foreign-director'];
    const knowing = (round: Round): readonly string[] => people.filter((who) => seesRound(round, by(who), sight(by(who), city)));
    expect(knowing(filed)).toEqual(['inspector', 'surveyor', 'director', 'oversight']);
    expect(knowing(published)).toEqual(people.filter((who) => !['admin', 'traffic-head'].includes(who)));
    expect(knowing(ask(drawn, 'close-round', { reason: '取消' }, 'director'))).toEqual(['inspector', 'surveyor', 'director', 'oversight']);
    expect(seesRound({ ...filed, units: ['survey'] }, by('surveyor'), sight(by('surveyor'), city))).toBe(false);
    const deputed = { ...by('director'), deputy: { person: 'urban-vice', name: '分管领导', post: '副局长', unit: 'urban' } };
    expect([seesRound(filed, deputed, sight(deputed, city)), seesRound(published, deputed, sight(deputed, city))]).toEqual([false, true]);
  });

  test('tells what somebody may do, and why not the rest', () => {
    expect(roundPermitted(drawn, by('inspector')).map((one) => [one.command, one.allowed || one.refusal.code])).toEqual([['revise-round', 'round-office-only'], ['draw-places', 'round-office-only'], ['file-findings', true], ['publish-round', 'round-office-only'], ['close-round', 'round-office-only']]);
  });
});

describe('the progress of a round', () => {
  const now: Instant = '2026-03-20T09:00:00+08:00';
  const one = (given: Partial<RoundCase>): RoundCase => ({ caseId: 'case-1', status: 'rectifying', open: true, running: true, dueAt: '2026-03-25T18:00:00+08:00', leadUnit: 'urban', ...given });

  test('follows how its cases stand now, and overdue is asked of the clock', () => {
    expect([undefined, one({ status: 'registered' }), one({}), one({ dueAt: '2026-03-19T18:00:00+08:00' }), one({ running: false, dueAt: '2026-03-19T18:00:00+08:00' }), one({ status: 'closed', open: false }), one({ status: 'merged', open: false })].map((each) => standingOf(each, now)))
      .toEqual(['unfiled', 'reported', 'in-hand', 'overdue', 'in-hand', 'closed', 'dropped']);
  });

  test('counts a case for its lead unit, before that for the unit of the place', () => {
    const progress = progressOf(filed, new Map([['case-1', one({})]]), now);
    const ofPlace = filed.places.find(({ id }) => id === first)?.unit ?? '';
    expect(progress).toMatchObject({ places: 2, checked: 2, problems: 2, 'in-hand': 1, unfiled: 1 });
    expect(Object.fromEntries(progress.units.filter(({ problems }) => problems > 0).map(({ unit, problems }) => [unit, problems]))).toEqual(ofPlace === 'urban' ? { urban: 2 } : { urban: 1, [ofPlace]: 1 });
  });

  test('adds up, whatever was found and however the cases stand', () => {
    const cases = fc.dictionary(fc.constantFrom('case-1', 'case-2', 'case-3'), fc.record({ status: fc.constantFrom('reported', 'issued', 'closed', 'rejected'), open: fc.boolean(), running: fc.boolean(), dueAt: fc.option(fc.constantFrom('2026-03-01T09:00:00+08:00', '2026-04-01T09:00:00+08:00')), leadUnit: fc.option(fc.constantFrom('urban', 'traffic')) }));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(first, second), { minLength: 1, maxLength: 20 }), cases, (places, known) => {
        const round = ask(drawn, 'file-findings', { findings: places.map(problem) }, 'inspector');
        const progress = progressOf(round, new Map(Object.entries(known).map(([caseId, rest]) => [caseId, { ...rest, caseId }])), now);
        const sum = (of: Readonly<Record<'unfiled' | 'reported' | 'in-hand' | 'overdue' | 'closed' | 'dropped', number>>): number => of.unfiled + of.reported + of['in-hand'] + of.overdue + of.closed + of.dropped;
        expect(sum(progress)).toBe(places.length);
        expect(progress.units.reduce((all, unit) => all + unit.problems, 0)).toBe(places.length);
        for (const unit of progress.units) expect(sum(unit)).toBe(unit.problems);
      }),
    );
  });
});

describe('a revised plan', () => {
  const reason = '人手不足，推迟一天';
  const revise = (round: Round, given: Omit<RoundRevision, 'reason'>, who = 'director'): Round => ask(round, 'revise-round', { reason, ...given }, who);
  const refused = (round: Round, given: object, who = 'director'): string => refuses(round, 'revise-round', { reason, ...given }, who);

  test('says what changed and why, and keeps the rest', () => {
    const after = revise(planned, { ends: '2026-03-06', inspectors: ['inspector'] });
    expect(after).toEqual({ ...planned, version: 2, ends: '2026-03-06', inspectors: ['inspector'], revisions: [{ changes: { ends: '2026-03-06', inspectors: ['inspector'] }, reason, at: begins, by: 'director' }] });
    expect(revise(after, { ends: '2026-03-06', places: plan.places }).version).toBe(2);
    expect(revise(planned, { places: [{ address: '西环路', unit: 'urban' }], draws: 1 })).toMatchObject({ units: ['urban'], places: [{ id: 'p1', unit: 'urban' }], draws: 1 });
  });

  test('may make a spot check of a full inspection and the other way round, until it is drawn', () => {
    const full = revise(planned, { extent: 'full' });
    expect([full.status, full.draws, placesToCheck(full).length]).toEqual(['inspecting', undefined, 4]);
    expect(revise(full, { extent: 'spot', draws: 1 })).toMatchObject({ status: 'planned', draws: 1 });
    expect(refused(full, { extent: 'spot' })).toBe('round-draw-size');
  });

  test('keeps what was drawn and what was found', () => {
    expect([refused(drawn, { draws: 1 }), refused(drawn, { places: plan.places }), refused(drawn, { extent: 'full' })]).toEqual(Array.from({ length: 3 }, () => 'round-drawn-already'));
    const full = ask(revise(planned, { extent: 'full' }), 'file-findings', { findings: [{ place: 'p1', result: 'clear' }] }, 'inspector');
    expect([refused(full, { places: plan.places }), refused(full, { begins: '2026-03-04' })]).toEqual(['round-under-way', 'round-under-way']);
    expect(revise(full, { ends: '2026-03-09' }).ends).toBe('2026-03-09');
    expect(revise(filed, { inspectors: ['inspector'] }).inspectors).toEqual(['inspector']);
  });

  test('is for the office, as strict as a new one, and ends with the publication', () => {
    expect([refused(planned, { ends: '2026-03-01' }), refused(planned, { inspectors: ['urban-inspector'] }), refused(planned, { ends: '2026-03-06' }, 'inspector')]).toEqual(['round-dates-backwards', 'round-own-unit', 'round-office-only']);
    expect([refused(published, { name: '四月' }), refused(ask(planned, 'close-round', { reason: '取消' }, 'director'), { name: '四月' })]).toEqual(['round-published', 'round-closed']);
  });

  test('is told to the team once its places are known, and to nobody before', () => {
    const told = (before: Round): readonly string[] => {
      const after = revise(before, { ends: '2026-03-09' });
      return roundNotices([{ type: 'RoundRevised', data: after.revisions[0] ?? { changes: {}, reason }, at: begins, by: 'director' }], after, city).map(({ person }) => person);
    };
    expect([told(planned), told(drawn)]).toEqual([[], ['inspector', 'surveyor']]);
  });
});
