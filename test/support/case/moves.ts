import fc from 'fast-check';
import { commandTable, commandTypes, type CaseCommandType } from '#domain/case/case';
import type { Duty } from '#domain/case/chapter';
import type { Happened } from '#domain/case/events';
import { statuses } from '#domain/case/state';
import { clock, type Actor } from '#domain/city/city';
import { addDays, dayOf, instantOf, millis, type Instant } from '#domain/time';
import { by, city } from './city.ts';
import { refusalOf } from './given.ts';
import { storyIn } from './statuses.ts';
import { claimed, issued, registered, reported, sharedOrder } from './steps.ts';
import { agenda, does, otherId, outcome, performed, tell, told, type Story } from './story.ts';

/** One move in a random life: somebody does what he may; anybody tries anything; or time passes, with the clock at work or asleep. */
export type Move = Readonly<{ kind: 'sensible' | 'senseless' | 'wait' | 'downtime'; minutes: number; pick: number; choice: number }>;

/** Where a life may begin: in any status, with milestones ahead, with two units of which one asks the other for help, with a suspension asked for. */
export const starts = {
  ...storyIn,
  shed: told(reported, registered('shed'), issued(), claimed()),
  asking: told(sharedOrder, claimed(), claimed('housing'), does('housing-handler', 'request-coordination', { problem: '产权不明' })),
  pausing: told(reported, registered('shed'), issued(), claimed(), does('urban-head', 'request-suspension', { reason: '汛期', reviewOn: '2026-04-01' }), does('director', 'decide-suspension', { granted: true, opinion: '同意' })),
};

/** Where a life begins, and how it goes on. */
export type Life = Readonly<{ from: keyof typeof starts; moves: readonly Move[] }>;

export const life = (length: number): fc.Arbitrary<Life> =>
  fc.record({ from: fc.constantFrom('none', 'shed', 'asking', 'pausing', ...statuses), moves: fc.array(
    fc.record({
      kind: fc.oneof({ weight: 12, arbitrary: fc.constant('sensible' as const) }, { weight: 2, arbitrary: fc.constant('senseless' as const) }, { weight: 3, arbitrary: fc.constant('wait' as const) }, { weight: 1, arbitrary: fc.constant('downtime' as const) }),
      minutes: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 30_000 })),
      pick: fc.nat(100_000),
      choice: fc.nat(100_000),
    }),
    { maxLength: length, size: 'max' },
  ) });

const people: readonly Actor[] = Object.keys(city.people).map(by);
/** With the clock, which tries only what is its own. */
const anybody: readonly Actor[] = [...people, clock];
const forTheClock = commandTypes.filter((type) => commandTable[type].by === 'clock');
const units = ['urban', 'housing', 'street', 'traffic'];
const words = ['情况属实', '已办理'];
/** What each choice means for each command: the digits of one number, so that a run can be told again. */
const one = <Item>(items: readonly Item[], choice: number): Item => {
  const item = items[choice % items.length];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};

const assignments = (choice: number): readonly object[] => {
  const lead = choice % units.length;
  const others = units.filter((_, index) => index !== lead).slice(0, Math.floor(choice / 7) % 3);
  return [{ role: 'lead', unit: one(units, lead) }, ...others.map((unit, index) => ({ unit, role: one(['responsible', 'assist'], choice + index), ...(choice % 5 === 0 ? { mandatory: true } : {}) }))]
    .map((each) => ('role' in each && each.role !== 'assist' && 'mandatory' in each ? { role: each.role, unit: each.unit } : each));
};

function dataOf(type: CaseCommandType, { state, now }: Story, choice: number): unknown {
  const text = one(words, choice);
  const day = (most: number): string => addDays(dayOf(now), 1 + (choice % most));
  const unit = one(units, choice);
  const yes = choice % 4 !== 0;
  const named = state.sanctions.length > 1 ? { sanction: one(state.sanctions, choice).id } : {};
  switch (type) {
    case 'report':
      return { title: text, description: text, source: { kind: 'public' }, place: { address: text, ...one([{ area: 'road' }, { area: 'nobody' }, {}], choice) } };
    case 'reject':
      return { reason: 'not-found', explanation: text };
    case 'merge':
      return { into: otherId };
    case 'register':
      return { category: one(['rubbish', 'rubbish', 'spill', 'illegal', 'shed'], choice), ...(choice % 7 === 0 ? { negativeList: true } : {}) };
    case 'issue-order':
      return { assignments: assignments(choice), requirement: text, ...(choice % 3 === 0 ? { urgency: 'urgent' } : {}) };
    case 'claim':
    case 'approve-plan':
    case 'archive':
      return {};
    case 'deem-claimed':
      return { unit, reason: text };
    case 'reassign':
      return { from: unit, to: one(units, Math.floor(choice / 4)), reason: text };
    case 'dispute':
      return { basis: text, ...(yes ? { proposedUnit: unit } : {}) };
    case 'rule-jurisdiction':
      return { ruling: one(['upheld', 'rejected', 'shared'], choice), unit, basis: text };
    case 'submit-plan':
      return { causes: text, measures: text };
    case 'report-progress':
    case 'urge':
      return { text };
    case 'remind':
    case 'escalate':
    case 'close-notice':
    case 'order-look-back':
      return { duty: text };
    case 'reach-milestone':
      return { milestone: one(['stop', 'stop', 'punish'], choice), note: text };
    case 'execute-sanction':
      return { sanction: `s${1 + (choice % 3)}`, note: text };
    case 'report-listing':
      return { plan: text };
    case 'publish-listing':
      return { media: text, reference: text };
    case 'blow-whistle':
      return { units: [unit], reason: text };
    case 'arrive':
      return { note: text };
    case 'request-extension':
      return { until: addDays(dayOf(now), 10 + (choice % 40)), reason: text, ...(choice % 6 === 0 ? { milestone: 'punish' } : {}) };
    case 'decide-extension':
    case 'decide-suspension':
      return { granted: yes, opinion: text, ...(type === 'decide-extension' && state.extensionRequests.length > 1 ? { unit: one(state.extensionRequests, choice).unit } : {}) };
    case 'request-suspension':
    case 'renew-suspension':
      return type === 'renew-suspension' ? { reviewOn: day(60), opinion: text } : { reviewOn: day(60), reason: text };
    case 'submit-feedback': {
      const owing = state.assignments.filter(({ status, role }) => role !== 'lead' && (status === 'unclaimed' || status === 'working'));
      return { result: text, measures: text, ...(choice % 3 === 0 ? { failures: owing.map((each) => ({ unit: each.unit, reason: text })) } : {}) };
    }
    case 'order-reinspection':
      return yes ? {} : { inspector: one(['inspector', 'inspector-2', 'surveyor'], choice) };
    case 'reinspect':
      return { result: choice % 3 === 0 ? 'failed' : 'passed', findings: text };
    case 'apply-sign-off':
      return { summary: text };
    case 'endorse':
      return { opinion: text };
    case 'rule-objection':
      return { upheld: !yes, basis: text };
    case 'look-back':
      return { result: choice % 3 === 0 ? 'relapsed' : 'held', findings: text };
    case 'request-coordination':
      return { problem: text };
    case 'resolve-coordination':
      return { outcome: one(['resolved', 'passed-up', 'passed-up'], choice), opinion: text };
    case 'instruct':
      return { opinion: text, ...(yes ? { toUnit: unit } : {}) };
    case 'propose-sanction':
      return { level: 3 + (choice % 5), unit, grounds: text, ...(yes ? { mustLead: 'unit-vice' } : {}) };
    case 'decide-sanction':
      return { approve: yes, opinion: text, ...named };
    case 'appeal':
      return { grounds: text, ...named };
    case 'rule-appeal':
      return { upheld: yes, opinion: text, ...named };
    case 'withdraw-sanction':
      return { sanction: 's1', opinion: text, ruledBy: 'hq' };
    case 'record-exposure':
      return { media: text };
    case 'correct-record':
      return { about: 1 + (choice % 30), correction: text, reason: text, changes: yes ? { title: text } : {} };
    case 'late-entry': {
      const inner = one(['claim', 'report-progress', 'submit-feedback', 'reinspect', 'endorse', 'request-extension'] as const, choice);
      const person = one(people, Math.floor(choice / 6)).person;
      return { command: inner, data: dataOf(inner, { state, now } as Story, choice), onBehalfOf: person, occurredAt: instantOf(millis(now) - (choice % 600) * 60_000), reason: text };
    }
    case 'adopt-rules':
      return { why: text, cause: 'calendar-amendment/1' };
    case 'import-history':
      return { system: 's', externalId: '1', row: 1, title: text, description: text, address: text, source: 'public', unit, reportedAt: '2025-11-05T09:00:00+08:00', ...(yes ? { dueAt: '2026-01-09T18:00:00+08:00' } : {}), ...(choice % 5 === 0 ? { closedAt: '2026-02-01T10:00:00+08:00' } : {}) };
    case 'verify':
      return { findings: text };
    case 'reconsider':
    case 'recall-order':
    case 'return-plan':
    case 'end-suspension':
    case 'return-feedback':
    case 'return-sign-off':
    case 'object':
    case 'list-for-supervision':
    case 'delist':
    case 'terminate':
      return { reason: text };
  }
}

/** Ends a case too soon to be chosen as often as the rest. */
const rare: readonly CaseCommandType[] = ['terminate', 'merge', 'reject', 'recall-order', 'late-entry', 'import-history', 'list-for-supervision'];

const asides: readonly CaseCommandType[] = ['report-progress', 'urge', 'instruct', 'correct-record', 'record-exposure', 'propose-sanction', 'request-coordination', 'blow-whistle'];
const mainLine: readonly CaseCommandType[] = ['report', 'register', 'issue-order', 'claim', 'reach-milestone', 'submit-plan', 'approve-plan', 'submit-feedback', 'reinspect', 'apply-sign-off', 'endorse', 'look-back'];

/** What is asked for beside the main line, and answered. */
const besideIt: readonly CaseCommandType[] = [
  'dispute', 'rule-jurisdiction', 'request-extension', 'decide-extension', 'request-suspension', 'decide-suspension', 'end-suspension', 'request-coordination', 'resolve-coordination', 'decide-sanction', 'appeal', 'rule-appeal',
  'execute-sanction', 'reach-milestone', 'arrive', 'report-listing', 'publish-listing', 'delist',
];

/** Somebody, and something that he may do now: half the time what brings the case on, a quarter what is asked for and answered beside it, otherwise anything. */
function sensible({ state }: Story, pick: number, choice: number): Readonly<{ actor: Actor; type: CaseCommandType }> {
  const draw = Math.floor(choice / 2);
  const wanted = (type: CaseCommandType) => (!rare.includes(type) || draw % 15 === 0) && (!asides.includes(type) || draw % 3 === 0);
  const types = choice % 2 === 0 ? mainLine : draw % 2 === 0 ? besideIt : commandTypes.filter((type) => commandTable[type].by === 'person' && wanted(type));
  for (let index = 0; index < people.length; index += 1) {
    const actor = one(people, pick + index);
    const may = types.filter((type) => commandTable[type].may(state, actor) === true);
    if (may.length > 0) return { actor, type: one(may, Math.floor(choice / 60)) };
  }
  return choice % 9 === 0 ? { actor: by('clerk'), type: 'import-history' } : { actor: clock, type: 'remind' };
}

/** Anybody, and anything. */
function senseless(pick: number, choice: number): Readonly<{ actor: Actor; type: CaseCommandType }> {
  const actor = one(anybody, pick);
  return { actor, type: one(actor === clock ? forTheClock : commandTypes, choice) };
}

/** An attempt as it was made, for repeating it. */
export type Attempted = Readonly<{ kind: 'duty' | 'command'; before: Story; actor: Actor; type: CaseCommandType; data: unknown; events: readonly Happened[] }>;

function attempt(story: Story, { kind, pick, choice }: Move): Attempted | undefined {
  const before = { ...story, other: { caseId: otherId, status: 'rectifying' as const } };
  const { actor, type } = kind === 'senseless' ? senseless(pick, choice) : sensible(before, pick, choice);
  const data = dataOf(type, before, choice);
  let events: readonly Happened[] = [];
  const refusal = refusalOf(() => (events = outcome(before, { type, data } as never, actor)));
  return refusal === undefined ? { kind: 'command', before, actor, type, data, events } : undefined;
}

const on = (story: Story, minutes: number): Story => ({ ...story, now: instantOf(millis(story.now) + minutes * 60_000) });

/** One thing that happened in a life: what was attempted, by whom, and what came of it. */
export type Moment = Attempted & Readonly<{ after: Story; due: readonly Duty[] }>;

/** The clock performs everything that has become due by now, each at its time, or all of it now after a downtime. */
function ticked(story: Story, agendaNow: readonly Duty[], now: Instant, asleep: boolean): readonly Moment[] {
  const moments: Moment[] = [];
  let [before, due] = [asleep ? { ...story, now } : story, agendaNow];
  for (let [next] = due; next !== undefined && next.at <= now; [next] = due) {
    before = { ...before, now: next.at > before.now ? next.at : before.now };
    const { type, data } = next.command;
    const events = performed(before, next);
    const after = tell(before, events);
    due = agenda(after);
    moments.push({ kind: 'duty', before, actor: clock, type, data, events, after, due });
    if (events.length === 0) return moments;
    before = after;
  }
  return moments;
}

/** A whole random life, moment by moment. It asks for thousands of refusals, whose stack traces nobody reads. */
export function live(all: Life): readonly Moment[] {
  const frames = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return lived(all);
  } finally {
    Error.stackTraceLimit = frames;
  }
}

function lived({ from, moves }: Life): readonly Moment[] {
  const moments: Moment[] = [];
  let story: Story = starts[from];
  for (const move of moves) {
    const due = on(story, move.minutes).now;
    moments.push(...ticked(story, moments.at(-1)?.due ?? agenda(story), due, move.kind === 'downtime'));
    story = { ...(moments.at(-1)?.after ?? story), now: due };
    const made = move.kind === 'wait' || move.kind === 'downtime' ? undefined : attempt(story, move);
    if (made === undefined) continue;
    story = tell(story, made.events);
    moments.push({ ...made, after: story, due: agenda(story) });
  }
  return moments;
}
