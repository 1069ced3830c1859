import { z } from 'zod';
import { Refusal } from '#domain/refusal';
import { id, text } from '../text.ts';
import { command, type Context, type Evolve, type Guard } from './chapter.ts';
import { paperNumber } from './dispatch.ts';
import type { CaseEvent } from './events.ts';
import { assignmentOf, inForce, isOpen, ordered, without, type CaseState, type Party, type Sanction } from './state.ts';
import { tell } from './telling.ts';
import { all, office, unit, when, whileOpen } from './who.ts';

const opinion = text(2000);
const which = z.string().max(20).exactOptional();
const none = (status: Sanction['status'], wanted = ''): Refusal => new Refusal('no-such-sanction', { id: wanted, status });

const some = (status: Sanction['status'], fits: (one: Sanction, unit: string | undefined) => boolean = () => true): Guard => (state, actor) =>
  state.sanctions.some((one) => one.status === status && fits(one, actor.unit)) || none(status);

/** The named sanction of this status, or the only one that the person has to do with. */
function pick(state: CaseState, status: Sanction['status'], wanted: string | undefined, concerns: (one: Sanction) => boolean = () => true): Sanction {
  const [found, ...more] = state.sanctions.filter((one) => one.status === status && (wanted === undefined ? concerns(one) : one.id === wanted));
  if (found === undefined) throw none(status, wanted);
  if (more.length > 0) throw new Refusal('name-one', { of: [found, ...more].map(({ id: one }) => one) });
  return found;
}

/** Headquarters may issue everything; the director what the ladder leaves to the director. */
const mayDecide: Guard = (state, actor) => {
  const open = state.sanctions.filter(({ status }) => status === 'proposed');
  const forDirector = open.length === 0 || open.some(({ issuedBy }) => issuedBy === 'director');
  return forDirector ? office('director', 'hq')(state, actor) : office('hq')(state, actor);
};

const unitOf = (on: string): readonly Party[] => [{ kind: 'unit', unit: on, roles: ['unit-head', 'unit-vice', 'unit-handler'] }];

function issued({ proposedBy, id: one, level, kind, unit: on, mustLead }: Sanction, words: string, { actor, at, rules, city, numbers }: Context): readonly CaseEvent[] {
  if (proposedBy === actor.person) throw new Refusal('separation-of-duties', { step: 'sanction' }, 'forbidden');
  const docNo = paperNumber(rules.policy.papers.supervision, at, numbers.supervision);
  return [{ type: 'SanctionIssued', data: { id: one, level, kind, unit: on, docNo, opinion: words, ...(mustLead === undefined ? {} : { mustLead }), told: tell(city, unitOf(on)) } }];
}

/** One sanction changed, and with it the level; none once the case is over. */
function settled(state: CaseState, one: string, change: Partial<Sanction>): CaseState {
  const after = { ...state, sanctions: state.sanctions.map((other) => (other.id === one ? { ...other, ...change } : other)) };
  return { ...after, level: isOpen(state) ? Math.max(state.reminded, ...inForce(after).map(({ level }) => level)) : 0 };
}

const paperOf = (level: number): Sanction['kind'] => (level >= 4 ? 'red-card' : 'supervision-order');

/** Only people accuse: proposals are issued or dropped by a person with a document number; an appeal suspends the effect and may reverse it. */
export const sanctions = {
  commands: {
    'propose-sanction': command({
      schema: z.strictObject({ level: z.number().int().min(3).max(7), unit: id, grounds: text(2000), mustLead: z.enum(['unit-vice', 'unit-head']).exactOptional() }),
      may: all(office('clerk', 'dispatcher', 'director'), when(...ordered)),
      decide: (state, { level, unit: on, grounds, mustLead }, { rules, city }) => {
        if (assignmentOf(state, on) === undefined) throw new Refusal('unit-not-on-case', { unit: on });
        if (state.sanctions.some((one) => one.status === 'proposed' && one.unit === on && one.level === level)) throw new Refusal('already-proposed', { unit: on, level });
        const issuedBy = level === 3 ? 'director' : 'hq';
        return [{
          type: 'SanctionProposed',
          data: {
            id: `s${state.sanctions.length + 1}`, level, kind: paperOf(level), rule: 'by-hand', policy: rules.policy.version, unit: on, grounds, issuedBy,
            ...(mustLead === undefined ? {} : { mustLead }), to: tell(city, [{ kind: 'office', office: state.office, roles: [issuedBy] }]), copy: [],
          },
        }];
      },
    }),
    'decide-sanction': command({
      schema: z.strictObject({ approve: z.boolean(), opinion, sanction: which }),
      numbers: ({ approve }) => (approve ? 'supervision' : undefined),
      may: all(mayDecide, some('proposed')),
      decide: (state, { approve, opinion: words, sanction: wanted }, context) => {
        const forAll = context.actor.roles.includes('hq');
        const sanction = pick(state, 'proposed', wanted, ({ issuedBy }) => forAll || issuedBy === 'director');
        if (sanction.issuedBy === 'hq' && !forAll) throw new Refusal('office-only', { roles: ['hq'] }, 'forbidden');
        return approve ? issued(sanction, words, context) : [{ type: 'SanctionDropped', data: { id: sanction.id, opinion: words } }];
      },
    }),
    appeal: command({
      schema: z.strictObject({ grounds: text(3000), sanction: which }),
      may: all(unit('unit-head'), some('issued', (one, mine) => one.unit === mine)),
      decide: (state, { grounds, sanction: wanted }, { actor }) => {
        const own = { ...state, sanctions: state.sanctions.filter((one) => one.unit === actor.unit) };
        return [{ type: 'AppealFiled', data: { id: pick(own, 'issued', wanted).id, grounds } }];
      },
    }),
    'rule-appeal': command({
      schema: z.strictObject({ upheld: z.boolean(), opinion, sanction: which }),
      may: all(office('hq'), some('appealed')),
      decide: (state, { upheld, opinion: words, sanction: wanted }) => {
        const { id: one } = pick(state, 'appealed', wanted);
        return [{ type: upheld ? 'SanctionWithdrawn' : 'SanctionUpheld', data: { id: one, opinion: words } }];
      },
    }),
    'list-for-supervision': command({
      schema: z.strictObject({ reason: text(2000) }),
      may: all(office('hq'), whileOpen, (state) => !state.listed || new Refusal('already-listed')),
      decide: (_, data) => [{ type: 'SupervisionListed', data }],
    }),
    delist: command({
      schema: z.strictObject({ reason: text(2000) }),
      may: all(office('hq'), (state) => state.listed || new Refusal('not-listed'), when('closed', 'archived')),
      decide: (_, data) => [{ type: 'SupervisionDelisted', data }],
    }),
    'record-exposure': command({
      schema: z.strictObject({ media: text(200), note: text(2000).exactOptional(), reference: text(500).exactOptional() }),
      may: all(office('propaganda', 'director'), whileOpen),
      decide: (_, data) => [{ type: 'ExposureRecorded', data }],
    }),
  },
  evolve: {
    SanctionIssued: (state, { id: one, docNo }) => settled(state, one, { status: 'issued', docNo }),
    SanctionDropped: (state, { id: one }) => settled(state, one, { status: 'dropped' }),
    AppealFiled: (state, { id: one }, { at }) => settled(state, one, { status: 'appealed', since: at }),
    SanctionUpheld: (state, { id: one }) => settled(state, one, { status: isOpen(state) ? 'upheld' : 'lifted' }),
    SanctionWithdrawn: (state, { id: one }) => settled(state, one, { status: 'withdrawn' }),
    /** A case that is listed while it is being signed off is applied for again, under the signatures of a listed case. */
    SupervisionListed: (state) => ({ ...without(state, 'signOff'), listed: true, grade: 'listed' }),
    SupervisionDelisted: (state) => ({ ...state, listed: false }),
    ExposureRecorded: (state) => ({ ...state, exposed: true }),
  } satisfies Evolve<'SanctionIssued' | 'SanctionDropped' | 'AppealFiled' | 'SanctionUpheld' | 'SanctionWithdrawn' | 'SupervisionListed' | 'SupervisionDelisted' | 'ExposureRecorded'>,
};
