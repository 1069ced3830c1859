import { tell } from '#domain/case/telling';
import type { City } from '#domain/city/city';
import { at } from '#domain/time';
import { recordNotices, type RecordNotice, type RecordTelling } from '../record-notice.ts';
import type { RoundEvent, RoundHappened } from './events.ts';
import { placesToCheck, type Round } from './round.ts';

/** The round as it stands after the command, the city that held, and who acted. */
type About = Readonly<{ round: Round; city: City; by: string }>;

/** The team learns what it is to do when its places are known. */
const toTeam = ({ round, city, by }: About): readonly RecordTelling[] => {
  const { inspectors, office, begins, ends } = round;
  const told = tell(city, inspectors.map((person) => ({ kind: 'person', person, office })));
  return [{ told, by, copy: false, reason: { kind: 'order', rule: 'order.inspection' }, todo: 'inspect-places', dueAt: at(ends, 1440), facts: { begins, ends, places: `${placesToCheck(round).length}` } }];
};

/** The inspected learn of a round by its bulletin. */
const toInspected = ({ round, city, by }: About): readonly RecordTelling[] => {
  const told = tell(city, round.units.map((unit) => ({ kind: 'unit', unit, roles: ['unit-handler', 'unit-head'] })));
  const { docNo = '', checked = 0, problems = 0 } = round.published ?? {};
  return [{ told, by, copy: false, reason: { kind: 'news', rule: 'news.round-published' }, facts: { docNo, checked: `${checked}`, problems: `${problems}` } }];
};

/** Who is to know of an event of a round. Every event stands here: nobody is forgotten by accident. */
function tellingsOf({ type }: RoundEvent, about: About): readonly RecordTelling[] {
  switch (type) {
    case 'RoundPlanned':
      return about.round.extent === 'full' ? toTeam(about) : [];
    case 'PlacesDrawn':
      return toTeam(about);
    case 'RoundRevised':
      return about.round.status === 'inspecting' ? toTeam(about) : [];
    case 'RoundPublished':
      return toInspected(about);
    case 'FindingsFiled':
    case 'RoundClosed':
      return [];
  }
}

/** Whom one command to a round concerns, each person once; never who did it. `round` is as it stands after the command. */
export const roundNotices = (events: readonly RoundHappened[], round: Round, city: City): readonly RecordNotice[] => recordNotices(events.map((event) => tellingsOf(event, { round, city, by: event.by })));
