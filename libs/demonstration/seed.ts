import { fileURLToPath } from 'node:url';
import { applyCity } from '#commands/city';
import { loadCase } from '#commands/case-file';
import { openCommands } from '#commands/deps';
import { caseIdOf } from '#commands/execute';
import { openPool } from '#database/pool';
import { headOf } from '#event-store/streams';
import { before } from '#domain/calendar/remaining';
import { dueOf } from '#domain/calendar/due';
import { openingOn } from '#domain/calendar/opening';
import { stateCouncil } from '#domain/calendar/state-council';
import type { CityFile } from '#domain/city/city';
import type { PolicyFile } from '#domain/policy/file';
import { addDays, dayOf, instantOf, type Instant } from '#domain/time';
import { readCity } from '#intake/city-file';
import { readDemoCorpus, type DemoCase, type DemoCorpus } from '#intake/demo-corpus';
import { campaignActs, campaignId, campaignOpens } from './campaign.ts';
import { readPolicy } from '#intake/policy-file';
import { chanceFrom, type Chance } from './chance.ts';
import { chronicleOf, type Chronicle } from './chronicle.ts';
import { keyOf } from './key.ts';
import { paperActs } from './papers.ts';
import { stageClock, stageOn, type Stage } from './stage.ts';
import { stories } from './stories.ts';
import { steps, type Step } from './steps.ts';

const folder = (file: string): string => fileURLToPath(new URL(`../../${import.meta.url.includes('/dist/') ? '../' : ''}examples/demo-city/${file}`, import.meta.url));

/** The seed of the demonstration: the same city for everybody. */
const seed = 20_161_210;
const days = 130;

type Script = Readonly<{ caseId: string; one: DemoCase; steps: readonly Step[]; startsAt: Instant; campaign?: string }>;
type Planned = Readonly<{ at: Instant; script: Script; index: number; steps: readonly Step[]; reply?: true }>;

const hoursBefore = (instant: Instant, hours: number): Instant => (hours === 0 ? instant : before(stateCouncil, instant, { amount: hours, unit: 'workhour' }));
const hoursAfter = (instant: Instant, hours: number): Instant => (hours === 0 ? instant : dueOf(stateCouncil, instant, { amount: hours, unit: 'workhour' }).dueAt);

/** Every story with its texts and its start, counted back from now so that it ends where it should. */
function scripts({ cases }: DemoCorpus, chance: Chance, now: Instant): readonly Script[] {
  let turn = 0;
  return stories.flatMap(({ name, count, fits, steps: stepsOf, idle }) => {
    const able = cases.filter((one) => fits?.(one) ?? true);
    return Array.from({ length: count }, (_, index): Script => {
      const one = able[turn++ % able.length] ?? chance.pick(able);
      const chain = stepsOf(one);
      const length = chain.reduce((sum, { after }) => sum + after, 0);
      const startsAt = hoursBefore(hoursBefore(now, chance.between(...idle)), length);
      return { caseId: caseIdOf(keyOf(name, index, 0)), one, steps: chain, startsAt: instantOf(Date.parse(startsAt) + chance.between(0, 1500) * 1000) };
    });
  }).map(forCampaign(campaignOpens(now)));
}

/** Every so many cases that begin while the campaign runs belong to it. */
const everyForCampaign = 12;
function forCampaign(opens: Instant): (script: Script) => Script {
  let turn = 0;
  return (script) => (script.startsAt > opens && turn++ % everyForCampaign === 0 ? { ...script, campaign: campaignId } : script);
}

/** How people answer what the clock did: inspectors look back, directors decide most of what is proposed. */
async function reaction(stage: Stage, caseId: string, chance: Chance): Promise<readonly Step[]> {
  const file = await loadCase(stage.deps, caseId);
  if (file === undefined) return [];
  const { state } = file;
  const asked = state.lookbacks.some(({ orderedAt, heldAt }) => orderedAt !== undefined && heldAt === undefined);
  if (asked) return [steps.lookBack('held', chance.between(2, 12))];
  const proposed = state.sanctions.some(({ status }) => status === 'proposed');
  if (!proposed || chance.next() < 0.35) return [];
  return [steps.decideSanction(chance.next() < 0.85, chance.between(3, 12))];
}

function insert(queue: Planned[], item: Planned): void {
  let low = 0;
  for (let high = queue.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((queue[middle]?.at ?? '') <= item.at) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, item);
}

/** Plays every script in the order of time, with the clock's duties in between. */
async function play(stage: Stage, chronicle: Chronicle, corpus: DemoCorpus, now: Instant, chance: Chance, tell: (done: number, all: number) => void): Promise<void> {
  const all = scripts(corpus, chance, now);
  const queue: Planned[] = [];
  for (const script of all) insert(queue, { at: script.startsAt, script, index: 0, steps: script.steps });
  const byCase = new Map(all.map((script) => [script.caseId, script]));
  const live: string[] = [];
  let started = 0;
  let replies = 1000;
  const answer = async (caseId: string): Promise<void> => {
    const script = byCase.get(caseId);
    const reply = script === undefined ? [] : await reaction(stage, caseId, chance);
    const [first] = reply;
    if (script !== undefined && first !== undefined) insert(queue, { at: hoursAfter(stage.now(), first.after), script, index: (replies += 1), steps: reply, reply: true });
  };
  const until = (instant: Instant): Promise<void> => chronicle(instant, (at) => stage.until(at, answer));
  for (let next = queue.shift(); next !== undefined && next.at <= now; next = queue.shift()) {
    await until(next.at);
    const { script, index, steps: chain, reply } = next;
    const [step, ...rest] = chain;
    if (step === undefined || (reply === true && !(await stage.possible(script.caseId, step)))) continue;
    const cast = { one: script.one, say: corpus.phrases, chance, others: live.filter((other) => other !== script.caseId), ...(script.campaign === undefined ? {} : { campaign: script.campaign }) };
    const state = await stage.act(script.caseId, keyOf(script.caseId, step.command, index), step, cast);
    if (step.command === 'issue-order') live.push(script.caseId);
    if (state.status === 'merged' || state.status === 'closed' || state.status === 'terminated') live.splice(live.indexOf(script.caseId) >>> 0, 1);
    if (step.command === 'report') tell((started += 1), all.length);
    const [following] = rest;
    if (following !== undefined) insert(queue, { at: hoursAfter(stage.now(), following.after), script, index: index + 1, steps: rest });
  }
  await until(now);
}

async function filesOf(): Promise<Readonly<{ city: CityFile; corpus: DemoCorpus; policy: PolicyFile }>> {
  const { value: city, problems } = await readCity(folder('city.yaml'));
  if (city === undefined) throw new Error(`examples/demo-city/city.yaml: ${JSON.stringify(problems)}`);
  const { value: corpus, problems: faults } = await readDemoCorpus(folder('cases.yaml'), city);
  if (corpus === undefined) throw new Error(`examples/demo-city/cases.yaml: ${JSON.stringify(faults)}`);
  const { value: policy, problems: objections } = await readPolicy(folder('policy.yaml'));
  if (policy === undefined) throw new Error(`examples/demo-city/policy.yaml: ${JSON.stringify(objections)}`);
  return { city, corpus, policy };
}

/** Whether a database has a city already. */
export async function isFounded(databaseUrl: string): Promise<boolean> {
  const pool = openPool(databaseUrl, { applicationName: 'xiaohao-seed', max: 1 });
  return headOf(pool, 'city').then(({ version }) => version > 0).finally(() => pool.end());
}

/**
 * Fills an empty database with the demonstration city and its cases, by running commands along a clock that ends now.
 * Does nothing when a city is there. `tell` hears how many cases have begun.
 */
export async function seedDemonstration(databaseUrl: string, tell: (done: number, all: number) => void, now: Instant = instantOf(Math.floor(Date.now() / 1000) * 1000)): Promise<boolean> {
  const pool = openPool(databaseUrl, { applicationName: 'xiaohao-seed', max: 2 });
  try {
    if ((await headOf(pool, 'city')).version > 0) return false;
    const { city: file, corpus, policy } = await filesOf();
    const clock = stageClock(openingOn(stateCouncil, addDays(dayOf(now), -days)));
    const deps = openCommands(pool, { demonstration: true, clock });
    await applyCity(deps, file, { person: 'p-dong-kai', name: '董凯', post: '系统管理员', office: 'cwb', offices: [], roles: ['admin'], areas: [] });
    const city = await deps.directory.current(pool);
    const chronicle = chronicleOf(deps, campaignId, [...campaignActs(deps, city, now), ...paperActs(deps, city, now, policy)]);
    await play(stageOn(deps, clock, city), chronicle, corpus, now, chanceFrom(seed), tell);
    return true;
  } finally {
    await pool.end();
  }
}
