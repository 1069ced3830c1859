import { z } from 'zod';
import type { Actor, City } from '#domain/city/city';
import { candidatesOf, draw, type Hash } from '#domain/draw/draw';
import { Refusal } from '#domain/refusal';
import { dayOf, type Instant } from '#domain/time';
import { text } from '../text.ts';
import type { Finding, RoundEvent } from './events.ts';
import { found, roundPlan, roundRevision, type Found } from './plan.ts';
import { planned } from './planning.ts';
import { revised } from './revising.ts';
import { checkedPlaces, placesToCheck, problemsOf, type Round, type RoundStatus } from './round.ts';
import { leads, mayLead, ofTheTeam } from './who.ts';

/** Who acts, when, in which city; the id of the round; the digest and the seed of a draw; the id of the case that the finding of a number becomes. */
export type RoundContext = Readonly<{ id: string; actor: Actor; at: Instant; city: City; hash: Hash; seed: string; caseOf: (n: number) => string }>;

type May = (round: Round, actor: Actor) => true | Refusal;
type CommandOf<Schema extends z.ZodType> = Readonly<{ schema: Schema; may: May; decide: (round: Round, data: z.output<Schema>, context: RoundContext) => readonly RoundEvent[] }>;
const command = <Schema extends z.ZodType>(given: CommandOf<Schema>): CommandOf<Schema> => given;

/** Who comes before when: a stranger learns nothing of the state. */
const all = (...guards: readonly May[]): May => (round, actor) => {
  for (const guard of guards) {
    const answer = guard(round, actor);
    if (answer !== true) return answer;
  }
  return true;
};

const byTheOffice: May = ({ office }, actor) => mayLead(office, actor);

/** Why a round that is in a status takes no more of a command. */
const refusals: Readonly<Record<RoundStatus | 'none', string>> = { none: 'unknown-round', planned: 'round-not-drawn', inspecting: 'round-not-published', published: 'round-published', closed: 'round-closed' };
const when = (...statuses: readonly RoundStatus[]): May => ({ status, id }) => {
  const code = refusals[status];
  return statuses.some((one) => one === status) || new Refusal(code, { id });
};

/** Draws the places of a spot check, once: the seed is recorded with them, so that anybody can draw them again. */
function drawn({ places, draws = 0 }: Round, { hash, seed }: RoundContext): readonly RoundEvent[] {
  const ids = places.map(({ id }) => id);
  return [{ type: 'PlacesDrawn', data: { seed, size: draws, candidates: candidatesOf(hash, ids), drawn: draw(hash, seed, ids, draws) } }];
}

/** A problem has a title and a description; where there is none, there are no title and no photos. */
function finding({ place, result, title, description, evidence }: Found, n: number, item: number, caseId: string): Finding {
  if (result === 'clear') {
    if (title !== undefined || evidence !== undefined) throw new Refusal('round-clear-with-problem', { n: item });
    return { n, place, result, ...(description === undefined ? {} : { description }) };
  }
  if (title === undefined || description === undefined) throw new Refusal('round-problem-without-words', { n: item });
  return { n, place, result, title, description, ...(evidence === undefined || evidence.length === 0 ? {} : { evidence: [...new Set(evidence)] }), caseId };
}

function filed(round: Round, findings: readonly Found[], { at, caseOf }: RoundContext): readonly RoundEvent[] {
  if (dayOf(at) < round.begins) throw new Refusal('round-not-begun', { begins: round.begins });
  const places = new Set(placesToCheck(round).map(({ id }) => id));
  const last = round.findings.length;
  const numbered = findings.map((one, index) => {
    if (!places.has(one.place)) throw new Refusal('round-place-not-in-round', { n: index + 1, place: one.place });
    return finding(one, last + index + 1, index + 1, caseOf(last + index + 1));
  });
  return [{ type: 'FindingsFiled', data: { findings: numbered } }];
}

function published(round: Round, { docNo, text: words }: Readonly<{ docNo?: string; text: string }>): readonly RoundEvent[] {
  return [{ type: 'RoundPublished', data: { ...(docNo === undefined ? {} : { docNo }), text: words, checked: checkedPlaces(round).size, places: placesToCheck(round).length, problems: problemsOf(round).length } }];
}

/** Given up before anything was found, or done with after it was published. */
const over: May = ({ status, findings, id }) => (status === 'inspecting' && findings.length > 0 ? new Refusal('round-not-published', { id }) : status !== 'closed' || new Refusal('round-closed', { id }));

const book = {
  'plan-round': command({ schema: roundPlan, may: ({ status, id }) => status === 'none' || new Refusal('round-exists', { id }), decide: (_, data, context) => [{ type: 'RoundPlanned', data: planned(context.id, data, context) }] }),
  'revise-round': command({ schema: roundRevision, may: all(byTheOffice, when('planned', 'inspecting')), decide: revised }),
  'draw-places': command({
    schema: z.strictObject({}),
    may: all(byTheOffice, ({ extent }) => extent === 'spot' || new Refusal('round-nothing-to-draw'), ({ draw: before }) => before === undefined || new Refusal('round-drawn-already'), when('planned')),
    decide: (round, _, context) => drawn(round, context),
  }),
  'file-findings': command({ schema: z.strictObject({ findings: z.array(found).min(1).max(50) }), may: all(ofTheTeam, when('inspecting')), decide: (round, { findings }, context) => filed(round, findings, context) }),
  'publish-round': command({ schema: z.strictObject({ text: text(5000), docNo: text(100).exactOptional() }), may: all(byTheOffice, when('inspecting'), ({ findings }) => findings.length > 0 || new Refusal('round-nothing-checked')), decide: published }),
  'close-round': command({ schema: z.strictObject({ reason: text(500) }), may: all(byTheOffice, over), decide: (_, { reason }) => [{ type: 'RoundClosed', data: { reason } }] }),
};

export type RoundCommandType = keyof typeof book;
export type RoundCommand = { [Type in RoundCommandType]: Readonly<{ type: Type; data: z.output<(typeof book)[Type]['schema']> }> }[RoundCommandType];

/** A command of some schema; data and schema belong together, and only `decideRound` brings them together again. */
type AnyCommand = Omit<CommandOf<z.ZodType>, 'decide'> & Readonly<{ decide: (round: Round, data: never, context: RoundContext) => readonly RoundEvent[] }>;

/** Every command of a round with its schema and guard: the routes, their documentation and the forms are made from it. */
export const roundCommands: Readonly<Record<RoundCommandType, AnyCommand>> = book;
export const roundCommandTypes = Object.keys(book).filter(isRoundCommandType);
export function isRoundCommandType(type: string): type is RoundCommandType {
  return Object.hasOwn(book, type);
}

/** May this happen, and what follows? Throws a Refusal with a stable code. */
export function decideRound(round: Round, { type, data }: RoundCommand, context: RoundContext): readonly RoundEvent[] {
  const { may, decide } = roundCommands[type];
  const allowed = may(round, context.actor);
  if (allowed !== true) throw allowed;
  return decide(round, data as never, context);
}

export type RoundPermission = Readonly<{ command: RoundCommandType; allowed: true } | { command: RoundCommandType; allowed: false; refusal: Refusal }>;

const permission = (command: RoundCommandType, answer: true | Refusal): RoundPermission => (answer === true ? { command, allowed: true } : { command, allowed: false, refusal: answer });

/** What may this person do with a planned round, and why not the rest? */
export const roundPermitted = (round: Round, actor: Actor): readonly RoundPermission[] =>
  roundCommandTypes.filter((type) => type !== 'plan-round').map((type) => permission(type, roundCommands[type].may(round, actor)));

/** May this person plan a round of their own office? */
export const mayPlan = (actor: Actor): RoundPermission => permission('plan-round', leads(actor.office, actor));
