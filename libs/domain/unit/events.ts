import type { Told } from '#domain/case/events';
import type { Step, UnitRung } from '#domain/policy/policy';
import type { Day, Instant } from '#domain/time';
import type { Board } from './periods.ts';

export type Colour = 'yellow' | 'red';

/** Where an appeal against a card is heard: in the case that led to it, or on the record of the unit. */
export type Hearing = 'case' | 'unit';

/** What a measure rests on: cards in a row, places at the bottom in a row, or what somebody of the office writes. */
export type Grounds =
  | Readonly<{ kind: 'cards'; cards: readonly string[] }>
  | Readonly<{ kind: 'rank'; board: Board; periods: readonly string[] }>
  | Readonly<{ kind: 'by-hand'; text: string }>;

type Execution = Readonly<{ id: string; on: Day; minutes: string; reference?: string }>;

/** Everything that can happen to the record of a unit (单位责任档案), by name. Events only grow. */
export type UnitEvents = {
  CardGiven: Readonly<{ card: string; colour: Colour; caseId: string; caseNo?: string; sanction: string; docNo: string; issuedBy: string; issuedHand?: string; givenAt: Instant; expiresAt: Instant; appealUntil: Instant; policy: string; told: readonly Told[] }>;
  /** Suspends the card until it is ruled on. */
  CardAppealed: Readonly<{ card: string; at: Hearing; grounds: string; told: readonly Told[] }>;
  CardUpheld: Readonly<{ card: string; at: Hearing; opinion: string; told: readonly Told[] }>;
  CardWithdrawn: Readonly<{ card: string; at: Hearing; opinion: string; told: readonly Told[] }>;
  CardExpired: Readonly<{ card: string; dueAt: Instant; firedAt: Instant }>;
  UnitRanked: Readonly<{ board: Board; period: string; rank: number; fromBottom: number; ranked: number; first: boolean }>;
  UnitMeasureProposed: Readonly<{ id: string; rung: string; level: number; paper: UnitRung['paper']; grounds: Grounds; policy: string; heldBy?: string; issuedBy: 'director' | 'hq'; to: readonly Told[]; copy: readonly Told[] }>;
  /** What it rests on is gone: one of its cards was withdrawn before anybody decided. */
  UnitMeasureLapsed: Readonly<{ id: string; card: string }>;
  UnitMeasureIssued: Readonly<{ id: string; paper: UnitRung['paper']; docNo: string; opinion: string; told: readonly Told[] }>;
  UnitMeasureDropped: Readonly<{ id: string; opinion: string }>;
  TalkHeld: Execution;
  BulletinPublished: Execution;
  ListingPublished: Execution;
  MatterReferred: Execution;
  UnitReminderSent: Readonly<{ wait: string; step: Step; rung: number; rule: string; policy: string; dueAt: Instant; firedAt: Instant; missed: readonly string[]; to: readonly Told[]; copy: readonly Told[] }>;
};

export type UnitEventType = keyof UnitEvents;
export type UnitEvent = { [Type in UnitEventType]: Readonly<{ type: Type; data: UnitEvents[Type] }> }[UnitEventType];
/** When an event happened, in whose name, and by whose hand where it was a deputy's. */
export type UnitMeta = Readonly<{ at: Instant; by: string; hand?: string }>;
/** An event as the log returns it. */
export type UnitHappened = UnitEvent & UnitMeta;
