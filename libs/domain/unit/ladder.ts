import { tell } from '#domain/case/telling';
import { order } from '#domain/order';
import type { UnitRung } from '#domain/policy/policy';
import type { UnitContext, UnitFile } from './chapter.ts';
import type { Colour, Grounds, UnitEvent } from './events.ts';
import { inARow } from './in-a-row.ts';
import { periodBefore, periodNamed, type Board } from './periods.ts';
import type { Card, Place, UnitState } from './state.ts';
import { partiesOf } from './telling.ts';

/** The valid cards of a colour in a row up to the last one. Withdrawn, suspended and expired cards neither count nor break the row. */
export function validInARow({ cards }: UnitState, colour: Colour): readonly Card[] {
  const valid = cards.filter(({ status }) => status === 'valid').toSorted((one, other) => order(one.givenAt, other.givenAt));
  return inARow(valid, colour);
}

/** The cards that an earlier proposal by this rung rests on: they are used up, unless it lapsed. */
const usedBy = ({ measures }: UnitState, rung: string): ReadonlySet<string> =>
  new Set(measures.flatMap(({ grounds, status, rung: by }) => (by === rung && status !== 'lapsed' && grounds.kind === 'cards' ? grounds.cards : [])));

/** The last places on a board that are at the bottom, in periods that follow each other; the latest first. A period in which the unit was not ranked breaks the row. */
function bottomRow({ places }: UnitState, board: Board, bottom: number): readonly Place[] {
  const row: Place[] = [];
  for (const place of places.filter((one) => one.board === board).toReversed()) {
    const later = row.at(-1);
    const period = later === undefined ? undefined : periodNamed(board, later.period);
    if (period !== undefined && periodBefore(period).id !== place.period) break;
    if (place.first || place.fromBottom > bottom) break;
    row.push(place);
  }
  return row;
}

/** Whether a rung is the highest of its board: it fires again each time the row goes on. */
const isLast = (rung: UnitRung, ladder: readonly UnitRung[]): boolean =>
  ladder.every(({ trigger }) => trigger.kind !== 'rank' || rung.trigger.kind !== 'rank' || trigger.board !== rung.trigger.board || trigger.times <= rung.trigger.times);

/** On what a rung would rest now; undefined while it is not reached, or has been proposed for this already. */
function groundsOf(state: UnitState, rung: UnitRung, ladder: readonly UnitRung[]): Grounds | undefined {
  const { trigger } = rung;
  switch (trigger.kind) {
    case 'cards': {
      const used = usedBy(state, rung.id);
      const cards = validInARow(state, trigger.colour).filter(({ id }) => !used.has(id)).slice(0, trigger.inARow).map(({ id }) => id);
      return cards.length < trigger.inARow ? undefined : { kind: 'cards', cards };
    }
    case 'rank': {
      const periods = bottomRow(state, trigger.board, trigger.bottom).map(({ period }) => period);
      const reached = periods.length === trigger.times || (periods.length > trigger.times && isLast(rung, ladder));
      const known = state.measures.some(({ rung: by, grounds }) => by === rung.id && grounds.kind === 'rank' && grounds.periods[0] === periods[0]);
      return reached && !known ? { kind: 'rank', board: trigger.board, periods: periods.slice(0, trigger.times) } : undefined;
    }
  }
}

/** What the ladder of the unit proposes for the record as it stands. Nothing fires by itself: a person must issue or drop each. */
export function proposals(file: UnitFile, { rules, city }: Pick<UnitContext, 'rules' | 'city'>): readonly UnitEvent[] {
  const { ladder } = rules.policy.unit;
  const reached = ladder.flatMap((rung) => {
    const grounds = groundsOf(file.state, rung, ladder);
    return grounds === undefined ? [] : [{ rung, grounds }];
  });
  return reached.map(({ rung, grounds }, index) => {
    const parties = (list: UnitRung['to']) => list.flatMap((addressee) => partiesOf(file, addressee, [{ kind: 'office', office: file.office, roles: [rung.issuedBy] }], city));
    const to = tell(city, parties(rung.to));
    return {
      type: 'UnitMeasureProposed',
      data: {
        id: `m${file.state.measures.length + index + 1}`, rung: rung.id, level: rung.level, paper: rung.paper, grounds, policy: rules.policy.version, ...(rung.by === undefined ? {} : { heldBy: rung.by }),
        issuedBy: rung.issuedBy, to, copy: tell(city, parties(rung.copy), to),
      },
    };
  });
}
