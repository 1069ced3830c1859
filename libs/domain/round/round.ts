import { without } from '#domain/case/state';
import { deedOf } from '#domain/case/who';
import type { Instant } from '#domain/time';
import type { Finding, Place, PlanChanges, ProblemFound, RoundEvents, RoundHappened, RoundMeta } from './events.ts';

/** `planned`: waits for its draw; `inspecting`: its places are known to the team. */
export const roundStatuses = ['planned', 'inspecting', 'published', 'closed'] as const;
export type RoundStatus = (typeof roundStatuses)[number];

/** An inspection round (督查轮次) after `version` events of its stream. */
export type Round = RoundEvents['RoundPlanned'] &
  Readonly<{
    version: number;
    status: RoundStatus | 'none';
    plannedBy: string;
    /** Whose hand it was, where a deputy planned it. */
    plannedHand?: string;
    plannedAt: Instant;
    revisions: readonly (RoundEvents['RoundRevised'] & RoundMeta)[];
    draw?: RoundEvents['PlacesDrawn'] & RoundMeta;
    findings: readonly (Finding & RoundMeta)[];
    published?: RoundEvents['RoundPublished'] & RoundMeta;
    closed?: RoundEvents['RoundClosed'] & RoundMeta;
  }>;

export const noRound: Round = {
  id: '', version: 0, status: 'none', name: '', office: '', offices: [], timing: 'scheduled', manner: 'open', extent: 'full', begins: '', ends: '', inspectors: [], units: [], places: [], plannedBy: '', plannedAt: '', revisions: [], findings: [],
};

/** A spot check waits for its draw; of a full inspection the places are known. */
const begun = ({ extent, draw }: Pick<Round, 'extent' | 'draw'>): RoundStatus => (extent === 'spot' && draw === undefined ? 'planned' : 'inspecting');

function changed(round: Round, changes: PlanChanges): Round {
  const next = { ...round, ...changes };
  return { ...(next.extent === 'full' ? without(next, 'draws') : next), status: begun(next) };
}

/** What is true of a round after an event. */
export function evolveRound(before: Round, event: RoundHappened): Round {
  const { by: plannedBy, hand: plannedHand } = event;
  const meta = { at: event.at, ...deedOf(event) };
  const round = { ...before, version: before.version + 1 };
  switch (event.type) {
    case 'RoundPlanned':
      return { ...round, ...event.data, status: begun(event.data), plannedAt: event.at, plannedBy, ...(plannedHand === undefined ? {} : { plannedHand }) };
    case 'RoundRevised':
      return { ...changed(round, event.data.changes), revisions: [...before.revisions, { ...event.data, ...meta }] };
    case 'PlacesDrawn':
      return { ...round, status: 'inspecting', draw: { ...event.data, ...meta } };
    case 'FindingsFiled':
      return { ...round, findings: [...before.findings, ...event.data.findings.map((one) => ({ ...one, ...meta }))] };
    case 'RoundPublished':
      return { ...round, status: 'published', published: { ...event.data, ...meta } };
    case 'RoundClosed':
      return { ...round, status: 'closed', closed: { ...event.data, ...meta } };
  }
}

/** The round after these events of its stream. */
export const roundAfter = (events: readonly RoundHappened[], from: Round = noRound): Round => events.reduce(evolveRound, from);

/** The places that are to be checked: those that were drawn, or all of a full inspection. */
export function placesToCheck({ extent, places, draw }: Round): readonly Place[] {
  if (extent === 'full') return places;
  return (draw?.drawn ?? []).flatMap((id) => places.find((one) => one.id === id) ?? []);
}

/** The places with a finding. */
export const checkedPlaces = ({ findings }: Round): ReadonlySet<string> => new Set(findings.map(({ place }) => place));

export const isProblem = (finding: Finding & RoundMeta): finding is ProblemFound & RoundMeta => finding.result === 'problem';
export const problemsOf = ({ findings }: Round): readonly (ProblemFound & RoundMeta)[] => findings.filter(isProblem);
