import { clock, type Actor } from '#domain/city/city';
import { deedBy } from '#domain/delegation/signature';
import { Refusal } from '#domain/refusal';
import type { Instant } from '#domain/time';
import type { Rules } from '#domain/case/chapter';
import type { UnitRung } from '#domain/policy/policy';
import type { UnitDuty, UnitFile } from '#domain/unit/chapter';
import type { UnitEvent, UnitEventType } from '#domain/unit/events';
import { noRecord } from '#domain/unit/state';
import { decideUnit, replayUnit, unitDuties, type UnitCommand, type UnitCommandType } from '#domain/unit/unit';
import { by, city, rules as usual } from './case/city.ts';

type DataOf<Type extends UnitCommandType> = Extract<UnitCommand, { type: Type }>['data'];

/** The rules of the small city with another ladder for units. */
export const rulesWith = (...ladder: UnitRung[]): Rules => ({ ...usual, policy: { ...usual.policy, unit: { ...usual.policy.unit, ladder } } });

/** The record of the city's urban management bureau, to which things happen one after the other; what happened last is in `events`. */
export class Record {
  constructor(
    private readonly rules: Rules = usual,
    readonly file: UnitFile = { unit: 'urban', office: 'cwb', state: noRecord },
    readonly events: readonly UnitEvent[] = [],
  ) {}

  does<Type extends UnitCommandType>(at: Instant, person: string | Actor, type: Type, data: DataOf<Type>): Record {
    const actor = person === 'clock' ? clock : typeof person === 'string' ? by(person) : person;
    const command = { type, data } as UnitCommand;
    const events = decideUnit(this.file, command, { actor, at, rules: this.rules, city, number: 7 });
    return new Record(this.rules, { ...this.file, state: replayUnit(events.map((event) => ({ ...event, at, ...deedBy(actor) })), this.file.state) }, events);
  }

  /** The code with which it is refused. */
  refuses<Type extends UnitCommandType>(at: Instant, person: string | Actor, type: Type, data: DataOf<Type>): string {
    try {
      return this.does(at, person, type, data).happened.join();
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }

  /** A card from a case named by its number. */
  card(at: Instant, caseId: string, colour: 'yellow' | 'red' = 'red'): Record {
    return this.does(at, 'clock', 'give-card', { colour, caseId, sanction: 's1', docNo: `督牌〔2026〕${caseId}号`, issuedBy: 'hq', givenAt: at });
  }

  /** A place on the weekly board; ten units are ranked. */
  place(period: string, fromBottom: number, first = false): Record {
    return this.does('2026-03-30T09:00:00+08:00', 'clock', 'enter-rank', { board: 'weekly', period, rank: 11 - fromBottom, fromBottom, ranked: 10, first });
  }

  get happened(): readonly UnitEventType[] {
    return this.events.map(({ type }) => type);
  }

  get duties(): readonly UnitDuty[] {
    return unitDuties(this.file, this.rules, city);
  }
}
