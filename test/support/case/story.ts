import { commandTable, decide, duties, evolve, type CaseCommand, type CaseCommandType } from '#domain/case/case';
import type { Context, Duty, Rules } from '#domain/case/chapter';
import type { Happened } from '#domain/case/events';
import { nothing, type CaseState } from '#domain/case/state';
import { clock, type Actor, type City } from '#domain/city/city';
import { doneBy, signatureOf } from '#domain/delegation/signature';
import { instantOf, millis, type Instant } from '#domain/time';
import { by, city, rules } from './city.ts';

export type DataOf<Type extends CaseCommandType> = Extract<CaseCommand, { type: Type }>['data'];

/** A case as far as it has been told: what happened, what is true, what time it is, by which rules. */
export type Story = Readonly<{ events: readonly Happened[]; state: CaseState; now: Instant; rules: Rules; city: City; other?: Context['other'] }>;
export type Step = (story: Story) => Story;

export const caseId = '11111111-1111-4111-8111-111111111111';
export const otherId = '22222222-2222-4222-8222-222222222222';

/** A Monday morning in a quiet March. */
export const beginning: Story = { events: [], state: nothing, now: '2026-03-02T09:00:00+08:00', rules, city };

/** What a command emits now, as the log would hold it. Throws the refusal. */
export function outcome({ state, now, rules: under, city: of, other }: Story, command: CaseCommand, actor: Actor): readonly Happened[] {
  const data = commandTable[command.type].schema.parse(command.data);
  const numbers = { case: 7, order: 12, supervision: 3, card: 4, criticism: 5, talk: 6, listing: 7, referral: 8 };
  const events = decide(state, { type: command.type, data } as CaseCommand, { caseId, actor, at: now, rules: under, city: of, numbers, ...(other === undefined ? {} : { other }) });
  return events.map((event) => ({ ...event, at: event.at ?? now, ...doneBy(signatureOf(actor)) }));
}

export const tell = (story: Story, events: readonly Happened[]): Story => ({ ...story, events: [...story.events, ...events], state: events.reduce(evolve, story.state) });

const minutesOn = (story: Story, minutes: number): Story => ({ ...story, now: instantOf(millis(story.now) + minutes * 60_000) });

/** One command carried out, a minute after the last. */
export const does =
  <Type extends CaseCommandType>(person: string | Actor, type: Type, data: DataOf<Type>): Step =>
  (story) => {
    const later = minutesOn(story, 1);
    return tell(later, outcome(later, { type, data } as CaseCommand, typeof person === 'string' ? by(person) : person));
  };

export const at =
  (now: Instant): Step =>
  (story) => ({ ...story, now });

export const under =
  (policy: Partial<Rules['policy']>, calendar = rules.calendar): Step =>
  (story) => ({ ...story, rules: { policy: { ...story.rules.policy, ...policy }, calendar } });

/** The steps one after another; a story among them is taken as it is. */
export const told = (...steps: readonly (Step | Story)[]): Story => steps.reduce<Story>((story, step) => (typeof step === 'function' ? step(story) : step), beginning);

export const agenda = ({ state, rules: held }: Story): readonly Duty[] => duties(state, held);

/** The clock performs one duty at the present time. */
export const performed = (story: Story, { command }: Duty): readonly Happened[] => outcome(story, command as CaseCommand, clock);

/** Nobody does anything until `until`: the clock performs each duty at its time. */
export const untouched =
  (until: Instant): Step =>
  (story) => {
    let moved = story;
    for (let [next] = agenda(moved); next !== undefined && next.at <= until; [next] = agenda(moved)) {
      const due = { ...moved, now: next.at > moved.now ? next.at : moved.now };
      const events = performed(due, next);
      if (events.length === 0) throw new Error(`the duty ${next.id} does nothing at ${due.now}`);
      moved = tell(due, events);
    }
    return { ...moved, now: until };
  };
