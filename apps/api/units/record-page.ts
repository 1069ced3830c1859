import { z } from 'zod';
import { roleWords } from '#catalogue/roles';
import { withRungs } from '#catalogue/names';
import { ruleName, wordOf } from '#catalogue/rules';
import { levelWords, paperWords } from '#catalogue/steps';
import { boardWords, cardStatusWords, colourWords, measureStatusWords, unitCommandWords, unitStepWords } from '#catalogue/unit';
import type { UnitRecord } from '#commands/unit-records';
import { without } from '#domain/case/state';
import { tell } from '#domain/case/telling';
import { clock } from '#domain/city/city';
import { unitMatter } from '#domain/delegation/matter';
import { signed } from '#domain/delegation/signature';
import { workdaysBetween } from '#domain/calendar/remaining';
import type { Instant } from '#domain/time';
import type { UnitDuty } from '#domain/unit/chapter';
import { validInARow } from '#domain/unit/ladder';
import { promised, type Card, type Measure, type Place } from '#domain/unit/state';
import { permittedOn, unitDuties } from '#domain/unit/unit';
import type { PromiseInCase } from '#read-models/unit-record';
import { permission, permissionsIn } from '../cases/permissions.ts';
import { personAs, personShown } from '../cases/people.ts';
import type { Caller } from '../requests/caller.ts';
import { figure, held } from './figures.ts';

const card = z.strictObject({
  id: z.string(), colour: z.enum(['yellow', 'red']), colourName: z.string(), caseId: z.string(), caseNo: z.string().nullable(), sanction: z.string(), docNo: z.string(), givenAt: z.string(), expiresAt: z.string(), appealUntil: z.string(),
  status: z.enum(['valid', 'appealed', 'withdrawn', 'expired']), statusName: z.string(), appeal: z.strictObject({ at: z.enum(['case', 'unit']), by: z.string(), byName: z.string(), grounds: z.string(), since: z.string() }).nullable(),
});
const measure = z.strictObject({
  id: z.string(), rung: z.string(), rungName: z.string(), level: z.int(), levelName: z.string(), paper: z.string(), paperName: z.string(), cards: z.array(z.string()), periods: z.array(z.string()), text: z.string().nullable(), heldBy: z.string().nullable(), issuedBy: z.string(),
  issuedByName: z.string(), proposedAt: z.string(), proposedByName: z.string().nullable(), status: z.enum(['proposed', 'lapsed', 'dropped', 'issued', 'executed']), statusName: z.string(), decidedAt: z.string().nullable(), decidedByName: z.string().nullable(), docNo: z.string().nullable(),
  executed: z.strictObject({ on: z.string(), minutes: z.string(), reference: z.string().nullable(), byName: z.string() }).nullable(),
});
/** Promised and not carried out: of the unit as a whole, or in a case; how many working days ago. */
export const promise = z.strictObject({ unit: z.string(), unitName: z.string(), measure: z.string().nullable(), docNo: z.string().nullable(), caseId: z.string().nullable(), caseNo: z.string().nullable(), title: z.string().nullable(), open: z.int(), since: z.string(), workdays: z.int() });
const place = z.strictObject({ board: z.enum(['weekly', 'monthly']), boardName: z.string(), period: z.string(), rank: z.int(), fromBottom: z.int(), ranked: z.int() });
const duty = z.strictObject({
  id: z.string(), kind: z.string(), kindName: z.string(), at: z.string(), rule: z.string(), ruleName: z.string(), policy: z.string(), tells: z.array(personAs), copies: z.array(personAs), stoppedBy: z.array(z.strictObject({ command: z.string(), name: z.string() })),
});

/** The record of a unit across its cases. */
export const recordPage = z.strictObject({
  unit: z.string(), unitName: z.string(), office: z.string(), officeName: z.string(), version: z.int(), asOf: z.string().nullable(), cards: z.array(card), inARow: z.strictObject({ yellow: z.int(), red: z.int() }), measures: z.array(measure), promised: z.array(promise),
  places: z.array(place), figures: z.array(figure), held, agenda: z.array(duty), commands: z.array(permission),
});
export type RecordPage = z.output<typeof recordPage>;

const cardShown = ({ appeal, caseNo, ...one }: Card, { locale, names }: Caller): z.output<typeof card> => ({
  ...without(one, 'issuedBy', 'issuedHand'), caseNo: caseNo ?? null, colourName: colourWords[locale][one.colour], statusName: cardStatusWords[locale][one.status], appeal: appeal === undefined ? null : { ...without(appeal, 'hand'), byName: signed(appeal, names.person) },
});

function measureShown({ grounds, heldBy, executed, decidedAt, decided, docNo, proposedBy, proposedHand, ...one }: Measure, { locale, names }: Caller): z.output<typeof measure> {
  return {
    ...one, proposedByName: proposedBy === clock.person ? null : signed({ by: proposedBy, hand: proposedHand }, names.person), rungName: ruleName(locale, `unit.${one.rung}`, names.rungs), levelName: wordOf(levelWords[locale], `${one.level}`), paperName: paperWords[locale][one.paper], cards: grounds.kind === 'cards' ? [...grounds.cards] : [], periods: grounds.kind === 'rank' ? [...grounds.periods] : [],
    text: grounds.kind === 'by-hand' ? grounds.text : null, heldBy: heldBy ?? null, issuedByName: roleWords[locale][one.issuedBy], statusName: measureStatusWords[locale][one.status], decidedAt: decidedAt ?? null, decidedByName: decided === undefined ? null : signed(decided, names.person), docNo: docNo ?? null,
    executed: executed === undefined ? null : { on: executed.on, minutes: executed.minutes, reference: executed.reference ?? null, byName: signed(executed, names.person) },
  };
}

const placeShown = (one: Place, { locale }: Caller): z.output<typeof place> => ({ ...without(one, 'first'), boardName: boardWords[locale][one.board] });

function dutyShown({ id, kind, at, rule, tells, copies, stoppedBy }: UnitDuty, { city, rules }: UnitRecord, caller: Caller): z.output<typeof duty> {
  const { locale } = caller;
  const to = tell(city, tells);
  return {
    id, kind, kindName: unitStepWords[locale][kind], at, rule, ruleName: ruleName(locale, rule), policy: rules.policy.version, tells: to.map((one) => personShown(one, caller)), copies: tell(city, copies, to).map((one) => personShown(one, caller)),
    stoppedBy: stoppedBy.map((command) => ({ command, name: wordOf(unitCommandWords[locale], command) })),
  };
}

type Since = Readonly<{ now: Instant; record: UnitRecord }>;

/** What the office promised against the unit as a whole. */
export const promisesOfUnit = ({ now, record: { unit, state, rules } }: Readonly<{ now: Instant; record: Pick<UnitRecord, 'unit' | 'state' | 'rules'> }>, { names }: Caller): z.output<typeof promise>[] =>
  promised(state).map(({ id, docNo, decidedAt, proposedAt }) => {
    const since = decidedAt ?? proposedAt;
    return { unit, unitName: names.unit(unit), measure: id, docNo: docNo ?? null, caseId: null, caseNo: null, title: null, open: 1, since, workdays: workdaysBetween(rules.calendar, since, now) };
  });

/** What it promised in a case. */
export const promiseInCase = ({ holder, caseId, caseNo, title, open, since }: PromiseInCase, now: Instant, { calendar }: UnitRecord['rules'], { names }: Caller): z.output<typeof promise> => {
  const unit = holder.slice('unit:'.length);
  return { unit, unitName: names.unit(unit), measure: null, docNo: null, caseId, caseNo, title, open, since, workdays: workdaysBetween(calendar, since, now) };
};

const permissions = (record: UnitRecord, caller: Caller): z.output<typeof permission>[] =>
  permissionsIn(unitMatter(record.unit), (actor) => permittedOn(record, actor), (command) => wordOf(unitCommandWords[caller.locale], command), caller);

/** The page as somebody is shown it. */
export function recordShown({ record, now }: Since, parts: Pick<RecordPage, 'asOf' | 'promised' | 'figures' | 'held'>, caller: Caller): RecordPage {
  const { unit, office, state, rules, city } = record;
  const { names } = caller;
  return {
    unit, unitName: names.unit(unit), office, officeName: names.office(office), version: state.version, ...parts, cards: state.cards.map((one) => cardShown(one, caller)), inARow: { yellow: validInARow(state, 'yellow').length, red: validInARow(state, 'red').length },
    measures: state.measures.map((one) => measureShown(one, { ...caller, names: withRungs(caller.names, record.rules.policy) })), promised: [...promisesOfUnit({ record, now }, caller), ...parts.promised], places: state.places.map((one) => placeShown(one, caller)),
    agenda: unitDuties(record, rules, city).map((one) => dutyShown(one, record, caller)), commands: permissions(record, caller),
  };
}
