import type { z } from 'zod';
import { performDuty } from '#commands/agenda';
import { loadCase } from '#commands/case-file';
import type { Deps } from '#commands/deps';
import { execute } from '#commands/execute';
import { dueCases, nextDue } from '#read-models/clocks';
import { commandTable, type CaseCommand, type CaseCommandType } from '#domain/case/case';
import { nothing, type CaseState } from '#domain/case/state';
import { actorOf } from '#domain/city/people';
import type { Actor, City } from '#domain/city/city';
import type { Instant } from '#domain/time';
import type { Photographer } from './photos.ts';
import type { Scene, Step } from './steps.ts';

/** A stage on which people act and the clock ticks, along a time of its own. */
export type Stage = Readonly<{
  deps: Deps;
  city: City;
  now: () => Instant;
  /** Somebody who may takes a step on a case. Throws the Refusal when the rules are against it. */
  act: (caseId: string, key: string, step: Step, scene: Omit<Scene, 'state' | 'now'>, photographer?: Photographer) => Promise<CaseState>;
  /** Would anybody be allowed to take the step now? An answer can come too late. */
  possible: (caseId: string, step: Step) => Promise<boolean>;
  /** Performs everything that falls due up to an instant, and calls back for each case on which something fired. */
  until: (instant: Instant, fired: (caseId: string) => Promise<void>) => Promise<void>;
}>;

/** A clock that stands where it was put. */
export function stageClock(start: Instant) {
  let current = start;
  return { now: () => Promise.resolve(current), read: () => current, set: (instant: Instant) => (current = instant > current ? instant : current) };
}

/** Somebody of the city in their office. */
export function personOf(city: City, person: string): Actor {
  const actor = actorOf(city, person);
  if (actor === undefined) throw new Error(`${person} is not in the demonstration city`);
  return actor;
}

function castFor(city: City, state: CaseState, step: Step, scene: Scene): Actor {
  const able = Object.keys(city.people)
    .flatMap((person) => actorOf(city, person) ?? [])
    .filter((actor) => commandTable[step.command].may(state, actor) === true && (step.by === undefined || step.by(actor, scene)));
  const [first] = able;
  if (first === undefined) throw new Error(`nobody may ${step.command} in ${state.status} (${scene.one.id})`);
  const near = able.filter(({ office }) => office === undefined || office === state.office || state.status === 'none');
  return near.length > 0 ? scene.chance.pick(near) : first;
}

const commandOf = (type: CaseCommandType, data: unknown): CaseCommand => ({ type, data: commandTable[type].schema.parse(data) as z.output<(typeof commandTable)[typeof type]['schema']> }) as CaseCommand;

const withEvidence = (data: unknown, evidence: readonly string[]): unknown => (evidence.length === 0 ? data : { ...Object(data), evidence });

/** Sets a stage on the database. `deps` must have been opened with `clock`. */
export function stageOn(deps: Deps, clock: ReturnType<typeof stageClock>, city: City): Stage {
  return {
    deps,
    city,
    now: clock.read,
    async act(caseId, key, step, cast, photographer) {
      const state = (await loadCase(deps, caseId))?.state ?? nothing;
      const scene = { ...cast, state, now: clock.read() };
      const actor = castFor(city, state, step, scene);
      const evidence = (await photographer?.(step.command, actor, scene.now)) ?? [];
      await execute(deps, { caseId, command: commandOf(step.command, withEvidence(step.data(scene), evidence)), actor, commandId: key });
      return (await loadCase(deps, caseId))?.state ?? nothing;
    },
    async possible(caseId, step) {
      const state = (await loadCase(deps, caseId))?.state ?? nothing;
      return Object.keys(city.people).some((person) => {
        const actor = actorOf(city, person);
        return actor !== undefined && commandTable[step.command].may(state, actor) === true;
      });
    },
    async until(instant, fired) {
      for (;;) {
        const due = await nextDue(deps.pool, instant);
        if (due === undefined) break;
        clock.set(due);
        for (const { caseId, dutyId, dueAt } of await dueCases(deps.pool, clock.read())) {
          await performDuty(deps, caseId, dutyId, dueAt);
          await fired(caseId);
        }
      }
      clock.set(instant);
    },
  };
}
