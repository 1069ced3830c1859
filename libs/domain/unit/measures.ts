import { z } from 'zod';
import { paperNumber } from '#domain/case/dispatch';
import { without } from '#domain/case/state';
import { tell } from '#domain/case/telling';
import { type Deed, deedOf, didBefore } from '#domain/case/who';
import { clock } from '#domain/city/city';
import type { Policy, UnitRung } from '#domain/policy/policy';
import { Refusal } from '#domain/refusal';
import { dayOf } from '#domain/time';
import { day, text } from '../text.ts';
import { all, command, office, pick, type EvolveUnit, type UnitContext, type UnitFile, type UnitGuard } from './chapter.ts';
import type { Grounds, UnitEvent, UnitMeta } from './events.ts';
import { promised, withMeasure, type Measure, type UnitState } from './state.ts';
import { leadersOf } from './telling.ts';

const opinion = text(2000);
const which = z.string().max(20).exactOptional();
const none = (status: Measure['status']) => (wanted: string): Refusal => new Refusal('no-such-measure', { id: wanted, status });
const proposed = ({ measures }: UnitState): readonly Measure[] => measures.filter(({ status }) => status === 'proposed');
const some = (status: Measure['status']): UnitGuard => ({ state }) => state.measures.some((one) => one.status === status) || none(status)('');

/** The word before the number of each paper. */
const wordOf = ({ papers }: Policy, paper: UnitRung['paper']): string => papers[paper];

/** Headquarters may decide everything; the director what the ladder leaves to the director. */
const mayDecide: UnitGuard = (file, actor) => {
  const open = proposed(file.state);
  const forDirector = open.length === 0 || open.some(({ issuedBy }) => issuedBy === 'director');
  return forDirector ? office('director', 'hq')(file, actor) : office('hq')(file, actor);
};

function issued(measure: Measure, words: string, { unit }: UnitFile, { actor, at, rules, city, number }: UnitContext): readonly UnitEvent[] {
  if (didBefore(actor, { by: measure.proposedBy, ...(measure.proposedHand === undefined ? {} : { hand: measure.proposedHand }) })) throw new Refusal('separation-of-duties', { step: 'sanction' }, 'forbidden');
  const docNo = paperNumber(wordOf(rules.policy, measure.paper), at, number);
  return [{ type: 'UnitMeasureIssued', data: { id: measure.id, paper: measure.paper, docNo, opinion: words, told: tell(city, leadersOf(unit)) } }];
}

/** How a measure is carried out: a talk is held, a criticism and a listing are published, a matter is referred. */
const executions = { talk: 'TalkHeld', criticism: 'BulletinPublished', listing: 'ListingPublished', referral: 'MatterReferred' } as const satisfies Readonly<Record<UnitRung['paper'], UnitEvent['type']>>;

const levels = { criticism: 5, talk: 5, listing: 6, referral: 7 } as const satisfies Readonly<Record<UnitRung['paper'], number>>;

const executed = (state: UnitState, { id, on, minutes, reference }: Readonly<{ id: string; on: string; minutes: string; reference?: string }>, { at, ...deed }: UnitMeta): UnitState =>
  withMeasure(state, id, (one) => ({ ...one, status: 'executed', executed: { on, minutes, ...(reference === undefined ? {} : { reference }), at, ...deedOf(deed) } }));

/** What the ladder proposes is proposed by the clock, whoever moved the record last. */
const proposer = ({ grounds }: Readonly<{ grounds: Grounds }>, { by, hand }: Deed): Pick<Measure, 'proposedBy' | 'proposedHand'> =>
  grounds.kind !== 'by-hand' ? { proposedBy: clock.person } : { proposedBy: by, ...(hand === undefined ? {} : { proposedHand: hand }) };

/** Measures against the unit as a whole: proposed by its ladder or by hand, issued by somebody else with a document number, and then carried out: what is promised stays on a list until it is done. */
export const measures = {
  commands: {
    'propose-measure': command({
      schema: z.strictObject({ paper: z.enum(['criticism', 'talk', 'listing', 'referral']), grounds: text(2000), heldBy: text(60).exactOptional() }),
      may: office('clerk', 'dispatcher', 'director'),
      decide: ({ state, office: home }, { paper, grounds, heldBy }, { rules, city }) => {
        if (proposed(state).some((one) => one.paper === paper)) throw new Refusal('measure-already-proposed', { paper });
        return [{
          type: 'UnitMeasureProposed',
          data: {
            id: `m${state.measures.length + 1}`, rung: 'by-hand', level: levels[paper], paper, grounds: { kind: 'by-hand', text: grounds }, policy: rules.policy.version, ...(heldBy === undefined ? {} : { heldBy }), issuedBy: 'hq',
            to: tell(city, [{ kind: 'office', office: home, roles: ['hq'] }]), copy: [],
          },
        }];
      },
    }),
    'decide-measure': command({
      schema: z.strictObject({ measure: which, approve: z.boolean(), opinion }),
      numbers: (state, { measure: wanted, approve }) => (approve ? proposed(state).find(({ id }) => wanted === undefined || id === wanted)?.paper : undefined),
      may: all(mayDecide, some('proposed')),
      decide: (file, { measure: wanted, approve, opinion: words }, context) => {
        const measure = pick(proposed(file.state), wanted, none('proposed'));
        if (measure.issuedBy === 'hq' && !context.actor.roles.includes('hq')) throw new Refusal('unit-office-only', { roles: ['hq'] }, 'forbidden');
        return approve ? issued(measure, words, file, context) : [{ type: 'UnitMeasureDropped', data: { id: measure.id, opinion: words } }];
      },
    }),
    'execute-measure': command({
      schema: z.strictObject({ measure: which, on: day, minutes: text(5000), reference: text(200).exactOptional() }),
      may: all(office('clerk', 'dispatcher', 'director', 'hq'), some('issued')),
      decide: ({ state }, { measure: wanted, ...data }, { at }) => {
        const measure = pick(promised(state), wanted, none('issued'));
        if (data.on > dayOf(at)) throw new Refusal('executed-in-the-future', { on: data.on });
        if (measure.decidedAt !== undefined && data.on < dayOf(measure.decidedAt)) throw new Refusal('executed-before-issued', { on: data.on, issuedOn: dayOf(measure.decidedAt) });
        return [{ type: executions[measure.paper], data: { id: measure.id, ...data } }];
      },
    }),
  },
  evolve: {
    UnitMeasureProposed: (state, data, { at, ...deed }) => ({
      ...state, measures: [...state.measures, { ...without(data, 'policy', 'to', 'copy'), ...proposer(data, deed), proposedAt: at, status: 'proposed' }],
    }),
    UnitMeasureLapsed: (state, { id }) => withMeasure(state, id, (one) => ({ ...one, status: 'lapsed' })),
    UnitMeasureIssued: (state, { id, docNo }, { at, ...deed }) => withMeasure(state, id, (one) => ({ ...one, status: 'issued', docNo, decidedAt: at, decided: deedOf(deed) })),
    UnitMeasureDropped: (state, { id }, { at, ...deed }) => withMeasure(state, id, (one) => ({ ...one, status: 'dropped', decidedAt: at, decided: deedOf(deed) })),
    TalkHeld: executed,
    BulletinPublished: executed,
    ListingPublished: executed,
    MatterReferred: executed,
  } satisfies EvolveUnit<'UnitMeasureProposed' | 'UnitMeasureLapsed' | 'UnitMeasureIssued' | 'UnitMeasureDropped' | 'TalkHeld' | 'BulletinPublished' | 'ListingPublished' | 'MatterReferred'>,
};
