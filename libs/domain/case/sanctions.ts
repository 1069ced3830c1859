import { z } from 'zod';
import { Refusal } from '#domain/refusal';
import { id, text } from '../text.ts';
import { command, type Context, type Evolve, type Guard } from './chapter.ts';
import { paperNumber } from './dispatch.ts';
import type { CaseEvent } from './events.ts';
import { assignmentOf, type CaseState, type Party, type Sanction } from './state.ts';
import { tell } from './telling.ts';
import { all, office, unit, when, whileOpen } from './who.ts';

const ranks = { 'unit-vice': 1, 'unit-head': 2 } as const;
const opinion = text(2000);

const pick = (state: CaseState, status: Sanction['status'], wanted: string | undefined): Sanction | undefined =>
  state.sanctions.find((one) => one.status === status && (wanted === undefined || one.id === wanted));

function found(state: CaseState, status: Sanction['status'], wanted: string | undefined): Sanction {
  const sanction = pick(state, status, wanted);
  if (sanction === undefined) throw new Refusal('no-such-sanction', { id: wanted ?? '', status });
  return sanction;
}

/** Headquarters may issue everything; the director what the ladder leaves to the director. */
const mayDecide: Guard = (state, actor) => {
  const open = state.sanctions.filter(({ status }) => status === 'proposed');
  if (open.length === 0) return new Refusal('no-such-sanction', { id: '', status: 'proposed' });
  return open.some(({ issuedBy }) => issuedBy === 'director') ? office('director', 'hq')(state, actor) : office('hq')(state, actor);
};

const unitOf = (which: string): readonly Party[] => [{ kind: 'unit', unit: which, roles: ['unit-head', 'unit-vice', 'unit-handler'] }];

function issued(sanction: Sanction, words: string, { actor, at, rules, city, numbers }: Context): readonly CaseEvent[] {
  if (sanction.proposedBy === actor.person) throw new Refusal('separation-of-duties', { step: 'sanction' }, 'forbidden');
  const docNo = paperNumber(rules.policy.papers.supervision, at, numbers.supervision);
  const { id: which, level, kind, unit: on, mustLead } = sanction;
  return [{ type: 'SanctionIssued', data: { id: which, level, kind, unit: on, docNo, opinion: words, ...(mustLead === undefined ? {} : { mustLead }), told: tell(city, unitOf(on)) } }];
}

/** What is in force: not those dropped, withdrawn or under appeal. */
const inForce = (state: CaseState): readonly Sanction[] => state.sanctions.filter(({ status }) => status === 'issued' || status === 'upheld');
const leader = (sanctions: readonly Sanction[]): Sanction['mustLead'] =>
  sanctions.map(({ mustLead }) => mustLead).filter((one) => one !== undefined).toSorted((one, other) => ranks[other] - ranks[one])[0];

/** The sanctions changed, and with them the level and who must lead. */
function settled(state: CaseState, which: string, change: Partial<Sanction>): CaseState {
  const { mustLead: _, ...rest } = { ...state, sanctions: state.sanctions.map((one) => (one.id === which ? { ...one, ...change } : one)) };
  const force = inForce(rest);
  const lead = leader(force);
  const level = Math.max(0, ...force.map((one) => one.level), Math.min(state.level, 2));
  return { ...rest, level: state.closedAt === undefined ? level : state.level, ...(lead === undefined ? {} : { mustLead: lead }) };
}

const paperOf = (level: number): Sanction['kind'] => (level >= 4 ? 'red-card' : 'supervision-order');

/** Only people accuse: proposals are issued or dropped by a person with a document number; an appeal suspends the effect and may reverse it. */
export const sanctions = {
  commands: {
    'propose-sanction': command({
      schema: z.strictObject({ level: z.number().int().min(3).max(7), unit: id, grounds: text(2000), mustLead: z.enum(['unit-vice', 'unit-head']).exactOptional() }),
      may: all(office('clerk', 'dispatcher', 'director'), whileOpen),
      decide: (state, { level, unit: which, grounds, mustLead }, { rules, city }) => {
        if (assignmentOf(state, which) === undefined) throw new Refusal('unit-not-on-case', { unit: which });
        const issuedBy = level === 3 ? 'director' : 'hq';
        return [{
          type: 'SanctionProposed',
          data: {
            id: `s${state.sanctions.length + 1}`, level, kind: paperOf(level), rule: 'by-hand', policy: rules.policy.version, unit: which, grounds, issuedBy,
            ...(mustLead === undefined ? {} : { mustLead }), to: tell(city, [{ kind: 'office', office: state.office, roles: [issuedBy] }]), copy: [],
          },
        }];
      },
    }),
    'decide-sanction': command({
      schema: z.strictObject({ approve: z.boolean(), opinion, sanction: z.string().max(20).exactOptional() }),
      numbers: ({ approve }) => (approve ? 'supervision' : undefined),
      may: mayDecide,
      decide: (state, { approve, opinion: words, sanction: wanted }, context) => {
        const sanction = found(state, 'proposed', wanted);
        if (sanction.issuedBy === 'hq' && !context.actor.roles.includes('hq')) throw new Refusal('office-only', { roles: ['hq'] }, 'forbidden');
        return approve ? issued(sanction, words, context) : [{ type: 'SanctionDropped', data: { id: sanction.id, opinion: words } }];
      },
    }),
    appeal: command({
      schema: z.strictObject({ grounds: text(3000), sanction: z.string().max(20).exactOptional() }),
      may: all(unit('unit-head'), (state, actor) => state.sanctions.some((one) => one.unit === actor.unit && one.status === 'issued') || new Refusal('no-such-sanction', { id: '', status: 'issued' })),
      decide: (state, { grounds, sanction: wanted }, { actor }) => {
        const sanction = found({ ...state, sanctions: state.sanctions.filter((one) => one.unit === actor.unit) }, 'issued', wanted);
        return [{ type: 'AppealFiled', data: { id: sanction.id, grounds } }];
      },
    }),
    'rule-appeal': command({
      schema: z.strictObject({ upheld: z.boolean(), opinion, sanction: z.string().max(20).exactOptional() }),
      may: all(office('hq'), (state) => state.sanctions.some(({ status }) => status === 'appealed') || new Refusal('no-such-sanction', { id: '', status: 'appealed' })),
      decide: (state, { upheld, opinion: words, sanction: wanted }) => {
        const sanction = found(state, 'appealed', wanted);
        if (!upheld) return [{ type: 'SanctionUpheld', data: { id: sanction.id, opinion: words } }];
        return [{ type: 'SanctionWithdrawn', data: { id: sanction.id, opinion: words } }];
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
    SanctionIssued: (state, { id: which, docNo }) => settled(state, which, { status: 'issued', docNo }),
    SanctionDropped: (state, { id: which }) => settled(state, which, { status: 'dropped' }),
    AppealFiled: (state, { id: which }, { at }) => settled(state, which, { status: 'appealed', since: at }),
    SanctionUpheld: (state, { id: which }) => settled(state, which, { status: 'upheld' }),
    SanctionWithdrawn: (state, { id: which }) => settled(state, which, { status: 'withdrawn' }),
    SupervisionListed: (state) => ({ ...state, listed: true, grade: 'listed' }),
    SupervisionDelisted: (state) => ({ ...state, listed: false }),
    ExposureRecorded: (state) => ({ ...state, exposed: true }),
  } satisfies Evolve<'SanctionIssued' | 'SanctionDropped' | 'AppealFiled' | 'SanctionUpheld' | 'SanctionWithdrawn' | 'SupervisionListed' | 'SupervisionDelisted' | 'ExposureRecorded'>,
};
