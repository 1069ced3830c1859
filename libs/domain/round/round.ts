import type { Instant } from '#domain/time';
import type { Finding, Place, ProblemFound, RoundEvents, RoundHappened, RoundMeta } from './events.ts';

/** `planned`: waits for its draw; `inspecting`: its places are known to the team. */
export const roundStatuses = ['planned', 'inspecting', 'published', 'closed'] as const;
export type RoundStatus = (typeof roundStatuses)[number];

/** An inspection round (督查轮次) after `version` events of its stream. */
export type Round = RoundEvents['RoundPlanned'] &
  Readonly<{
    version: number;
    status: RoundStatus | 'none';
    plannedBy: string;
    plannedAt: Instant;
    draw?: RoundEvents['PlacesDrawn'] & Readonly<{ at: Instant; by: string }>;
    findings: readonly (Finding & RoundMeta)[];
    published?: RoundEvents['RoundPublished'] & RoundMeta;
    closed?: RoundEvents['RoundClosed'] & RoundMeta;
  }>;

export const noRound: Round = {
  id: '', version: 0, status: 'none', name: '', office: '', offices: [], timing: 'scheduled', manner: 'open', extent: 'full', begins: '', ends: '', inspectors: [], units: [], places: [], plannedBy: '', plannedAt: '', findings: [],
};

/** What is true of a round after an event. */
export function evolveRound(before: Round, event: RoundHappened): Round {
  const { at, by } = event;
  const round = { ...before, version: before.version + 1 };
  switch (event.type) {
    case 'RoundPlanned':
      return { ...round, ...event.data, status: event.data.extent === 'spot' ? 'planned' : 'inspecting', plannedAt: at, plannedBy: by };
    case 'PlacesDrawn':
      return { ...round, status: 'inspecting', draw: { ...event.data, at, by } };
    case 'FindingsFiled':
      return { ...round, findings: [...before.findings, ...event.data.findings.map((one) => ({ ...one, at, by }))] };
    case 'RoundPublished':
      return { ...round, status: 'published', published: { ...event.data, at, by } };
    case 'RoundClosed':
      return { ...round, status: 'closed', closed: { ...event.data, at, by } };
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
