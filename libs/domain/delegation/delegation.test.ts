import { describe, expect, it } from '@jest/globals';
import { Refusal } from '#domain/refusal';
import { by, city } from '../../../test/support/case/city.ts';
import { decideDelegation, type DelegationCommand } from './commands.ts';
import { evolveDelegations, heldBy, isInForce, noDelegations, standingAt, type Delegations } from './delegation.ts';

const monday = '2026-03-02T09:00:00+08:00';
type Grant = Extract<DelegationCommand, { type: 'grant' }>['data'];
const week = { from: '2026-03-03', until: '2026-03-09' } as const;

/** The book after a person's command; the events are recorded at `at`. */
function give(book: Delegations, person: string, command: DelegationCommand, at = monday): Delegations {
  return decideDelegation(book, command, { actor: by(person), city, at }).reduce((before, event) => evolveDelegations(before, { ...event, at, by: person }), book);
}
const grant = (person: string, data: Grant, book = noDelegations, at = monday): Delegations => give(book, person, { type: 'grant', data }, at);
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'allowed';
}
const refused = (person: string, data: Grant, book = noDelegations): string => refusal(() => grant(person, data, book));

describe('a delegation', () => {
  it('is granted by whoever is away, and in force from its first day to the end of its last', () => {
    const book = grant('urban-head', { deputy: 'urban-vice', ...week });
    const [one] = book.all;
    expect(one).toMatchObject({ id: 'd1', principal: 'urban-head', deputy: 'urban-vice', grantedBy: 'urban-head' });
    const seen = ['2026-03-02T23:59:59+08:00', '2026-03-03T00:00:00+08:00', '2026-03-09T23:59:59+08:00', '2026-03-10T00:00:00+08:00'].map((at) => one && standingAt(one, at));
    expect(seen).toEqual(['planned', 'in-force', 'in-force', 'over']);
    expect(heldBy(book, 'urban-vice', '2026-03-05T10:00:00+08:00').map(({ principal }) => principal)).toEqual(['urban-head']);
    expect(heldBy(book, 'urban-head', '2026-03-05T10:00:00+08:00')).toEqual([]);
  });

  it('is granted for somebody on leave by the head of the unit or the director of the office, and by nobody else', () => {
    for (const who of ['urban-head', 'director', 'hq', 'urban-handler']) expect([who, refused(who, { principal: 'urban-handler', deputy: 'urban-vice', ...week })]).toEqual([who, 'allowed']);
    for (const who of ['urban-vice', 'housing-head', 'clerk', 'district-director', 'foreign-director']) expect([who, refused(who, { principal: 'urban-handler', deputy: 'urban-vice', ...week })]).toEqual([who, 'delegation-not-yours']);
  });

  it.each([
    ['to oneself', { deputy: 'urban-head', ...week }, 'delegation-to-oneself'],
    ['to nobody', { deputy: 'nobody', ...week }, 'unknown-person'],
    ['backwards', { deputy: 'urban-vice', from: '2026-03-09', until: '2026-03-03' }, 'delegation-backwards'],
    ['from yesterday', { deputy: 'urban-vice', from: '2026-03-01', until: '2026-03-03' }, 'delegation-in-the-past'],
    ['for 367 days', { deputy: 'urban-vice', from: '2026-03-02', until: '2027-03-03' }, 'delegation-too-long'],
    ['for 366 days', { deputy: 'urban-vice', from: '2026-03-02', until: '2027-03-02' }, 'allowed'],
    ['of a role not held', { deputy: 'urban-vice', ...week, scope: { roles: ['director'] } }, 'delegation-role-not-held'],
    ['in an unknown area', { deputy: 'urban-vice', ...week, scope: { areas: ['moon'] } }, 'unknown-area'],
    ['to an inspector', { deputy: 'inspector', ...week }, 'delegation-kept-apart'],
    ['to discipline inspection, which stands alone', { deputy: 'oversight', ...week }, 'delegation-kept-apart'],
  ] satisfies readonly (readonly [string, Grant, string])[])('%s is answered as it must be', (_, data, code) => {
    expect(refused('urban-head', data)).toBe(code);
  });

  it('keeps inspectors, the three administrators and oversight apart from either side', () => {
    expect(refused('inspector', { deputy: 'urban-handler', ...week })).toBe('delegation-kept-apart');
    expect(refused('oversight', { deputy: 'clerk', ...week })).toBe('delegation-kept-apart');
    expect(refused('inspector', { deputy: 'inspector-2', ...week })).toBe('allowed');
  });

  it('has one deputy for each thing at a time', () => {
    const book = grant('urban-head', { deputy: 'urban-vice', ...week });
    expect(refused('urban-head', { deputy: 'urban-handler', from: '2026-03-09', until: '2026-03-12' }, book)).toBe('delegation-overlap');
    expect(refused('urban-head', { deputy: 'urban-handler', from: '2026-03-10', until: '2026-03-12' }, book)).toBe('allowed');
    const claims = grant('urban-head', { deputy: 'urban-vice', ...week, scope: { commands: ['claim'] } });
    expect(refused('urban-head', { deputy: 'urban-handler', ...week, scope: { commands: ['submit-feedback'] } }, claims)).toBe('allowed');
    expect(refused('urban-head', { deputy: 'urban-handler', ...week, scope: { commands: ['claim', 'submit-feedback'] } }, claims)).toBe('delegation-overlap');
  });

  it('makes no chain and no circle', () => {
    const book = grant('urban-head', { deputy: 'urban-vice', ...week });
    expect(refused('urban-vice', { deputy: 'urban-head', ...week }, book)).toBe('delegation-cycle');
    expect(refused('urban-vice', { deputy: 'urban-handler', ...week }, book)).toBe('delegation-chain');
    expect(refused('urban-handler', { deputy: 'urban-head', ...week }, book)).toBe('delegation-chain');
    expect(refused('urban-vice', { deputy: 'urban-handler', from: '2026-03-10', until: '2026-03-12' }, book)).toBe('allowed');
  });

  it('asked for twice is granted once', () => {
    const book = grant('urban-head', { deputy: 'urban-vice', ...week });
    expect(grant('urban-head', { deputy: 'urban-vice', ...week }, book)).toEqual(book);
  });
});

describe('revoking', () => {
  const book = grant('urban-head', { deputy: 'urban-vice', ...week });
  const revoke = (person: string, at = '2026-03-05T10:00:00+08:00', id = 'd1'): Delegations => give(book, person, { type: 'revoke', data: { id, reason: '提前返岗' } }, at);

  it('ends it at that moment, by whoever is away, the deputy, or who answers for them', () => {
    for (const who of ['urban-head', 'urban-vice', 'director']) {
      const [one] = revoke(who).all;
      expect(one && [standingAt(one, '2026-03-05T09:59:59+08:00'), standingAt(one, '2026-03-05T10:00:00+08:00'), one.revokedBy, one.revokedFor]).toEqual(['in-force', 'revoked', who, '提前返岗']);
    }
    expect(refusal(() => revoke('urban-handler'))).toBe('delegation-not-yours');
    expect(refusal(() => revoke('urban-head', monday, 'd9'))).toBe('unknown-delegation');
  });

  it('twice adds nothing, after its last day is refused, and makes room for another', () => {
    const ended = revoke('urban-head');
    expect(give(ended, 'urban-head', { type: 'revoke', data: { id: 'd1' } }, '2026-03-06T10:00:00+08:00')).toEqual(ended);
    expect(refusal(() => revoke('urban-head', '2026-03-10T08:00:00+08:00'))).toBe('delegation-over');
    expect(refusal(() => grant('urban-head', { deputy: 'urban-handler', from: '2026-03-06', until: '2026-03-09' }, ended, '2026-03-05T11:00:00+08:00'))).toBe('allowed');
  });

  it('was not in force before it was granted', () => {
    const [today] = grant('urban-head', { deputy: 'urban-vice', from: '2026-03-02', until: '2026-03-03' }).all;
    expect(today && [isInForce(today, '2026-03-02T08:59:59+08:00'), isInForce(today, monday)]).toEqual([false, true]);
  });
});
