import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { database } from '../../test/support/database.ts';
import { by } from '../../test/support/case/city.ts';
import { openTown, type Town } from '../../test/support/town.ts';
import type { CaseCommand } from '#domain/case/case';
import { Refusal } from '#domain/refusal';
import { CommandKeyReused } from '#event-store/commands';
import { load } from '#event-store/load';
import { personalData } from '#event-store/personal-data';
import { agendaOf, performDuty } from './agenda.ts';
import { loadCase } from './case-file.ts';
import { caseIdOf, execute, type Request } from './execute.ts';
import { CommandProblem } from './problems.ts';
import { refusalStream, type CommandRefused } from './refusals.ts';

const db = database();
let town: Town;
beforeAll(async () => {
  town = await openTown(db.pool());
});

const register: CaseCommand = { type: 'register', data: { category: 'rubbish' } };
const ask = (caseId: string, command: CaseCommand, person: string, more: Partial<Request> = {}) => execute(town.deps, { caseId, command, actor: by(person), commandId: randomUUID(), ...more });
const counted = async (): Promise<number> => Number((await db.asOwner('select count(*) as n from events'))[0]?.['n']);

describe('a command', () => {
  it('asked again under its key gives the same answer, and happens once', async () => {
    const caseId = await town.report();
    const commandId = randomUUID();
    const first = await ask(caseId, register, 'clerk', { commandId });
    await town.act(caseId, 'dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理' });
    const before = await counted();
    const again = await ask(caseId, register, 'clerk', { commandId });
    expect(again).toEqual({ ...first, repeated: true });
    expect(await counted()).toBe(before);
  });

  it('under a key that was used for another request, or by another person, is not carried out', async () => {
    const caseId = await town.report();
    const commandId = randomUUID();
    await ask(caseId, { type: 'verify', data: { findings: '属实' } }, 'clerk', { commandId });
    await expect(ask(caseId, register, 'clerk', { commandId })).rejects.toThrow(CommandKeyReused);
    await expect(ask(caseId, { type: 'verify', data: { findings: '属实' } }, 'director', { commandId })).rejects.toThrow(CommandKeyReused);
  });

  it('decided on a version that has passed is told the version that stands', async () => {
    const caseId = await town.report();
    const error = await ask(caseId, register, 'clerk', { expectedVersion: 7 }).catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(CommandProblem);
    expect(error).toMatchObject({ code: 'stale-version', facts: { expected: 7, actual: 1 } });
  });

  it('to a case that nobody reported is refused, and leaves nothing', async () => {
    const before = await counted();
    await expect(ask(randomUUID(), register, 'clerk')).rejects.toMatchObject({ code: 'unknown-case' });
    expect(await counted()).toBe(before);
  });

  it('sent by sixteen people at once happens once, and the others hear why not', async () => {
    const caseId = await town.report();
    const all = await Promise.allSettled(Array.from({ length: 16 }, () => ask(caseId, register, 'clerk')));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = all.flatMap((one) => (one.status === 'rejected' ? [one.reason instanceof Refusal ? one.reason.code : one.reason instanceof CommandProblem ? one.reason.code : String(one.reason)] : []));
    expect(reasons.filter((code) => code !== 'wrong-status' && code !== 'changed-meanwhile')).toEqual([]);
    const file = await loadCase(town.deps, caseId);
    expect(file?.events.map(({ type }) => type)).toEqual(['ProblemReported', 'CaseRegistered']);
  });
});

describe('a refusal', () => {
  it('is recorded with who tried what and why not, and moves no version', async () => {
    const caseId = await town.report();
    await expect(ask(caseId, register, 'urban-handler')).rejects.toMatchObject({ code: 'office-only', kind: 'forbidden' });
    const { events } = await load<CommandRefused, { person: string }>(db.pool(), refusalStream(caseId));
    expect(events).toMatchObject([{ type: 'CommandRefused', actor: { person: 'urban-handler' }, data: { command: 'register', code: 'office-only', kind: 'forbidden' } }]);
    expect((await loadCase(town.deps, caseId))?.version).toBe(1);
  });

  it('takes no number: case numbers have no gap', async () => {
    const numbers: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const caseId = await town.report();
      await expect(ask(caseId, { type: 'register', data: { category: 'no-such' } }, 'clerk')).rejects.toMatchObject({ code: 'unknown-category' });
      await ask(caseId, register, 'clerk');
      numbers.push((await loadCase(town.deps, caseId))?.state.caseNo ?? '');
    }
    const counters = numbers.map((number) => Number(number.slice(5)));
    expect(counters).toEqual(counters.map((_, index) => (counters[0] ?? 0) + index));
  });

  it('of a proposal takes no paper’s number either, and the next paper has it', async () => {
    const issued: string[] = [];
    for (const approve of [true, false, true]) {
      const caseId = await town.report();
      await town.act(caseId, 'clerk', 'register', { category: 'rubbish' });
      await town.act(caseId, 'dispatcher', 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理' });
      await town.act(caseId, 'clerk', 'propose-sanction', { level: 3, unit: 'urban', grounds: '久拖不办' });
      const { events } = await town.act(caseId, 'director', 'decide-sanction', { approve, opinion: '如实记录' });
      for (const event of events) if (event.type === 'SanctionIssued') issued.push(event.data.docNo);
    }
    expect(issued).toEqual(['督办〔2026〕1号', '督办〔2026〕2号']);
  });
});

describe('a report', () => {
  it('keeps who reported outside the log, where it can be erased', async () => {
    const commandId = randomUUID();
    const caseId = caseIdOf(commandId);
    const data = { title: '污水外溢', description: '污水外溢', source: { kind: 'public' }, place: { address: '南街' }, reporter: { name: '王女士', phone: '13900000000' } } as const;
    await execute(town.deps, { caseId, command: { type: 'report', data }, actor: by('clerk'), commandId });
    expect([...(await personalData(db.pool(), caseId)).values()]).toEqual([data.reporter]);
    const rows = await db.asOwner('select data::text || actor::text as text from events where stream_id = $1', [`case/${caseId}`]);
    expect(JSON.stringify(rows)).not.toContain('13900000000');
  });
});

describe('a duty', () => {
  it('performed twice, and by four workers at once, fires once', async () => {
    const caseId = await town.report();
    const [duty] = (await agendaOf(town.deps, caseId)).duties;
    if (duty === undefined) throw new Error('nothing is due');
    town.setTime(duty.at);
    const all = await Promise.all(Array.from({ length: 4 }, () => performDuty(town.deps, caseId, duty.id, duty.at)));
    expect(all.filter(({ performed }) => performed)).toHaveLength(1);
    expect((await loadCase(town.deps, caseId))?.events.filter(({ type }) => type === 'ReminderSent')).toHaveLength(1);
  });

  it('that is not due yet, or no longer stands, does nothing', async () => {
    const caseId = await town.report();
    const [duty] = (await agendaOf(town.deps, caseId)).duties;
    if (duty === undefined) throw new Error('nothing is due');
    expect(await performDuty(town.deps, caseId, duty.id, duty.at)).toMatchObject({ performed: false });
    await town.act(caseId, 'clerk', 'reject', { reason: 'not-found', explanation: '未发现' });
    town.setTime(duty.at);
    expect(await performDuty(town.deps, caseId, duty.id, duty.at)).toMatchObject({ performed: false });
  });
});
