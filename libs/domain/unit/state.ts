import type { Deed } from '#domain/case/who';
import type { Paper, UnitRung } from '#domain/policy/policy';
import type { Day, Instant } from '#domain/time';
import type { Colour, Grounds, Hearing } from './events.ts';
import type { Board } from './periods.ts';

/** A yellow or red card on the record. Only a `valid` one counts. */
export type Card = Readonly<{
  id: string;
  colour: Colour;
  caseId: string;
  caseNo?: string;
  sanction: string;
  docNo: string;
  issuedBy: string;
  /** Whose hand it was, where a deputy issued it. */
  issuedHand?: string;
  givenAt: Instant;
  expiresAt: Instant;
  appealUntil: Instant;
  status: 'valid' | 'appealed' | 'withdrawn' | 'expired';
  appeal?: Deed & Readonly<{ at: Hearing; grounds: string; since: Instant }>;
}>;

/** A measure against the unit as a whole: a talk, a criticism, a listing, a referral. `issued` is promised; only `executed` is done. */
export type Measure = Readonly<{
  id: string;
  rung: string;
  level: number;
  paper: UnitRung['paper'];
  grounds: Grounds;
  heldBy?: string;
  issuedBy: 'director' | 'hq';
  proposedBy: string;
  /** Whose hand it was, where a deputy proposed it. */
  proposedHand?: string;
  proposedAt: Instant;
  status: 'proposed' | 'lapsed' | 'dropped' | 'issued' | 'executed';
  decidedAt?: Instant;
  decided?: Deed;
  docNo?: string;
  executed?: Deed & Readonly<{ on: Day; minutes: string; reference?: string; at: Instant }>;
}>;

/** A place on a board. `fromBottom` 1 is the last; `first`: shares the first place, and so is not at the bottom whatever the number. */
export type Place = Readonly<{ board: Board; period: string; rank: number; fromBottom: number; ranked: number; first: boolean }>;

/** The record of one unit across its cases. */
export type UnitState = Readonly<{
  version: number;
  cards: readonly Card[];
  measures: readonly Measure[];
  places: readonly Place[];
  chased: Readonly<Record<string, Readonly<{ rung: number; dueAt: Instant }>>>;
}>;

export const noRecord: UnitState = { version: 0, cards: [], measures: [], places: [], chased: {} };

/** The colour of a card that a paper puts on the record; none for other papers. */
export function colourOf(paper: Paper): Colour | undefined {
  if (paper === 'yellow-card') return 'yellow';
  return paper === 'red-card' ? 'red' : undefined;
}

/** The id of the card that a sanction of a case puts on the record. */
export const cardId = (caseId: string, sanction: string): string => `${caseId}/${sanction}`;

/** The case and the sanction that put a card of this id on the record. */
export function sanctionOfCard(card: string): Readonly<{ caseId: string; sanction: string }> {
  const end = card.lastIndexOf('/');
  return { caseId: card.slice(0, end), sanction: card.slice(end + 1) };
}

export const withCard = (state: UnitState, id: string, change: (card: Card) => Card): UnitState => ({ ...state, cards: state.cards.map((card) => (card.id === id ? change(card) : card)) });
export const withMeasure = (state: UnitState, id: string, change: (measure: Measure) => Measure): UnitState => ({
  ...state,
  measures: state.measures.map((measure) => (measure.id === id ? change(measure) : measure)),
});

/** Promised and not done yet: issued with a document number, and nobody has recorded that it was carried out. */
export const promised = ({ measures }: UnitState): readonly Measure[] => measures.filter(({ status }) => status === 'issued');
