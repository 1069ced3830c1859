import { tell } from '#domain/case/telling';
import { clock, type City } from '#domain/city/city';
import { recordNotices, type RecordNotice, type RecordTelling, type RecordTodo } from '../record-notice.ts';
import type { Facts } from '../refusal.ts';
import type { UnitFile } from './chapter.ts';
import type { UnitEvents, UnitEventType, UnitHappened } from './events.ts';
import { leadersOf } from './telling.ts';

/** The record as it stands after the command, and the city that held. */
type About = Readonly<{ file: UnitFile; city: City; by: string }>;
type Tells<Type extends UnitEventType> = (data: UnitEvents[Type], about: About) => readonly RecordTelling[];

const nobody = (): readonly RecordTelling[] => [];
const news = (rule: string, told: RecordTelling['told'], facts: Facts, { file, by }: About): readonly RecordTelling[] => [{ told, by, facts, copy: false, reason: { kind: 'news', rule: `news.${rule}`, unit: file.unit } }];
const toLeaders = (rule: string, facts: Facts, about: About): readonly RecordTelling[] => news(rule, tell(about.city, leadersOf(about.file.unit)), facts, about);

/** What a card is called. */
function ofCard(id: string, { file }: About): Facts {
  const card = file.state.cards.find((one) => one.id === id);
  return card === undefined ? {} : { paper: `${card.colour}-card`, docNo: card.docNo };
}

const measureOf = (id: string, { file }: About) => file.state.measures.find((one) => one.id === id);
function ofMeasure(id: string, about: About): Facts {
  const measure = measureOf(id, about);
  return measure === undefined ? {} : { paper: measure.paper };
}

const executed = ({ id, on }: UnitEvents['TalkHeld'], about: About): readonly RecordTelling[] => toLeaders('measure-executed', { ...ofMeasure(id, about), on }, about);

/** What each wait asks for, by the beginning of its id; and what it is about. */
const waits: Readonly<Record<string, Readonly<{ todo: RecordTodo; about: (id: string, about: About) => Facts }>>> = {
  decide: { todo: 'decide-measure', about: ofMeasure },
  execute: { todo: 'execute-measure', about: ofMeasure },
  appeal: { todo: 'rule-card-appeal', about: ofCard },
};

function reminded({ wait, rule, step, to, copy }: UnitEvents['UnitReminderSent'], about: About): readonly RecordTelling[] {
  const [kind = '', ...id] = wait.split('/');
  const asked = waits[kind];
  const reason = { kind: 'reminder', rule, step, unit: about.file.unit } as const;
  const rest = { by: about.by, reason, facts: asked?.about(id.join('/'), about) ?? {}, ...(asked === undefined ? {} : { todo: asked.todo }) };
  return [{ told: to, copy: false, ...rest }, { told: copy, copy: true, ...rest }];
}

/** Who is to know of an event on the record of a unit, and why. Every event stands here: nobody is forgotten by accident. */
const tellings: { readonly [Type in UnitEventType]: Tells<Type> } = {
  CardGiven: ({ told, colour, docNo, caseId, caseNo = caseId, expiresAt, appealUntil }, { file, by }) => {
    const paper = `${colour}-card`;
    return [{ told, by, copy: false, reason: { kind: 'order', rule: `order.${paper}`, unit: file.unit }, todo: 'appeal-card', dueAt: appealUntil, facts: { paper, docNo, case: caseNo, expiresAt } }];
  },
  CardAppealed: ({ card, at, told }, about) =>
    at === 'case' ? news('card-appealed', told, ofCard(card, about), about) : [{ told, by: about.by, copy: false, reason: { kind: 'turn', rule: 'turn.appeal', step: 'appeal', unit: about.file.unit }, todo: 'rule-card-appeal', facts: ofCard(card, about) }],
  CardUpheld: ({ card, told }, about) => news('card-upheld', told, ofCard(card, about), about),
  CardWithdrawn: ({ card, told }, about) => news('card-withdrawn', told, ofCard(card, about), about),
  CardExpired: ({ card }, about) => toLeaders('card-expired', ofCard(card, about), about),
  UnitRanked: nobody,
  UnitMeasureProposed: ({ rung, level, paper, grounds, to, copy }, { file, by }) => {
    // What the ladder proposes is proposed by the clock, whoever moved the record.
    const proposal = { by: grounds.kind === 'by-hand' ? by : clock.person, reason: { kind: 'proposal', rule: `unit.${rung}`, step: 'sanction', level, unit: file.unit }, todo: 'decide-measure', facts: { paper } } as const;
    return [{ told: to, copy: false, ...proposal }, { told: copy, copy: true, ...proposal }];
  },
  UnitMeasureLapsed: ({ id }, about) => news('measure-lapsed', tell(about.city, [{ kind: 'office', office: about.file.office, roles: [measureOf(id, about)?.issuedBy ?? 'hq'] }]), ofMeasure(id, about), about),
  UnitMeasureIssued: ({ id, paper, docNo, told }, about) => {
    const level = measureOf(id, about)?.level;
    return [{ told, by: about.by, copy: false, reason: { kind: 'order', rule: `order.${paper}`, unit: about.file.unit, ...(level === undefined ? {} : { level }) }, todo: 'comply', facts: { paper, docNo } }];
  },
  UnitMeasureDropped: ({ id }, about) => {
    const proposer = measureOf(id, about)?.proposedBy;
    return proposer === undefined || proposer === clock.person ? [] : news('measure-dropped', tell(about.city, [{ kind: 'person', person: proposer, office: about.file.office }]), ofMeasure(id, about), about);
  },
  TalkHeld: executed,
  BulletinPublished: executed,
  ListingPublished: executed,
  MatterReferred: executed,
  UnitReminderSent: reminded,
};

function tellingsOf<Type extends UnitEventType>(event: Readonly<{ type: Type; data: UnitEvents[Type] }>, about: About): readonly RecordTelling[] {
  return tellings[event.type](event.data, about);
}

/** Whom one command to the record of a unit concerns, each person once; never who did it. `file` is the record after the command. */
export const unitNotices = (events: readonly UnitHappened[], file: UnitFile, city: City): readonly RecordNotice[] => recordNotices(events.map((event) => tellingsOf(event, { file, city, by: event.by })));
