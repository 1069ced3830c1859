import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { agendaOf, performDuty } from '#commands/agenda';
import { readCase, type CaseFile } from '#commands/case-file';
import { applyCity } from '#commands/city';
import { openCommands, type Deps } from '#commands/deps';
import { caseIdOf, execute } from '#commands/execute';
import type { CaseCommand, CaseCommandType } from '#domain/case/case';
import { clock as system, type CityFile } from '#domain/city/city';
import { instantOf, millis, type Instant } from '#domain/time';
import { by, city as smallCity, rules } from './case/city.ts';
import type { DataOf } from './case/story.ts';

/** The small city of the stories, with its categories, as a file to apply. */
export const townFile: CityFile = {
  id: smallCity.id,
  name: smallCity.name,
  offices: Object.values(smallCity.offices),
  units: Object.values(smallCity.units),
  people: Object.values(smallCity.people),
  areas: Object.values(smallCity.areas),
  categories: Object.entries(rules.policy.categories).map(([id, { name, limit, mode, grade }]) => ({ id, name, limit, mode, grade })),
};

/** A city in a real database, where time stands until a test moves it. */
export type Town = Readonly<{
  deps: Deps;
  now: () => Instant;
  /** Lets time pass to an instant without anybody noticing. */
  setTime: (now: Instant) => void;
  report: (title?: string) => Promise<string>;
  /** A person of the town does something, a minute later; the case as it stands then. */
  act: <Type extends CaseCommandType>(caseId: string, person: string, type: Type, data: DataOf<Type>) => Promise<CaseFile>;
  /** Performs the duties of a case at their times until an instant. */
  wait: (caseId: string, until: Instant) => Promise<CaseFile>;
  read: (caseId: string) => Promise<CaseFile>;
}>;

/** Founds the town in an empty database, on a Monday morning in a quiet March. */
export async function openTown(pool: pg.Pool): Promise<Town> {
  let now: Instant = '2026-03-02T09:00:00+08:00';
  const deps = openCommands(pool, { demonstration: false, clock: { now: () => Promise.resolve(now) } });
  await applyCity(deps, townFile, system);
  const setTime = (to: Instant): void => {
    now = to;
  };
  const read = (caseId: string): Promise<CaseFile> => readCase(deps, pool, caseId);
  const later = (): void => setTime(instantOf(millis(now) + 60_000));
  const act: Town['act'] = async (caseId, person, type, data) => {
    later();
    await execute(deps, { caseId, command: { type, data } as CaseCommand, actor: by(person), commandId: randomUUID() });
    return read(caseId);
  };
  const report = async (title = '东大街垃圾堆积'): Promise<string> => {
    later();
    const commandId = randomUUID();
    const data = { title, description: '垃圾堆积', source: { kind: 'inspection' }, place: { address: '东大街 12 号', area: 'road' } } as const;
    return (await execute(deps, { caseId: caseIdOf(commandId), command: { type: 'report', data }, actor: by('street-handler'), commandId })).caseId;
  };
  const wait: Town['wait'] = async (caseId, until) => {
    for (let { duties } = await agendaOf(deps, caseId); duties[0] !== undefined && duties[0].at <= until; { duties } = await agendaOf(deps, caseId)) {
      const [next] = duties;
      if (next.at > now) setTime(next.at);
      await performDuty(deps, caseId, next.id, next.at);
    }
    setTime(until);
    return read(caseId);
  };
  return { deps, now: () => now, setTime, report, act, wait, read };
}

/** The main line up to a stage, each step by whoever has to take it. */
export async function bring(town: Town, caseId: string, stage: 'issued' | 'claimed' | 'delivered' | 'passed' | 'closed'): Promise<CaseFile> {
  const steps: readonly (() => Promise<CaseFile>)[] = [
    async () => {
      await town.act(caseId, 'clerk', 'register', { category: 'rubbish' });
      return town.act(caseId, 'dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理干净' });
    },
    () => town.act(caseId, 'urban-handler', 'claim', {}),
    () => town.act(caseId, 'urban-head', 'submit-feedback', { result: '已清理', measures: '每日清运' }),
    () => town.act(caseId, 'inspector', 'reinspect', { result: 'passed', findings: '已整改' }),
    async () => {
      await town.act(caseId, 'urban-handler', 'apply-sign-off', { summary: '整改完成' });
      await town.act(caseId, 'urban-vice', 'endorse', { opinion: '同意' });
      return town.act(caseId, 'director', 'endorse', { opinion: '同意' });
    },
  ];
  const stages = ['issued', 'claimed', 'delivered', 'passed', 'closed'];
  for (const step of steps.slice(0, stages.indexOf(stage) + 1)) await step();
  return town.read(caseId);
}
