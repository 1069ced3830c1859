import { loadMany } from '#event-store/load';
import { calendarIn, type CalendarBook } from '#domain/calendar/book';
import { decide } from '#domain/case/case';
import type { Rules } from '#domain/case/chapter';
import type { CaseEvent, CaseEvents } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';
import { clock, type City } from '#domain/city/city';
import { withCategories } from '#domain/policy/book';
import type { Policy } from '#domain/policy/policy';
import type { Instant } from '#domain/time';
import { caseStream, foldCase, type StoredActor } from './case-file.ts';
import type { Deps } from './deps.ts';
import { casesUnderway } from './recompute.ts';
import { combined, placeOf } from './rule-book.ts';
import { rulesInForce } from './rules-in-force.ts';

/** Rules that are not published yet: the book with the change, or the policy; and the reason that would be given. */
export type Proposal = Readonly<{ calendar?: CalendarBook; policy?: Policy; why: string }>;

/** A deadline that would move. */
export type MoveAhead = Readonly<{ caseId: string; caseNo: string | null; title: string; unit: string | null; milestone: string | null; from: Instant; to: Instant }>;

/** What a proposal would come to: open cases looked at, those that would adopt it, those of which deadlines move, and how many; the first moves one by one. */
export type Preview = Readonly<{ looked: number; adopted: number; cases: number; deadlines: number; moved: readonly MoveAhead[]; complete: boolean }>;
export type PreviewOptions = Readonly<{ most?: number; onProgress?: (looked: number) => void }>;

const batch = 250;
const listed = 1_000;

type Opened = Readonly<{ caseId: string; state: CaseState; rules: Rules }>;
type Ahead = Readonly<{ deps: Deps; city: City; at: Instant; proposed: (one: Opened) => Promise<Rules | undefined>; why: string }>;

/** The rules that a case would have; none where the proposed policy is not for it: an ordinary one for a case whose campaign has its own, or that of another campaign. */
async function proposals(deps: Deps, { calendar, policy }: Proposal, city: City): Promise<Ahead['proposed']> {
  const together = combined();
  const inForceAt = await rulesInForce(deps);
  const inCity = policy === undefined ? undefined : withCategories(policy, city);
  return async ({ state, rules }) => {
    const place = placeOf(state);
    const days = calendar === undefined ? rules.calendar : calendarIn(calendar, place);
    if (policy === undefined || inCity === undefined) return together(rules.policy, days);
    const { policy: inForce } = await inForceAt(deps.pool, city, place);
    const concerned = policy.use === 'ordinary' ? inForce.use === 'ordinary' : inForce.id === policy.id;
    return concerned ? together(inCity, days) : undefined;
  };
}

async function opened({ deps, city }: Ahead, caseIds: readonly string[]): Promise<readonly Opened[]> {
  const loaded = await loadMany<CaseEvent, StoredActor>(deps.pool, caseIds.map(caseStream));
  return Promise.all(
    caseIds.map(async (caseId) => {
      const state = foldCase(loaded.get(caseStream(caseId))?.events ?? []);
      return { caseId, state, rules: await deps.ruleBook.pinned(deps.pool, state, city) };
    }),
  );
}

/** The events that adopting would emit, by the same decision that writes them. */
async function emitted({ city, at, proposed, why }: Ahead, one: Opened): Promise<readonly CaseEvent[]> {
  const adopting = await proposed(one);
  if (adopting === undefined) return [];
  return decide(one.state, { type: 'adopt-rules', data: { why, cause: 'preview' } }, { caseId: one.caseId, actor: clock, at, rules: one.rules, adopting, city, numbers: {} });
}

const moveOf = ({ caseId, state }: Opened, { assignment, milestone, from, to }: CaseEvents['DeadlineRecomputed']): MoveAhead => ({
  caseId, caseNo: state.caseNo ?? null, title: state.title, unit: state.assignments.find(({ id }) => id === assignment)?.unit ?? null, milestone: milestone ?? null, from, to,
});

const movesIn = (one: Opened, events: readonly CaseEvent[]): readonly MoveAhead[] =>
  events.flatMap((event) => (event.type === 'DeadlineRecomputed' && event.data.from !== event.data.to ? [moveOf(one, event.data)] : []));

/** What open cases would come to under rules that are not published: reads only, and decides as the amendment would. */
export async function previewAdoption(deps: Deps, proposal: Proposal, { most = listed, onProgress }: PreviewOptions = {}): Promise<Preview> {
  const { pool, directory } = deps;
  const [city, at] = [await directory.current(pool), await deps.clock.now(pool)];
  const ahead: Ahead = { deps, city, at, why: proposal.why, proposed: await proposals(deps, proposal, city) };
  let [looked, adopted, cases, deadlines] = [0, 0, 0, 0];
  const moved: MoveAhead[] = [];
  for (let ids = await casesUnderway(pool, { after: '', limit: batch }); ids.length > 0; ids = await casesUnderway(pool, { after: ids.at(-1) ?? '', limit: batch })) {
    for (const one of await opened(ahead, ids)) {
      const events = await emitted(ahead, one);
      const moves = movesIn(one, events);
      [adopted, cases, deadlines] = [adopted + Math.min(1, events.length), cases + Math.min(1, moves.length), deadlines + moves.length];
      moved.push(...moves.slice(0, Math.max(0, most - moved.length)));
    }
    looked += ids.length;
    onProgress?.(looked);
  }
  return { looked, adopted, cases, deadlines, moved, complete: moved.length === deadlines };
}
