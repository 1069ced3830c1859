import { describe, expect, test } from '@jest/globals';
import type { CaseCommand, CaseCommandType } from '#domain/case/case';
import { clock } from '#domain/city/city';
import { by, city } from '../../../test/support/case/city.ts';
import {
  closed, delivered, failed, handedOut, inDispute, inFeedback, inNotice, inRegister, inSigning, inSignOff, inWork, keyInSigning, reported, sharedOrder, suspended,
} from '../../../test/support/case/steps.ts';
import { agenda, at, does, outcome, performed, tell, told, untouched, type DataOf, type Step, type Story } from '../../../test/support/case/story.ts';
import { noticesOf, type Notice } from './notices.ts';

const notices = (story: Story, events: Story['events']): readonly Notice[] => noticesOf(story.state, events, tell(story, events).state, city);

/** Whom a command tells, in that story. */
function telling<Type extends CaseCommandType>(steps: readonly Step[], person: string, type: Type, data: DataOf<Type>): readonly Notice[] {
  const story = told(...steps);
  return notices(story, outcome(story, { type, data } as CaseCommand, by(person)));
}

/** Whom the next duty tells when it is due. */
function tellingWhenDue(...steps: readonly Step[]): readonly Notice[] {
  const story = told(...steps);
  const [next] = agenda(story);
  if (next === undefined) throw new Error('nothing is due');
  const due = told(...steps, at(next.at));
  return notices(due, performed(due, next));
}

const brief = (list: readonly Notice[]): readonly string[] => list.map(({ person, kind, rule, copy }) => `${person}: ${kind} ${rule}${copy ? ' (copy)' : ''}`);

describe('it is the turn of', () => {
  test('the clerk when something was reported, and nobody tells the reporter of his own report', () => {
    const list = telling([], 'street-handler', 'report', { title: '垃圾', description: '垃圾', source: { kind: 'public' }, place: { address: '东大街', area: 'road' } });
    expect(list).toEqual([{ person: 'clerk', name: '受理员', as: 'clerk', kind: 'turn', rule: 'turn.verify', step: 'verify', copy: false, event: 0 }]);
  });

  test('the dispatcher when it is registered; the reporter has news', () => {
    expect(brief(telling([reported], 'clerk', 'register', { category: 'rubbish' }))).toEqual(['street-handler: news news.case-registered', 'dispatcher: turn turn.dispatch']);
  });

  test('each unit when it is handed over, with the time by which it is due', () => {
    const list = telling([inRegister], 'dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }, { role: 'assist', unit: 'housing' }], requirement: '清理' });
    expect(brief(list)).toEqual(['urban-handler: turn turn.claim', 'housing-handler: turn turn.claim']);
    expect(list[0]).toMatchObject({ unit: 'urban', step: 'claim', dueAt: '2026-03-09T18:00:00+08:00' });
  });

  test('the handler when the office holds the order for claimed', () => {
    expect(brief(telling([handedOut, at('2026-03-04T09:00:00+08:00')], 'dispatcher', 'deem-claimed', { unit: 'urban', reason: '未签收' }))).toEqual(['urban-handler: turn turn.rectify']);
  });

  test('nobody else when a handler claims', () => {
    expect(telling([handedOut], 'urban-handler', 'claim', {})).toEqual([]);
  });

  test('the handler again when the re-inspection failed; the leaders of the unit have news', () => {
    expect(brief(telling([inFeedback], 'inspector', 'reinspect', { result: 'failed', findings: '未整改' }))).toEqual([
      'urban-handler: turn turn.rectify', 'urban-vice: news news.reinspection-failed', 'urban-head: news news.reinspection-failed',
    ]);
  });

  test('the lead unit to apply when it passed', () => {
    expect(brief(telling([inFeedback], 'inspector', 'reinspect', { result: 'passed', findings: '已整改' }))).toContain('urban-handler: turn turn.apply');
  });

  test('the next signatory, and only the next', () => {
    expect(brief(telling([inSignOff], 'urban-handler', 'apply-sign-off', { summary: '完成' }))).toEqual(['urban-vice: turn turn.endorse', 'urban-head: turn turn.endorse']);
    expect(brief(telling([inSigning], 'urban-vice', 'endorse', { opinion: '同意' }))).toEqual(['director: turn turn.endorse', 'deputy: turn turn.endorse']);
    expect(brief(telling([keyInSigning], 'urban-head', 'endorse', { opinion: '同意' }))).toEqual(['leader: turn turn.endorse']);
  });

  test('the director to rule on a dispute', () => {
    expect(brief(telling([handedOut], 'urban-handler', 'dispute', { basis: '不属职责' }))).toEqual(['director: turn turn.ruling', 'deputy: turn turn.ruling']);
  });

  test('nobody yet to review a suspension that has only begun', () => {
    const asked = does('urban-head', 'request-suspension', { reason: '汛期', reviewOn: '2026-04-01' });
    const list = telling([inWork, asked], 'director', 'decide-suspension', { granted: true, opinion: '同意' });
    expect(brief(list)).toEqual(['urban-handler', 'urban-vice', 'urban-head'].map((person) => `${person}: news news.suspension-granted`));
  });
});

describe('there is news for', () => {
  test('the unit whose extension was granted or refused; its work is not a new turn', () => {
    const asked = does('urban-handler', 'request-extension', { until: '2026-03-20', reason: '雨天' });
    for (const [granted, rule] of [[true, 'news.deadline-extended'], [false, 'news.extension-refused']] as const)
      expect(brief(telling([inWork, asked], 'director', 'decide-extension', { granted, opinion: '意见' }))).toEqual(['urban-handler', 'urban-vice', 'urban-head'].map((person) => `${person}: news ${rule}`));
  });

  test('the unit that disputed, and it is its turn again if it lost', () => {
    expect(brief(telling([inDispute], 'director', 'rule-jurisdiction', { ruling: 'rejected', basis: '属于职责' }))).toEqual(['urban-handler: turn turn.claim', 'urban-vice: news news.jurisdiction-ruled', 'urban-head: news news.jurisdiction-ruled']);
    const lost = brief(telling([inDispute], 'director', 'rule-jurisdiction', { ruling: 'upheld', unit: 'housing', basis: '职责交叉' }));
    expect(lost).toContain('housing-handler: turn turn.claim');
    expect(lost).toContain('urban-handler: news news.jurisdiction-ruled');
  });

  test('the dispatcher when the last feedback is there, and the lead unit when another delivers', () => {
    expect(brief(telling([inWork], 'urban-head', 'submit-feedback', { result: '已清理', measures: '每日清运' }))).toEqual(['dispatcher: news news.feedback-complete']);
    const claims = ['urban', 'housing'].map((unit) => does(`${unit}-handler`, 'claim', {}));
    expect(brief(telling([sharedOrder, ...claims], 'housing-head', 'submit-feedback', { result: '已修', measures: '巡查' }))).toEqual(['urban-handler', 'urban-vice', 'urban-head'].map((person) => `${person}: news news.feedback-submitted`));
  });

  test('the units and the reporter when a case is closed', () => {
    const list = telling([inSigning, does('urban-vice', 'endorse', { opinion: '同意' })], 'director', 'endorse', { opinion: '同意' });
    expect(brief(list)).toEqual(['urban-handler', 'urban-vice', 'urban-head', 'street-handler'].map((person) => `${person}: news news.case-closed`));
    expect(list.at(-1)?.as).toBe('reporter');
  });

  test('everybody concerned when it comes back; the unit must claim again', () => {
    const list = brief(telling([closed], 'inspector', 'look-back', { result: 'relapsed', findings: '反弹' }));
    expect(list).toContain('urban-handler: turn turn.claim');
    for (const person of ['urban-head', 'leader', 'director', 'street-handler']) expect(list).toContain(`${person}: news news.case-reopened`);
  });

  test('whoever objected, when it was ruled', () => {
    const lodged = does('housing-handler', 'object', { reason: '仍有垃圾' });
    expect(brief(telling([inNotice, lodged], 'director', 'rule-objection', { upheld: false, basis: '已核实' }))).toContain('housing-handler: news news.objection-ruled');
  });

  test('whoever is said to have done what the office enters late', () => {
    const entry = { command: 'report-progress', data: { text: '已清运一半' }, onBehalfOf: 'urban-vice', occurredAt: '2026-03-02T09:30:00+08:00', reason: '电话报告' } as const;
    expect(brief(telling([inWork, at('2026-03-02T10:00:00+08:00')], 'clerk', 'late-entry', entry))).toEqual(['urban-vice: news news.late-entry']);
  });
});

describe('the clock', () => {
  test('reminds whoever has not claimed', () => {
    expect(tellingWhenDue(handedOut)).toMatchObject([{ person: 'urban-handler', kind: 'reminder', rule: 'chase.claim.1', step: 'claim', unit: 'urban', copy: false }]);
  });

  test('tells the unit what fired and its leaders in copy', () => {
    const story = told(inWork, untouched('2026-03-10T08:00:00+08:00'), at('2026-03-10T08:30:00+08:00'));
    const [next] = agenda(story);
    if (next === undefined) throw new Error('nothing is due');
    expect(brief(notices(story, performed(story, next)))).toEqual([
      'urban-handler: escalation ladder.next-day', 'urban-head: escalation ladder.next-day', 'urban-vice: escalation ladder.next-day (copy)', 'gov-vice: escalation ladder.next-day (copy)', 'leader: escalation ladder.next-day (copy)',
    ]);
  });

  test('proposes to the director, who has one notice for the proposal and the turn', () => {
    const list = tellingWhenDue(inWork, delivered(), failed, delivered(), failed);
    expect(brief(list)).toEqual(['director: proposal ladder.second-failure', 'deputy: proposal ladder.second-failure', 'leader: proposal ladder.second-failure (copy)', 'gov-vice: proposal ladder.second-failure (copy)']);
    expect(list[0]).toMatchObject({ step: 'sanction', level: 3, unit: 'urban' });
  });

  test('orders the re-inspection that nobody ordered', () => {
    expect(brief(tellingWhenDue(inFeedback))).toEqual(['inspector', 'inspector-2', 'surveyor'].map((person) => `${person}: order order.reinspection`));
  });
});

describe('an order against a unit', () => {
  test('reaches its head, its vice leader and its handler, with the level', () => {
    const proposed = [inWork, delivered(), failed, delivered(), failed, untouched('2026-03-02T12:00:00+08:00')];
    const list = telling(proposed, 'director', 'decide-sanction', { approve: true, opinion: '同意' });
    expect(brief(list).toSorted()).toEqual(['urban-handler', 'urban-head', 'urban-vice'].map((person) => `${person}: order order.supervision-order`));
    expect(list[0]?.level).toBe(3);
  });
});

describe('nobody is told', () => {
  test('of a past that was imported', () => {
    const row = { system: '旧台账', externalId: '1', row: 1, title: '坑洼', description: '坑洼', address: '东大街', source: 'public', unit: 'urban', reportedAt: '2025-03-02T09:00:00+08:00', dueAt: '2025-03-09T09:00:00+08:00' } as const;
    expect(notices(told(), outcome(told(), { type: 'import-history', data: row }, by('clerk')))).toEqual([]);
  });

  test('of a suspension by being asked to go on before it ends', () => {
    expect(brief(telling([suspended], 'director', 'end-suspension', { reason: '汛期已过' }))).toEqual(['urban-handler: turn turn.rectify', 'urban-vice: news news.suspension-ended', 'urban-head: news news.suspension-ended']);
  });
});

describe('in a case that nobody touches for three months', () => {
  const starts = [[reported], [inRegister], [handedOut], [inWork], [inFeedback], [inSignOff], [inSigning], [inNotice], [inDispute], [closed], [sharedOrder]];

  test.each(starts.map((steps, index) => [index, steps] as const))('start %i: each is told once of a command, never who acted, and the reporter is named to nobody', (_, steps) => {
    let story = told(...steps);
    for (let [next] = agenda(story); next !== undefined && next.at < '2026-06-01'; [next] = agenda(story)) {
      const due = { ...story, now: next.at > story.now ? next.at : story.now };
      const events = performed(due, next);
      const list = notices(due, events);
      expect(new Set(list.map(({ person }) => person)).size).toBe(list.length);
      expect(list.map(({ person }) => person)).not.toContain(clock.person);
      expect(list.length).toBeGreaterThan(0);
      expect(JSON.stringify(list.filter(({ person }) => person !== 'street-handler'))).not.toContain('street-handler');
      story = tell(due, events);
    }
  });
});
