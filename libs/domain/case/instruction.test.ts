import { describe, expect, it } from '@jest/globals';
import { by, city } from '../../../test/support/case/city.ts';
import { given } from '../../../test/support/case/given.ts';
import { closed, inWork, sharedOrder } from '../../../test/support/case/steps.ts';
import { outcome, tell, told, type DataOf } from '../../../test/support/case/story.ts';
import { noticesOf } from './notices.ts';

const says = { opinion: '三日内办结，结果报我。' };

/** Whom an instruction tells, and as what. */
function telling(person: string, data: DataOf<'instruct'>): readonly string[] {
  const story = told(inWork);
  const events = outcome(story, { type: 'instruct', data }, by(person));
  return noticesOf(story.state, tell(story, events).events.slice(story.events.length), tell(story, events).state, city).map((one) => `${one.person}: ${one.kind} ${one.rule}`);
}

describe('an instruction of a leader', () => {
  it('is written by whoever leads the office, the area or headquarters, and by nobody else', () => {
    for (const person of ['director', 'hq', 'leader']) given(inWork).when('instruct', says, person).emits('InstructionGiven');
    for (const person of ['clerk', 'urban-head', 'other-leader', 'foreign-director']) given(inWork).when('instruct', says, person).refuses('leaders-only');
  });

  it('is written by the leader of the line of business of a unit on the case', () => {
    given(inWork).when('instruct', says, 'housing-mayor').refuses('leaders-only');
    given(sharedOrder).when('instruct', says, 'housing-mayor').emits('InstructionGiven');
  });

  it('is written while the case is open, changes no status and moves no deadline', () => {
    const { state } = given(inWork);
    const after = given(inWork).when('instruct', says, 'hq').emits('InstructionGiven').state;
    expect({ ...after, version: 0, last: undefined }).toEqual({ ...state, version: 0, last: undefined });
    given(closed).when('instruct', says, 'hq').refuses('wrong-status');
  });

  it('tells the office, and asks whomever it names to act', () => {
    expect(telling('leader', says)).toEqual(['dispatcher: news news.instruction-given', 'director: news news.instruction-given', 'deputy: news news.instruction-given']);
    expect(telling('leader', { ...says, toUnit: 'urban' }).slice(0, 3)).toEqual(['urban-handler: order order.instruction', 'urban-vice: order order.instruction', 'urban-head: order order.instruction']);
    expect(telling('hq', { ...says, toPerson: 'director' })).toContain('director: order order.instruction');
  });

  it('is handed on only to a unit on the case and to a person who may see it', () => {
    given(inWork).when('instruct', { ...says, toUnit: 'housing' }, 'hq').refuses('unit-not-on-case', { unit: 'housing' });
    given(inWork).when('instruct', { ...says, toPerson: 'housing-head' }, 'hq').refuses('addressee-outside-case', { person: 'housing-head' });
    given(inWork).when('instruct', { ...says, toPerson: 'nobody' }, 'hq').refuses('unknown-person');
  });
});
