import { z } from 'zod';
import { dueOf } from '#domain/calendar/due';
import type { Rules } from '#domain/case/chapter';
import { latestDue } from '#domain/case/chasing';
import type { Party } from '#domain/case/state';
import { tell } from '#domain/case/telling';
import type { City } from '#domain/city/city';
import { chasedAs, type Addressee, type Step } from '#domain/policy/policy';
import type { Instant } from '#domain/time';
import { appealed } from './cards.ts';
import { clockCommand, type EvolveUnit, type UnitDuty, type UnitDutyKind, type UnitFile } from './chapter.ts';
import type { UnitState } from './state.ts';
import { promised } from './state.ts';
import { partiesOf } from './telling.ts';

/** Somebody of the office has to act on the record: decide what is proposed, carry out what is promised, rule on an appeal. */
type UnitWait = Readonly<{ id: string; step: Step; kind: UnitDutyKind; since: Instant; holder: readonly Party[]; stoppedBy: readonly string[] }>;

/** Everything on the record that waits for somebody. */
function unitWaits({ office, state }: UnitFile): readonly UnitWait[] {
  const inOffice = (role: 'director' | 'hq'): readonly Party[] => [{ kind: 'office', office, roles: [role] }];
  return [
    ...state.measures.filter(({ status }) => status === 'proposed').map(({ id, proposedAt, issuedBy }) => ({ id: `decide/${id}`, step: 'sanction', kind: 'remindDecision', since: proposedAt, holder: inOffice(issuedBy), stoppedBy: ['decide-measure'] }) as const),
    ...promised(state).map(({ id, decidedAt, proposedAt }) => ({ id: `execute/${id}`, step: 'execution', kind: 'remindExecution', since: decidedAt ?? proposedAt, holder: inOffice('director'), stoppedBy: ['execute-measure'] }) as const),
    ...appealed(state).map(({ id, appeal, givenAt }) => ({ id: `appeal/${id}`, step: 'appeal', kind: 'remindRuling', since: appeal?.since ?? givenAt, holder: inOffice('hq'), stoppedBy: ['rule-card-appeal'] }) as const),
  ];
}

const chasedBy = (state: UnitState, wait: string, rung: number, dueAt: Instant): UnitState => ({ ...state, chased: { ...state.chased, [wait]: { rung, dueAt } } });

/** The due time of the rung after `fired` rungs, the last of which was due at `last`; after the last rung it repeats. */
function rungDue({ step, since }: UnitWait, { policy, calendar }: Rules, fired: number, last: Instant): Instant {
  const { rungs, repeat } = policy.chases[chasedAs(step)];
  const rung = rungs[fired];
  const { dueAt } = rung === undefined ? dueOf(calendar, last, repeat) : dueOf(calendar, since, rung.after);
  return dueAt > last ? dueAt : last;
}

function next(wait: UnitWait, file: UnitFile, rules: Rules, city: City): UnitDuty {
  const { rung: fired, dueAt } = file.state.chased[wait.id] ?? { rung: 0, dueAt: wait.since };
  const { rungs } = rules.policy.chases[chasedAs(wait.step)];
  const rung = rungs[fired] ?? rungs.at(-1);
  const parties = (list: readonly Addressee[]) => list.flatMap((addressee) => partiesOf(file, addressee, wait.holder, city));
  const id = `${wait.id}#${fired + 1}`;
  return {
    id, kind: wait.kind, at: rungDue(wait, rules, fired, dueAt), rule: `chase.${wait.step}.${Math.min(fired, rungs.length - 1) + 1}`, command: { type: 'remind', data: { duty: id } },
    tells: parties(rung?.to ?? []), copies: parties(rung?.copy ?? []), stoppedBy: wait.stoppedBy, step: wait.step,
  };
}

/** Reminds whoever has to act on the record. After a downtime the reminders of one wait collapse into the latest. */
export const chasing = {
  commands: {
    remind: clockCommand({
      schema: z.strictObject({ duty: z.string().max(300) }),
      decide: (file, { duty: id }, { at, rules, city }) => {
        const wait = unitWaits(file).find((one) => next(one, file, rules, city).id === id);
        if (wait === undefined) return [];
        const latest = latestDue(file.state, at, (state) => next(wait, { ...file, state }, rules, city), (state, { at: dueAt }) => chasedBy(state, wait.id, (state.chased[wait.id]?.rung ?? 0) + 1, dueAt));
        if (latest === undefined) return [];
        const { before, reminder: duty, missed } = latest;
        const to = tell(city, duty.tells);
        return [{
          type: 'UnitReminderSent',
          data: { wait: wait.id, step: wait.step, rung: (before.chased[wait.id]?.rung ?? 0) + 1, rule: duty.rule, policy: rules.policy.version, dueAt: duty.at, firedAt: at, missed, to, copy: tell(city, duty.copies, to) },
        }];
      },
    }),
  },
  evolve: { UnitReminderSent: (state, { wait, rung, dueAt }) => chasedBy(state, wait, rung, dueAt) } satisfies EvolveUnit<'UnitReminderSent'>,
  duties: (file: UnitFile, rules: Rules, city: City): readonly UnitDuty[] => unitWaits(file).map((wait) => next(wait, file, rules, city)),
};
