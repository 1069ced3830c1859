import { randomUUID } from 'node:crypto';
import { agendaOf, performDuty } from '#commands/agenda';
import { execute } from '#commands/execute';
import { commandTable, permitted, type CaseCommand, type CaseCommandType } from '#domain/case/case';
import type { CaseState } from '#domain/case/state';
import type { Actor } from '#domain/city/city';
import { Refusal } from '#domain/refusal';
import { addDays, dayOf, instantOf, millis } from '#domain/time';
import { by, city } from './case/city.ts';
import type { Town } from './town.ts';

/** Draws from a list of numbers, and begins again when it is used up. */
export class Dice {
  #next = 0;
  constructor(private readonly numbers: readonly number[]) {}
  roll(): number {
    this.#next += 1;
    return (this.numbers[(this.#next - 1) % this.numbers.length] ?? 0) + Math.floor((this.#next - 1) / this.numbers.length);
  }
  of<Item>(...items: readonly Item[]): Item {
    const item = items[this.roll() % items.length];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }
}

const everybody: readonly Actor[] = Object.keys(city.people).map(by);
const words = '如实记录';
const limits = { amount: 2, unit: 'workday' } as const;

/** What somebody may say with each command; undefined where a life does without it. */
function dataFor(type: CaseCommandType, state: CaseState, dice: Dice, now: string): object | undefined {
  const unit = (): string => dice.of('urban', 'housing', 'street', 'traffic');
  const onCase = (): string => dice.of(...state.assignments.map((one) => one.unit), 'urban');
  const inDays = (): string => addDays(dayOf(now), 1 + (dice.roll() % 40));
  const chosen: Partial<Record<CaseCommandType, () => object>> = {
    verify: () => ({ findings: words }),
    reject: () => ({ reason: 'not-found', explanation: words }),
    reconsider: () => ({ reason: words }),
    register: () => ({ category: dice.of('rubbish', 'spill', 'illegal') }),
    'issue-order': () => ({
      requirement: words,
      assignments: dice.of(
        [{ role: 'lead', unit: 'urban' }],
        [{ role: 'lead', unit: 'urban' }, { role: 'responsible', unit: 'housing', limit: limits }],
        [{ role: 'lead', unit: 'traffic', limit: limits }, { role: 'assist', unit: 'street' }],
      ),
    }),
    claim: () => ({}),
    'deem-claimed': () => ({ unit: onCase(), reason: words }),
    reassign: () => ({ from: onCase(), to: unit(), reason: words }),
    'recall-order': () => ({ reason: words }),
    dispute: () => ({ basis: words, proposedUnit: unit() }),
    'rule-jurisdiction': () => ({ ruling: dice.of('upheld', 'rejected', 'shared'), unit: unit(), basis: words }),
    'submit-plan': () => ({ causes: words, measures: words }),
    'approve-plan': () => ({}),
    'return-plan': () => ({ reason: words }),
    'report-progress': () => ({ text: words }),
    urge: () => ({ text: words }),
    'request-extension': () => ({ until: inDays(), reason: words }),
    'decide-extension': () => ({ granted: dice.of(true, false), opinion: words }),
    'request-suspension': () => ({ reason: words, reviewOn: inDays() }),
    'decide-suspension': () => ({ granted: dice.of(true, false), opinion: words }),
    'renew-suspension': () => ({ reviewOn: inDays(), opinion: words }),
    'end-suspension': () => ({ reason: words }),
    'submit-feedback': () => ({ result: words, measures: words, failures: state.assignments.filter(({ role }) => role !== 'lead').map((one) => ({ unit: one.unit, reason: words })) }),
    'return-feedback': () => ({ reason: words }),
    'order-reinspection': () => ({}),
    reinspect: () => ({ result: dice.of('passed', 'passed', 'failed'), findings: words }),
    'apply-sign-off': () => ({ summary: words }),
    endorse: () => ({ opinion: words }),
    'return-sign-off': () => ({ reason: words }),
    object: () => ({ reason: words }),
    'rule-objection': () => ({ upheld: dice.of(true, false), basis: words }),
    'look-back': () => ({ result: dice.of('held', 'relapsed'), findings: words }),
    archive: () => ({}),
    'request-coordination': () => ({ problem: words }),
    'resolve-coordination': () => ({ outcome: dice.of('resolved', 'passed-up'), opinion: words }),
    instruct: () => ({ opinion: words }),
    'propose-sanction': () => ({ level: dice.of(3, 4), unit: onCase(), grounds: words, mustLead: 'unit-vice' }),
    'decide-sanction': () => ({ approve: dice.of(true, false), opinion: words }),
    appeal: () => ({ grounds: words }),
    'rule-appeal': () => ({ upheld: dice.of(true, false), opinion: words }),
    'list-for-supervision': () => ({ reason: words }),
    delist: () => ({ reason: words }),
    'record-exposure': () => ({ media: words }),
    'correct-record': () => ({ about: 1, correction: words, reason: words, changes: { title: `${words}${dice.roll() % 7}` } }),
    terminate: () => ({ reason: words }),
  };
  return chosen[type]?.();
}

/** What would end a life too early, if it were not rare. */
const rare: ReadonlySet<CaseCommandType> = new Set<CaseCommandType>(['reject', 'terminate', 'recall-order', 'request-suspension', 'return-sign-off', 'object', 'correct-record', 'list-for-supervision', 'record-exposure', 'urge', 'instruct', 'verify', 'report-progress']);

async function somebodyActs({ deps, now, read }: Town, caseId: string, dice: Dice): Promise<boolean> {
  const { state } = await read(caseId);
  const possible = everybody.flatMap((actor) => permitted(state, actor).flatMap(({ command, allowed }) => (allowed && (!rare.has(command) || dice.roll() % 12 === 0) ? [{ actor, type: command }] : [])));
  if (possible.length === 0) return false;
  const { actor, type } = dice.of(...possible);
  const data = dataFor(type, state, dice, now());
  if (data === undefined) return false;
  const command = { type, data: commandTable[type].schema.parse(data) } as CaseCommand;
  try {
    await execute(deps, { caseId, command, actor, commandId: randomUUID() });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

async function clockActs({ deps, now, setTime }: Town, caseId: string): Promise<boolean> {
  const [next] = (await agendaOf(deps, caseId)).duties;
  if (next === undefined) return false;
  if (next.at > now()) setTime(next.at);
  return (await performDuty(deps, caseId, next.id, next.at)).performed;
}

/** A case lives as the dice have it: people who may do something do it, or nobody does and the clock comes. Returns how much happened. */
export async function live(town: Town, caseId: string, dice: Dice, steps: number): Promise<number> {
  let happened = 0;
  for (let step = 0; step < steps; step += 1) {
    town.setTime(instantOf(millis(town.now()) + (1 + (dice.roll() % 300)) * 60_000));
    const done = dice.roll() % 4 === 0 ? await clockActs(town, caseId) : await somebodyActs(town, caseId, dice);
    if (done) happened += 1;
  }
  return happened;
}
