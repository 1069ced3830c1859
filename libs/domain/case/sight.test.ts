import { describe, expect, test } from '@jest/globals';
import { permitted } from '#domain/case/case';
import type { Actor } from '#domain/city/city';
import { by, city } from '../../../test/support/case/city.ts';
import { closed, handedOut, inDispute, inFeedback, inNotice, inRegister, inSigning, inSignOff, inWork, reported, sharedOrder, suspended } from '../../../test/support/case/steps.ts';
import { agenda, does, performed, tell, told, type Story } from '../../../test/support/case/story.ts';
import { badgesFor, badgesOf, waitedFor } from './mine.ts';
import { noticesOf } from './notices.ts';
import { sees, sight } from './sight.ts';
import { waits } from './waits.ts';
import { fits } from './who.ts';

const everybody: readonly Actor[] = Object.keys(city.people).map(by);
const stories = Object.entries({ reported, inRegister, handedOut, inWork, inFeedback, inSignOff, inSigning, inNotice, inDispute, closed, sharedOrder, suspended }).map(([name, step]) => [name, told(step)] as const);
const whoSees = ({ state }: Story): readonly string[] => everybody.filter((actor) => sees(state, sight(actor, city))).map(({ person }) => person);

describe('a case is seen by', () => {
  test('the office and those above it, the unit on it, its superiors, the leaders of its area, the reporter, headquarters and oversight', () => {
    expect(whoSees(told(inWork)).toSorted()).toEqual([
      'clerk', 'deputy', 'director', 'dispatcher', 'gov-vice', 'hq', 'hq-deputy', 'inspector', 'inspector-2', 'leader', 'oversight', 'propaganda',
      'street-handler', 'urban-handler', 'urban-head', 'urban-inspector', 'urban-vice',
    ]);
  });

  test('no unit before it is handed over, but the one that reported it', () => {
    expect(whoSees(told(inRegister)).filter((person) => /^(urban|housing|street|traffic)/.test(person))).toEqual(['street-handler']);
  });

  test('a unit that was called there', () => {
    expect(whoSees(told(inRegister, does('clerk', 'blow-whistle', { units: ['traffic'], reason: '占道' })))).toContain('traffic-handler');
  });

  test('whoever leads the line of business of a unit on it', () => {
    expect(whoSees(told(sharedOrder))).toContain('housing-mayor');
    expect(whoSees(told(inWork))).not.toContain('housing-mayor');
  });

  test('a unit that is no longer on it', () => {
    const moved = told(handedOut, does('dispatcher', 'reassign', { from: 'urban', to: 'housing', reason: '职责调整' }));
    expect(whoSees(moved)).toEqual(expect.arrayContaining(['urban-head', 'housing-head']));
  });

  test('inspectors of other units when there is something to inspect', () => {
    expect(whoSees(told(inWork))).not.toContain('surveyor');
    expect(whoSees(told(inFeedback))).toContain('surveyor');
  });

  test('everybody during the public notice', () => {
    expect(whoSees(told(inNotice))).toHaveLength(everybody.length);
  });

  test('the district and the office above it when it belongs to the district, and not the other way round', () => {
    const ofDistrict = told((story) => ({ ...story, state: { ...told(inWork).state, office: 'dxq', offices: ['dxq', 'cwb'] } }));
    expect(whoSees(ofDistrict)).toEqual(expect.arrayContaining(['district-director', 'director']));
    expect(whoSees(told(inWork))).not.toContain('district-director');
    expect(whoSees(ofDistrict)).not.toContain('foreign-director');
  });
});

describe('whoever', () => {
  test.each(stories)('may do something else than report sees the case: %s', (_, { state }) => {
    const acting = everybody.filter((actor) => permitted(state, actor).some(({ command, allowed }) => allowed && command !== 'report'));
    for (const actor of acting) expect([actor.person, sees(state, sight(actor, city))]).toEqual([actor.person, true]);
  });

  test.each(stories)('is told of what the clock does in three months sees the case then: %s', (_, start) => {
    let story = start;
    const blind: string[] = [];
    for (let [next] = agenda(story); next !== undefined && next.at < '2026-06-01'; [next] = agenda(story)) {
      const due = { ...story, now: next.at > story.now ? next.at : story.now };
      const events = performed(due, next);
      story = tell(due, events);
      const { state } = story;
      blind.push(...noticesOf(due.state, events, state, city).map(({ person }) => person).filter((person) => !sees(state, sight(by(person), city))));
    }
    expect(blind).toEqual([]);
  });

  test.each(stories)('belongs to a party wears a badge for it, and nobody else: %s', (_, { state }) => {
    const parties = waits(state).flatMap(({ holder }) => holder);
    const office = everybody.filter(({ unit }) => unit === undefined);
    for (const party of parties) {
      const wearing = everybody.filter((actor) => badgesFor(party).some((badge) => badgesOf(actor, city).includes(badge)));
      const people = party.kind === 'office' ? office : everybody;
      const fitting = people.filter((actor) => fits(state, actor, party) && !(party.kind === 'area' && actor.roles.includes('hq')));
      expect(wearing.filter((actor) => people.includes(actor))).toEqual(fitting);
    }
    expect(parties.length > 0 || ['feedback', 'public-notice', 'closed'].includes(state.status)).toBe(true);
  });
});

test('an inspector who belongs to a unit wears the badge of that unit\'s office', () => {
  expect(badgesOf(by('surveyor'), city)).toContain('office:cwb:inspector');
});

test.each(stories)('an open case waits for somebody: %s', (_, { state }) => {
  expect(waitedFor(state).length > 0 || state.status === 'public-notice' || state.status === 'closed').toBe(true);
});
