import assert from 'node:assert/strict';
import type { CaseCommand, CaseCommandType } from '#domain/case/case';
import type { CaseEventType, Happened } from '#domain/case/events';
import { refusalCodes, type RefusalCode } from '#domain/case/refusal-codes';
import { Refusal, type Facts } from '#domain/refusal';
import type { Actor } from '#domain/city/city';
import { by } from './city.ts';
import { outcome, tell, told, type DataOf, type Step, type Story } from './story.ts';

/** What somebody attempts, and what must come of it. */
class Attempt {
  constructor(
    private readonly story: Story,
    private readonly command: CaseCommand,
    private readonly actor: Actor,
  ) {}

  /** Exactly these events, in this order; gives the story after them. */
  emits(...types: readonly CaseEventType[]): Story {
    const events = this.events();
    assert.deepEqual(events.map(({ type }) => type), types);
    return tell(this.story, events);
  }

  /** A refusal of this code, with the facts that the code promises, and at least these. */
  refuses(code: RefusalCode, facts: Facts = {}): void {
    const refusal = refusalOf(() => this.events());
    assert.equal(refusal?.code, code);
    assert.deepEqual(Object.keys(refusal?.facts ?? {}).toSorted(), [...refusalCodes[code]].toSorted());
    assert.deepEqual({ ...refusal?.facts, ...facts }, refusal?.facts);
  }

  private events(): readonly Happened[] {
    return outcome(this.story, this.command, this.actor);
  }
}

/** The refusal of an attempt, or undefined; anything else that is thrown is a bug. */
export function refusalOf(attempt: () => unknown): Refusal | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** `given(inWork).when('claim', {}, 'urban-handler').refuses('already-claimed')`; a story may go on where another stopped. */
export function given(...steps: readonly (Step | Story)[]) {
  const story = told(...steps);
  return {
    ...story,
    when: <Type extends CaseCommandType>(type: Type, data: DataOf<Type>, person: string | Actor): Attempt =>
      new Attempt(story, { type, data } as CaseCommand, typeof person === 'string' ? by(person) : person),
  };
}
