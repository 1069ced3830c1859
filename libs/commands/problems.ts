import type { Facts } from '#domain/refusal';

/** A command that could not be carried out for a reason outside the rules of the case. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem';
  constructor(
    readonly code: 'unknown-case' | 'stale-version' | 'changed-meanwhile' | 'clock-stalled' | 'clock-never-moves-back',
    readonly facts: Facts = {},
  ) {
    super(code);
  }
}
