import { z } from 'zod';
import { fieldLabel } from '#catalogue/fields';
import { roundCommandWords, roundDrawNote, roundKindWords, roundStandingWords, roundStatusWords } from '#catalogue/round';
import { statusWords } from '#catalogue/statuses';
import { wordOf } from '#catalogue/rules';
import type { RoundCase } from '#domain/round/progress';
import { roundMatter } from '#domain/delegation/matter';
import { signed } from '#domain/delegation/signature';
import { progressOf, standingOf, standings, type Standing, type UnitTally } from '#domain/round/progress';
import { mayPlan, roundPermitted, type RoundCommandType } from '#domain/round/commands';
import { checkedPlaces, isProblem, noRound, placesToCheck, problemsOf, roundStatuses, type Round } from '#domain/round/round';
import type { RoundMeta } from '#domain/round/events';
import { isPublic, knowsTeam } from '#domain/round/who';
import type { Instant } from '#domain/time';
import type { CaseOfRound } from '#read-models/round-cases';
import { permission, permissionsIn } from '../cases/permissions.ts';
import type { Caller } from '../requests/caller.ts';
import { seeingOf } from '../requests/standing.ts';

const kinds = z.strictObject({ timing: z.string(), timingName: z.string(), manner: z.string(), mannerName: z.string(), extent: z.string(), extentName: z.string() });
const named = z.strictObject({ id: z.string(), name: z.string() });
const deed = z.strictObject({ at: z.string(), by: z.string(), byName: z.string() });

/** A round in a list. `secret`: only its team, its directors and whoever oversees know of it. */
export const roundItem = z.strictObject({
  id: z.string(), version: z.int(), name: z.string(), office: z.string(), officeName: z.string(), status: z.enum(roundStatuses), statusName: z.string(), secret: z.boolean(), kinds, begins: z.string(), ends: z.string(), places: z.int(), checked: z.int(), problems: z.int(),
});
const tally = z.array(z.strictObject({ standing: z.enum(standings), name: z.string(), count: z.int() }));
const place = z.strictObject({ id: z.string(), address: z.string(), area: z.string().exactOptional(), areaName: z.string().exactOptional(), latitude: z.number().exactOptional(), longitude: z.number().exactOptional(), unit: z.string(), unitName: z.string(), toCheck: z.boolean(), checked: z.boolean(), problems: z.int() });

/** What was found. `caseId` only where the caller may see the case; `by` only for whoever may know the team. */
const finding = z.strictObject({
  n: z.int(), place: z.string(), address: z.string(), unitName: z.string(), result: z.enum(['problem', 'clear']), title: z.string().nullable(), description: z.string().nullable(), photos: z.int(), caseId: z.string().nullable(), caseNo: z.string().nullable(), statusName: z.string().nullable(),
  standing: z.enum(standings).nullable(), standingName: z.string().nullable(), dueAt: z.string().nullable(), at: z.string(), by: z.string().nullable(), byName: z.string().nullable(),
});

/** A round: its plan, its places and how they were drawn, what was found, and how far the cases of it are. `inspectors` and `revisions` only for whoever may know the team. */
export const roundPage = z.strictObject({
  ...roundItem.shape, now: z.string(), basis: z.string().nullable(), inspectingUnit: named.nullable(), inspectors: z.array(named), units: z.array(named), planned: deed, revisions: z.array(deed.extend({ reason: z.string(), changes: z.array(named) })), pool: z.array(place),
  draw: deed.extend({ seed: z.string(), size: z.int(), drawn: z.array(z.string()), rule: z.string() }).nullable(),
  progress: z.strictObject({ standings: tally, units: z.array(z.strictObject({ unit: z.string(), unitName: z.string(), problems: z.int(), standings: tally })) }),
  findings: z.array(finding),
  published: deed.extend({ docNo: z.string().nullable(), text: z.string(), places: z.int(), checked: z.int(), problems: z.int() }).nullable(),
  closed: deed.extend({ reason: z.string() }).nullable(),
  permitted: z.array(permission),
});
export type RoundPage = z.output<typeof roundPage>;
export type RoundItem = z.output<typeof roundItem>;

/** A round as the list shows it. */
export function roundShown(round: Round, { locale, names }: Caller): RoundItem {
  const { id, version, name, office, status, timing, manner, extent, begins, ends } = round;
  const words = roundKindWords[locale];
  const known = status === 'none' ? 'planned' : status;
  return {
    id, version, name, office, officeName: names.office(office), status: known, statusName: roundStatusWords[locale][known], secret: !isPublic(round),
    kinds: { timing, timingName: words[timing], manner, mannerName: words[manner], extent, extentName: words[extent] }, begins, ends, places: placesToCheck(round).length, checked: checkedPlaces(round).size, problems: problemsOf(round).length,
  };
}

/** What the page is made of besides the round: its cases, and which of them the caller may see. */
export type RoundParts = Readonly<{ now: Instant; cases: ReadonlyMap<string, CaseOfRound>; seen: ReadonlySet<string> }>;

export function roundPageOf(round: Round, parts: RoundParts, caller: Caller): RoundPage {
  const { names } = caller;
  const { basis, inspectingUnit, inspectors, units, plannedAt, plannedBy, plannedHand } = round;
  const one = (id: string): z.output<typeof named> => ({ id, name: names.unit(id) });
  return {
    ...roundShown(round, caller), now: parts.now, basis: basis ?? null, inspectingUnit: inspectingUnit === undefined ? null : one(inspectingUnit),
    inspectors: mayKnowTeam(round, caller) ? inspectors.map((id) => ({ id, name: names.person(id) })) : [], units: units.map(one), planned: deedOf({ at: plannedAt, by: plannedBy, ...(plannedHand === undefined ? {} : { hand: plannedHand }) }, caller),
    revisions: revisionsOf(round, caller), pool: poolOf(round, caller), ...drawOf(round, caller), progress: progressShown(round, parts, caller), findings: round.findings.map((found) => findingShown(round, found, parts, caller)), ...endOf(round, caller), permitted: permittedTo(round, caller),
  };
}

const mayKnowTeam = (round: Round, caller: Caller): boolean => seeingOf(caller).some(({ actor }) => knowsTeam(round, actor));

const deedOf = (done: RoundMeta, { names }: Caller): z.output<typeof deed> => ({ at: done.at, by: done.by, byName: signed(done, names.person) });

function poolOf(round: Round, { names }: Caller): z.output<typeof place>[] {
  const [wanted, checked, problems] = [new Set(placesToCheck(round).map(({ id }) => id)), checkedPlaces(round), problemsOf(round)];
  return round.places.map(({ id, area, unit, ...where }) => ({
    id, ...where, ...(area === undefined ? {} : { area, areaName: names.area(area) }), unit, unitName: names.unit(unit), toCheck: wanted.has(id), checked: checked.has(id), problems: problems.filter((found) => found.place === id).length,
  }));
}

/** What was changed in the plan before it was published, by the names of its parts; units and offices follow from the places. */
const revisionsOf = (round: Round, caller: Caller): RoundPage['revisions'] =>
  mayKnowTeam(round, caller)
    ? round.revisions.map((one) => ({ ...deedOf(one, caller), reason: one.reason, changes: Object.keys(one.changes).filter((field) => field !== 'units').map((field) => ({ id: field, name: fieldLabel(caller.locale, ['plan-round', field]) })) }))
    : [];

function drawOf({ draw }: Round, caller: Caller): Pick<RoundPage, 'draw'> {
  if (draw === undefined) return { draw: null };
  const { seed, size, drawn } = draw;
  return { draw: { ...deedOf(draw, caller), seed, size, drawn: [...drawn], rule: roundDrawNote[caller.locale].rule } };
}

const tallyShown = (of: Readonly<Record<Standing, number>>, { locale }: Caller): z.output<typeof tally> => standings.map((standing) => ({ standing, name: roundStandingWords[locale][standing], count: of[standing] }));

function progressShown(round: Round, { cases, now }: RoundParts, caller: Caller): RoundPage['progress'] {
  const progress = progressOf(round, cases, now);
  const unitShown = (of: UnitTally) => ({ unit: of.unit, unitName: caller.names.unit(of.unit), problems: of.problems, standings: tallyShown(of, caller) });
  return { standings: tallyShown(progress, caller), units: progress.units.map(unitShown) };
}

function caseShown(one: (RoundCase & Pick<CaseOfRound, 'caseNo'>) | undefined, caseId: string, { now, seen }: RoundParts, { locale }: Caller) {
  const standing = standingOf(one, now);
  const known = one !== undefined && seen.has(caseId);
  return { caseId: known ? caseId : null, caseNo: known ? one.caseNo : null, statusName: one === undefined ? null : wordOf(statusWords[locale], one.status), standing, standingName: roundStandingWords[locale][standing], dueAt: one?.dueAt ?? null };
}

function findingShown(round: Round, found: Round['findings'][number], parts: RoundParts, caller: Caller): z.output<typeof finding> {
  const { n, place: id, result, at, by, description = null } = found;
  const where = round.places.find((one) => one.id === id);
  const team = mayKnowTeam(round, caller);
  const of = isProblem(found) ? caseShown(parts.cases.get(found.caseId), found.caseId, parts, caller) : { caseId: null, caseNo: null, statusName: null, standing: null, standingName: null, dueAt: null };
  return {
    n, place: id, address: where?.address ?? id, unitName: caller.names.unit(where?.unit ?? ''), result, title: isProblem(found) ? found.title : null, description, photos: isProblem(found) ? (found.evidence ?? []).length : 0, ...of,
    at, by: team ? by : null, byName: team ? signed(found, caller.names.person) : null,
  };
}

function endOf({ published, closed }: Round, caller: Caller): Pick<RoundPage, 'published' | 'closed'> {
  return {
    published: published === undefined ? null : { ...deedOf(published, caller), docNo: published.docNo ?? null, text: published.text, places: published.places, checked: published.checked, problems: published.problems },
    closed: closed === undefined ? null : { ...deedOf(closed, caller), reason: closed.reason },
  };
}

const wordsOf = ({ locale }: Caller) => (command: RoundCommandType): string => roundCommandWords[locale][command];
const permittedTo = (round: Round, caller: Caller): z.output<typeof permission>[] => permissionsIn(roundMatter(round), (actor) => roundPermitted(round, actor), wordsOf(caller), caller);

/** Whether the caller may plan a round of their own office, or of that of somebody in whose place they stand. */
export const planning = (caller: Caller): z.output<typeof permission>[] => permissionsIn(roundMatter(noRound), (actor) => [mayPlan(actor)], wordsOf(caller), caller);
