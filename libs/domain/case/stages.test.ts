import { describe, expect, it } from '@jest/globals';
import { stages, wayOf, worklists } from './stages.ts';
import { openStatuses, statuses, type Status } from './state.ts';

const now = (status: Status) => wayOf({ status }).find(({ passing }) => passing === 'now')?.stage;

describe('the way of a case', () => {
  it('has the case at one stage of seven, with what is behind it and before it', () => {
    expect(wayOf({ status: 'suspended' }).map(({ stage, passing }) => `${stage} ${passing}`)).toEqual(['verify passed', 'dispatch passed', 'claim passed', 'work now', 'check ahead', 'sign-off ahead', 'closed ahead']);
    for (const status of openStatuses) expect(stages).toContain(now(status));
    expect([now('closed'), now('archived')]).toEqual(['closed', 'closed']);
  });

  it('ends where a case is rejected, merged or terminated', () => {
    expect(statuses.filter((status) => wayOf({ status }).length === 0)).toEqual(['rejected', 'merged', 'terminated']);
  });
});

describe('the lists of an office', () => {
  it('hold every open case once, and all of them under what is open', () => {
    const { open, closed, ...kinds } = worklists;
    expect(Object.values(kinds).flat().toSorted()).toEqual([...open].toSorted());
    expect(closed).toEqual(['closed']);
  });
});
