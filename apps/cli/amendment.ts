import type { Command } from 'commander';
import { amendmentLabel, amendmentWords } from '#catalogue/amendment';
import { fillIn } from '#catalogue/fill-in';
import { namesOf } from '#catalogue/names';
import { type Amendment, amendmentKey, amendmentOf, amendments, amendmentStream, appliedOf } from '#commands/amendments';
import { previewAdoption } from '#commands/preview';
import { proposedPolicy } from '#commands/proposals';
import { Refusal } from '#domain/refusal';
import type { Instant } from '#domain/time';
import { type DeadlineMove, listDeadlineMoves } from '#read-models/list-deadline-moves';
import type { Viewer } from '#read-models/viewer';
import { soundPolicy } from './policy-publishing.ts';
import { connectedTo, operator, type Connection } from './terminal.ts';

type Known = Readonly<{ amendment: Amendment; applied: Awaited<ReturnType<typeof appliedOf>>; state: 'waiting' | 'running' | 'applied' }>;
type Move = Readonly<{ caseNo: string | null; caseId: string; unit: string | null; from: Instant; to: Instant }>;

async function known({ deps }: Connection, amendment: Amendment): Promise<Known> {
  const applied = await appliedOf(deps.pool, amendment.id);
  if (applied !== undefined) return { amendment, applied, state: 'applied' };
  return { amendment, applied, state: amendment.from > (await deps.clock.now(deps.pool)) ? 'waiting' : 'running' };
}

const lineOf = ({ amendment, state }: Known, { locale }: Connection): string =>
  fillIn(locale, amendmentWords[locale].line, { id: amendment.id, state: amendmentWords[locale][state], label: amendmentLabel(locale, amendment) });

async function movedLines({ deps, locale }: Connection, moves: readonly Move[]): Promise<readonly string[]> {
  const names = namesOf(await deps.directory.current(deps.pool));
  return moves.map(({ caseNo, caseId, unit, from, to }) => fillIn(locale, amendmentWords[locale].moved, { case: caseNo ?? caseId, unit: unit === null ? '-' : names.unit(unit), from, to }));
}

const list = (command: Command): Promise<void> =>
  connectedTo(command, async (connection) => {
    const all = await Promise.all((await amendments(connection.deps, connection.deps.pool)).map((one) => known(connection, one)));
    connection.show(all.map(({ amendment, applied, state }) => ({ ...amendment, state, applied: applied ?? null })), all.length === 0 ? [amendmentWords[connection.locale].none] : all.map((one) => lineOf(one, connection)));
  });

/** Whoever has the database sees every case. */
const operatorsView: Viewer = { sight: { all: true, units: [], areas: [], person: operator().person, inspects: false }, badges: [] };

/** Every deadline that an amendment moved, page after page. */
async function allMoves({ deps }: Connection, id: string): Promise<readonly DeadlineMove[]> {
  const moves: DeadlineMove[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await listDeadlineMoves(deps.pool, operatorsView, amendmentStream(id), { limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    moves.push(...items);
    if (next === undefined) return moves;
    cursor = next;
  }
}

const show = (id: string, command: Command): Promise<void> =>
  connectedTo(command, async (connection) => {
    const { deps, locale } = connection;
    const key = amendmentKey(id);
    const amendment = key === undefined ? undefined : await amendmentOf(deps, deps.pool, key);
    if (amendment === undefined) throw new Refusal('unknown-amendment', { id });
    const found = await known(connection, amendment);
    const moves = await allMoves(connection, id);
    const lines = await movedLines(connection, moves.map(({ dueBefore, dueAfter, ...move }) => ({ ...move, from: dueBefore, to: dueAfter })));
    const came = found.applied === undefined ? [] : [fillIn(locale, amendmentWords[locale].came, found.applied)];
    connection.show({ ...amendment, state: found.state, applied: found.applied ?? null, moved: moves }, [lineOf(found, connection), ...lines, ...came]);
  });

/** Shows which deadlines of open cases a policy file would move if it were published so that they follow; nothing is written. */
export const previewPolicy = (path: string, { from }: Readonly<{ from?: string }>, command: Command): Promise<void> =>
  connectedTo(command, async (connection) => {
    const { deps, locale } = connection;
    const file = await soundPolicy(path, connection);
    const preview = await previewAdoption(deps, await proposedPolicy(deps, file, { ...(from === undefined ? {} : { effectiveFrom: from }), migrate: true, note: file.name }, operator()));
    connection.show(preview, [...(await movedLines(connection, preview.moved)), fillIn(locale, amendmentWords[locale].preview, { looked: preview.looked, cases: preview.cases, deadlines: preview.deadlines })]);
  });

export function addAmendment(program: Command): void {
  const amendment = program.command('amendment').description('what published calendars and policies did to open cases');
  amendment.command('list').description('every amendment that open cases follow, the latest first').action((_: unknown, command: Command) => list(command));
  amendment.command('show <id>').description('how far an amendment has got, and each deadline that it moved').action((id: string, _: unknown, command: Command) => show(id, command));
}
