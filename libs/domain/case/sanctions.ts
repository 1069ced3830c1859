import { z } from 'zod';
import type { Actor } from '#domain/city/city';
import { Refusal } from '#domain/refusal';
import { id, text } from '../text.ts';
import { clockCommand, command, type Context, type Evolve, type Guard } from './chapter.ts';
import { paperNumber } from './dispatch.ts';
import { cardOf, papersOn, promises, proposable, seriesOfPaper, wordOfPaper } from './papers.ts';
import type { CaseEvent } from './events.ts';
import { assignmentOf, inForce, isOpen, ordered, type CaseState, type Party, type Sanction } from './state.ts';
import { tell } from './telling.ts';
import { all, didBefore, office, onlyTheClock, unit, when, whileOpen } from './who.ts';

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

function issued({ proposedBy, proposedHand, id: one, level, kind, unit: on, mustLead }: Sanction, words: string, { actor, at, rules, city, numbers }: Context): readonly CaseEvent[] {
  if (didBefore(actor, { by: proposedBy, ...(proposedHand === undefined ? {} : { hand: proposedHand }) })) throw new Refusal('separation-of-duties', { step: 'sanction' }, 'forbidden');
  const { execution } = rules.policy;
  const docNo = paperNumber(wordOfPaper(kind, rules.policy), at, numbers[seriesOfPaper(kind)]);
  return [{ type: 'SanctionIssued', data: { id: one, level, kind, unit: on, docNo, ...cardOf(kind), opinion: words, ...(mustLead === undefined ? {} : { mustLead }), ...(promises(kind) && execution !== undefined ? { execution } : {}), told: tell(city, unitOf(on)) } }];
}

/** One sanction changed, and with it the level; none once the case is over. */
function settled(state: CaseState, one: string, change: Partial<Sanction>): CaseState {
  const after = { ...state, sanctions: state.sanctions.map((other) => (other.id === one ? { ...other, ...change } : other)) };
  return { ...after, level: isOpen(state) ? Math.max(state.reminded, ...inForce(after).map(({ level }) => level)) : 0 };
}

/** The paper for a level: as named, if it fits, otherwise the usual one. */
function paperFor(level: number, named: z.output<typeof proposable> | undefined): Sanction['kind'] {
  const fitting = papersOn[level] ?? ['supervision-order'];
  if (named !== undefined && !fitting.includes(named)) throw new Refusal('paper-of-another-level', { level, fitting });
  return named ?? fitting[0];
}

/** What stands on a sanction for the record of its unit. */
const concerning = ({ unit: on, kind }: Sanction) => ({ unit: on, ...cardOf(kind) });

/** Issued, in force or lifted by the closing since, and not carried out: a talk that was not held, a bulletin not published (失之于软、失之于宽). */
export const promised = ({ sanctions: issuedSoFar }: CaseState): readonly Sanction[] =>
  issuedSoFar.filter(({ status, kind, executedAt }) => (status === 'issued' || status === 'upheld' || status === 'lifted') && promises(kind) && executedAt === undefined);

/** Issued, and not taken back since: what can be withdrawn. */
export const wasIssued = ({ status }: Sanction): boolean => status === 'issued' || status === 'appealed' || status === 'upheld' || status === 'lifted';

/** The one that a decision is about, as far as it can be told before it is made: by name, or the only one that this person may decide. */
function toDecide(state: CaseState, wanted: string | undefined, { roles }: Actor): Sanction | undefined {
  const [found, ...more] = state.sanctions.filter((one) => one.status === 'proposed' && (wanted === undefined ? roles.includes('hq') || one.issuedBy === 'director' : one.id === wanted));
  return more.length > 0 ? undefined : found;
}

/** Only people accuse: proposals are issued or dropped by a person with a document number; an appeal suspends the effect and may reverse it. */
export const sanctions = {
  commands: {
    'propose-sanction': command({
      schema: z.strictObject({ level: z.number().int().min(3).max(7), unit: id, paper: proposable.exactOptional(), grounds: text(2000), mustLead: z.enum(['unit-vice', 'unit-head']).exactOptional() }),
      may: all(office('clerk', 'dispatcher', 'director'), when(...ordered)),
      decide: (state, { level, unit: on, paper, grounds, mustLead }, { rules, city }) => {
        const kind = paperFor(level, paper);
        if (assignmentOf(state, on) === undefined) throw new Refusal('unit-not-on-case', { unit: on });
        if (state.sanctions.some((one) => one.status === 'proposed' && one.unit === on && one.level === level)) throw new Refusal('already-proposed', { unit: on, level });
        const issuedBy = level === 3 ? 'director' : 'hq';
        return [{
          type: 'SanctionProposed',
          data: {
            id: `s${state.sanctions.length + 1}`, level, kind, rule: 'by-hand', policy: rules.policy.version, unit: on, grounds, issuedBy, ...cardOf(kind),
            ...(mustLead === undefined ? {} : { mustLead }), to: tell(city, [{ kind: 'office', office: state.office, roles: [issuedBy] }]), copy: [],
          },
        }];
      },
    }),
    'decide-sanction': command({
      schema: z.strictObject({ approve: z.boolean(), opinion, sanction: which }),
      numbers: ({ approve, sanction: wanted }, state, actor) => {
        const kind = approve ? toDecide(state, wanted, actor)?.kind : undefined;
        return kind === undefined ? undefined : seriesOfPaper(kind);
      },
      may: all(mayDecide, some('proposed')),
      decide: (state, { approve, opinion: words, sanction: wanted }, context) => {
        const forAll = context.actor.roles.includes('hq');
        const sanction = pick(state, 'proposed', wanted, ({ issuedBy }) => forAll || issuedBy === 'director');
        if (sanction.issuedBy === 'hq' && !forAll) throw new Refusal('office-only', { roles: ['hq'] }, 'forbidden');
        return approve ? issued(sanction, words, context) : [{ type: 'SanctionDropped', data: { id: sanction.id, ...concerning(sanction), opinion: words } }];
      },
    }),
    appeal: command({
      schema: z.strictObject({ grounds: text(3000), sanction: which }),
      may: all(unit('unit-head'), some('issued', (one, mine) => one.unit === mine)),
      decide: (state, { grounds, sanction: wanted }, { actor }) => {
        const own = { ...state, sanctions: state.sanctions.filter((one) => one.unit === actor.unit) };
        const sanction = pick(own, 'issued', wanted);
        return [{ type: 'AppealFiled', data: { id: sanction.id, ...concerning(sanction), grounds } }];
      },
    }),
    'rule-appeal': command({
      schema: z.strictObject({ upheld: z.boolean(), opinion, sanction: which }),
      may: all(office('hq'), some('appealed')),
      decide: (state, { upheld, opinion: words, sanction: wanted }) => {
        const sanction = pick(state, 'appealed', wanted);
        return [{ type: upheld ? 'SanctionWithdrawn' : 'SanctionUpheld', data: { id: sanction.id, ...concerning(sanction), opinion: words } }];
      },
    }),
    /** Follows the record of the unit, on which the card of this sanction was taken back. */
    'withdraw-sanction': clockCommand({
      schema: z.strictObject({ sanction: z.string().max(20), opinion, ruledBy: id, ruledHand: id.exactOptional() }),
      may: onlyTheClock,
      decide: (state, { sanction: wanted, opinion: words, ...ruled }) => {
        const sanction = state.sanctions.find((one) => one.id === wanted && wasIssued(one));
        return sanction === undefined ? [] : [{ type: 'SanctionWithdrawn', data: { id: sanction.id, ...concerning(sanction), opinion: words, ...ruled } }];
      },
    }),
    'execute-sanction': command({
      schema: z.strictObject({ sanction: z.string().max(20), note: text(2000) }),
      may: all(office('dispatcher', 'director', 'hq', 'propaganda'), (state) => promised(state).length > 0 || new Refusal('nothing-promised')),
      decide: (state, { sanction: wanted, note }) => {
        if (state.sanctions.some(({ id: one, executedAt }) => one === wanted && executedAt !== undefined)) return [];
        const sanction = promised(state).find(({ id: one }) => one === wanted);
        if (sanction === undefined) throw none('issued', wanted);
        return [{ type: 'SanctionExecuted', data: { id: sanction.id, ...concerning(sanction), kind: sanction.kind, note } }];
      },
    }),
    'record-exposure': command({
      schema: z.strictObject({ media: text(200), note: text(2000).exactOptional(), reference: text(500).exactOptional() }),
      may: all(office('propaganda', 'director'), whileOpen),
      decide: (_, data) => [{ type: 'ExposureRecorded', data }],
    }),
  },
  evolve: {
    SanctionIssued: (state, { id: one, docNo, execution }, { at }) => settled(state, one, { status: 'issued', docNo, ...(execution === undefined ? {} : { execution: { since: at, limit: execution } }) }),
    SanctionExecuted: (state, { id: one }, { at }) => settled(state, one, { executedAt: at }),
    SanctionDropped: (state, { id: one }) => settled(state, one, { status: 'dropped' }),
    AppealFiled: (state, { id: one }, { at }) => settled(state, one, { status: 'appealed', since: at }),
    SanctionUpheld: (state, { id: one }, { at }) => {
      const execution = state.sanctions.find(({ id: other }) => other === one)?.execution;
      return settled(state, one, { status: isOpen(state) ? 'upheld' : 'lifted', ...(execution === undefined ? {} : { execution: { ...execution, since: at } }) });
    },
    SanctionWithdrawn: (state, { id: one }) => settled(state, one, { status: 'withdrawn' }),
    ExposureRecorded: (state) => ({ ...state, exposed: true }),
  } satisfies Evolve<'SanctionIssued' | 'SanctionDropped' | 'AppealFiled' | 'SanctionUpheld' | 'SanctionWithdrawn' | 'SanctionExecuted' | 'ExposureRecorded'>,
};
