import { z } from 'zod';
import { dueOf } from '#domain/calendar/due';
import { without } from '#domain/case/state';
import { tell } from '#domain/case/telling';
import { deedOf, didBefore } from '#domain/case/who';
import { Refusal } from '#domain/refusal';
import { id, instant, text } from '../text.ts';
import { all, clockCommand, command, office, ofUnit, pick, type EvolveUnit, type UnitContext, type UnitDuty, type UnitFile } from './chapter.ts';
import type { UnitEvent } from './events.ts';
import { cardId, withCard, type Card, type UnitState } from './state.ts';
import { leadersOf } from './telling.ts';

const opinion = text(2000);
const which = z.string().max(100).exactOptional();
const none = (status: string) => (wanted: string): Refusal => new Refusal('no-such-card', { id: wanted, status });
const cardsOf = (state: UnitState, status: Card['status']): readonly Card[] => state.cards.filter((card) => card.status === status);
const known = (state: UnitState, card: string): Card | undefined => state.cards.find(({ id: one }) => one === card);
const told = ({ unit }: UnitFile, { city }: UnitContext) => tell(city, leadersOf(unit));

/** A measure that nobody has decided on yet falls with a card that it rests on. */
const lapsed = ({ measures }: UnitState, card: string): readonly UnitEvent[] =>
  measures
    .filter(({ status, grounds }) => status === 'proposed' && grounds.kind === 'cards' && grounds.cards.includes(card))
    .map((measure) => ({ type: 'UnitMeasureLapsed', data: { id: measure.id, card } }));

const withdrawn = (file: UnitFile, card: string, at: 'case' | 'unit', words: string, context: UnitContext): readonly UnitEvent[] => [
  { type: 'CardWithdrawn', data: { card, at, opinion: words, told: told(file, context) } },
  ...lapsed(file.state, card),
];

const given = z.strictObject({ colour: z.enum(['yellow', 'red']), caseId: id, caseNo: text(100).exactOptional(), sanction: id, docNo: text(100), issuedBy: id, issuedHand: id.exactOptional(), givenAt: instant });
const ofCase = z.strictObject({ caseId: id, sanction: id, words: opinion });

/** The cards of a unit: given and taken back by what happens to sanctions of its cases, appealed against here too, and expired by the clock. */
export const cards = {
  commands: {
    /** Follows a yellow or red card issued in a case. */
    'give-card': clockCommand({
      schema: given,
      decide: (file, data, context) => {
        const { policy, calendar } = context.rules;
        const card = cardId(data.caseId, data.sanction);
        if (known(file.state, card) !== undefined) return [];
        const { [data.colour]: stays, appeal } = policy.unit.cards;
        const [expiresAt, appealUntil] = [stays, appeal].map((period) => dueOf(calendar, data.givenAt, period).dueAt);
        return [{ type: 'CardGiven', data: { ...data, card, expiresAt: expiresAt ?? data.givenAt, appealUntil: appealUntil ?? data.givenAt, policy: policy.version, told: told(file, context) } }];
      },
    }),
    /** Follows an appeal in the case: the card has no effect until it is ruled on. */
    'suspend-card': clockCommand({
      schema: ofCase,
      decide: (file, { caseId, sanction, words }, context) => {
        const card = known(file.state, cardId(caseId, sanction));
        return card?.status !== 'valid' ? [] : [{ type: 'CardAppealed', data: { card: card.id, at: 'case', grounds: words, told: told(file, context) } }];
      },
    }),
    'restore-card': clockCommand({
      schema: ofCase,
      decide: (file, { caseId, sanction, words }, context) => {
        const card = known(file.state, cardId(caseId, sanction));
        return card?.appeal?.at !== 'case' || card.status !== 'appealed' ? [] : [{ type: 'CardUpheld', data: { card: card.id, at: 'case', opinion: words, told: told(file, context) } }];
      },
    }),
    'withdraw-card': clockCommand({
      schema: ofCase,
      decide: (file, { caseId, sanction, words }, context) => {
        const card = known(file.state, cardId(caseId, sanction));
        return card === undefined || card.status === 'withdrawn' ? [] : withdrawn(file, card.id, 'case', words, context);
      },
    }),
    'expire-card': clockCommand({
      schema: z.strictObject({ duty: z.string().max(200) }),
      decide: ({ state }, { duty }, { at }) => {
        const card = cardsOf(state, 'valid').find((one) => expiryId(one) === duty && one.expiresAt <= at);
        return card === undefined ? [] : [{ type: 'CardExpired', data: { card: card.id, dueAt: card.expiresAt, firedAt: at } }];
      },
    }),
    'appeal-card': command({
      schema: z.strictObject({ card: which, grounds: text(3000) }),
      may: all(ofUnit('unit-head'), ({ state }) => cardsOf(state, 'valid').length > 0 || none('valid')('')),
      decide: ({ state, office: home }, { card: wanted, grounds }, { at, city }) => {
        const card = pick(cardsOf(state, 'valid'), wanted, none('valid'));
        if (at > card.appealUntil) throw new Refusal('appeal-window-over', { closedAt: card.appealUntil });
        return [{ type: 'CardAppealed', data: { card: card.id, at: 'unit', grounds, told: tell(city, [{ kind: 'office', office: home, roles: ['hq'] }]) } }];
      },
    }),
    'rule-card-appeal': command({
      schema: z.strictObject({ card: which, upheld: z.boolean(), opinion }),
      may: all(office('hq'), ({ state }) => appealed(state).length > 0 || none('appealed')('')),
      decide: (file, { card: wanted, upheld, opinion: words }, context) => {
        const card = pick(appealed(file.state), wanted, none('appealed'));
        if (didBefore(context.actor, { by: card.issuedBy, ...(card.issuedHand === undefined ? {} : { hand: card.issuedHand }) })) throw new Refusal('separation-of-duties', { step: 'sanction' }, 'forbidden');
        return upheld ? withdrawn(file, card.id, 'unit', words, context) : [{ type: 'CardUpheld', data: { card: card.id, at: 'unit', opinion: words, told: told(file, context) } }];
      },
    }),
  },
  evolve: {
    CardGiven: (state, { card, ...data }) => ({ ...state, cards: [...state.cards, { ...without(data, 'policy', 'told'), id: card, status: 'valid' }] }),
    CardAppealed: (state, { card, at, grounds }, { at: since, ...deed }) => withCard(state, card, (one) => ({ ...one, status: 'appealed', appeal: { at, ...deedOf(deed), grounds, since } })),
    CardUpheld: (state, { card }) => withCard(state, card, (one) => ({ ...one, status: 'valid' })),
    CardWithdrawn: (state, { card }) => withCard(state, card, (one) => ({ ...one, status: 'withdrawn' })),
    CardExpired: (state, { card }) => withCard(state, card, (one) => ({ ...one, status: 'expired' })),
  } satisfies EvolveUnit<'CardGiven' | 'CardAppealed' | 'CardUpheld' | 'CardWithdrawn' | 'CardExpired'>,
  duties: ({ unit, state }: UnitFile): readonly UnitDuty[] =>
    cardsOf(state, 'valid').map((card) => ({
      id: expiryId(card), kind: 'expireCard', at: card.expiresAt, rule: `unit.cards.${card.colour}`, command: { type: 'expire-card', data: { duty: expiryId(card) } }, tells: leadersOf(unit), copies: [],
      stoppedBy: ['appeal-card'],
    })),
};

const expiryId = ({ id: card }: Card): string => `expiry/${card}`;

/** Appeals that are heard on the record; those in a case are ruled there. */
export const appealed = (state: UnitState): readonly Card[] => cardsOf(state, 'appealed').filter(({ appeal }) => appeal?.at === 'unit');
