import { fileURLToPath } from 'node:url';
import { applyCity } from '#commands/city';
import { loadCase } from '#commands/case-file';
import { openCommands } from '#commands/deps';
import { openPool } from '#database/pool';
import { headOf } from '#event-store/streams';
import { dueOf } from '#domain/calendar/due';
import { openingOn } from '#domain/calendar/opening';
import { stateCouncil } from '#domain/calendar/state-council';
import type { CityFile } from '#domain/city/city';
import type { PolicyFile } from '#domain/policy/file';
import { addDays, dayOf, instantOf, type Instant } from '#domain/time';
import { openEvidence } from '#evidence/store';
import { readCity } from '#intake/city-file';
import { readDemoCorpus, type DemoCorpus, type DemoPhrases } from '#intake/demo-corpus';
import { readPolicy } from '#intake/policy-file';
import { campaignActs, campaignId } from './campaign.ts';
import { chanceFrom, type Chance } from './chance.ts';
import { chronicleOf, type Chronicle } from './chronicle.ts';
import { keyOf } from './key.ts';
import { paperActs } from './papers.ts';
import { roundActs } from './rounds.ts';
import { scriptsOf, type Script } from './scripts.ts';
import { stageClock, stageOn, type Stage } from './stage.ts';
import { steps, type Step } from './steps.ts';

const folder = (file: string): string => fileURLToPath(new URL(`../../${import.meta.url.includes('/dist/') ? '../' : ''}examples/demo-city/${file}`, import.meta.url));

/** The seed of the demonstration: the same city for everybody. */
const seed = 20_161_210;
const days = 130;

/** Where the evidence of the product is kept. */
type Places = Parameters<typeof openEvidence>[1];
/** Who plays: the people on their stage, what happens beside it, what they say. */
type Troupe = Readonly<{ stage: Stage; chronicle: Chronicle; say: DemoPhrases; chance: Chance }>;
type Planned = Readonly<{ at: Instant; script: Script; index: number; steps: readonly Step[]; reply?: true }>;

const hoursAfter = (instant: Instant, hours: number): Instant => (hours === 0 ? instant : dueOf(stateCouncil, instant, { amount: hours, unit: 'workhour' }).dueAt);

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
async function play({ stage, chronicle, say, chance }: Troupe, all: readonly Script[], now: Instant, tell: (done: number, all: number) => void): Promise<void> {
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
    const cast = { one: script.one, say, chance, others: live.filter((other) => other !== script.caseId), ...(script.campaign === undefined ? {} : { campaign: script.campaign }) };
    const state = await stage.act(script.caseId, keyOf(script.caseId, step.command, index), step, cast, script.photographer);
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
 * Does nothing when a city is there. `places` says where its photos are kept; `tell` hears how many cases have begun.
 */
export async function seedDemonstration(databaseUrl: string, places: Places, tell: (done: number, all: number) => void, now: Instant = instantOf(Math.floor(Date.now() / 1000) * 1000)): Promise<boolean> {
  const pool = openPool(databaseUrl, { applicationName: 'xiaohao-seed', max: 2 });
  try {
    if ((await headOf(pool, 'city')).version > 0) return false;
    const { city: file, corpus, policy } = await filesOf();
    const clock = stageClock(openingOn(stateCouncil, addDays(dayOf(now), -days)));
    const deps = openCommands(pool, { demonstration: true, clock });
    await applyCity(deps, file, { person: 'p-dong-kai', name: '董凯', post: '系统管理员', office: 'cwb', offices: [], roles: ['admin'], areas: [] });
    const city = await deps.directory.current(pool);
    const store = openEvidence(pool, places);
    const chronicle = chronicleOf(deps, campaignId, [...campaignActs(deps, city, now), ...paperActs(deps, city, now, policy), ...roundActs(deps, city, now, store)]);
    const chance = chanceFrom(seed);
    const all = scriptsOf(corpus, chance, now, store);
    await play({ stage: stageOn(deps, clock, city), chronicle, say: corpus.phrases, chance }, all, now, tell);
    return true;
  } finally {
    await pool.end();
  }
}
