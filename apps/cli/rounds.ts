import { randomUUID } from 'node:crypto';
import { type Command, Option } from 'commander';
import { fillIn, instantIn } from '#catalogue/fill-in';
import { namesOf } from '#catalogue/names';
import { roundCliWords, type RoundCliWord, roundCommandWords, roundStatusWords } from '#catalogue/round';
import { sentenceOf } from '#catalogue/sentence';
import { executeRound } from '#commands/rounds-execute';
import { roundIdOf } from '#commands/rounds';
import type { RoundCommand } from '#domain/round/commands';
import { checkedPlaces, isProblem, placesToCheck, problemsOf, roundStatuses, type Round, type RoundStatus } from '#domain/round/round';
import { isPublic } from '#domain/round/who';
import type { Facts } from '#domain/refusal';
import { readRoundPlan, readRoundRevision } from '#intake/round-file';
import type { Reading } from '#intake/yaml/file';
import { failWith } from './failure.ts';
import { connectedTo, type Connection, operator, type Terminal, terminalOf } from './terminal.ts';

const word = ({ locale }: Terminal, which: RoundCliWord, facts: Facts = {}): string => fillIn(locale, roundCliWords[locale][which], facts);

/** What a file says; ends the command with a line for each problem. */
function sound<Value>({ value, problems }: Reading<Value>, terminal: Terminal): Value {
  if (value !== undefined) return value;
  failWith((problems ?? []).map(({ line, column, code, facts }) => word(terminal, 'problem', { line, column, sentence: sentenceOf(terminal.locale, { code, facts }) })));
}

const statusOf = ({ status }: Round, { locale }: Terminal): string => (status === 'none' ? '' : roundStatusWords[locale][status]);

async function lineOf(round: Round, connection: Connection): Promise<string> {
  const { id, name, office, begins, ends } = round;
  const names = namesOf(await connection.deps.directory.current(connection.deps.pool));
  return word(connection, 'listed', { id, name, begins, ends, office: names.office(office), status: statusOf(round, connection), secret: isPublic(round) ? '' : word(connection, 'secret') });
}

async function list(status: RoundStatus | undefined, connection: Connection): Promise<void> {
  const { deps, show } = connection;
  const rounds = (await deps.rounds.all(deps.pool)).filter((one) => status === undefined || one.status === status).toSorted((one, other) => (one.begins < other.begins ? 1 : -1));
  const lines = await Promise.all(rounds.map((one) => lineOf(one, connection)));
  show(rounds, lines.length === 0 ? [word(connection, 'none')] : lines);
}

async function roundOf(id: string, connection: Connection): Promise<Round> {
  const round = await connection.deps.rounds.current(connection.deps.pool, id);
  if (round.status === 'none') failWith([word(connection, 'nothing', { id })]);
  return round;
}

async function show(id: string, connection: Connection): Promise<void> {
  const { deps, locale } = connection;
  const [round, names] = [await roundOf(id, connection), namesOf(await deps.directory.current(deps.pool))];
  const toCheck = new Set(placesToCheck(round).map((one) => one.id));
  connection.show(round, [
    await lineOf(round, connection),
    word(connection, 'found', { checked: checkedPlaces(round).size, places: toCheck.size, problems: problemsOf(round).length }),
    ...round.revisions.map(({ at, reason }) => word(connection, 'revision', { at: instantIn(locale, at), reason })),
    ...round.places.map((one) => word(connection, 'place', { id: one.id, unit: names.unit(one.unit), address: one.address, mark: toCheck.has(one.id) ? ' *' : '' })),
    ...round.findings.map((one) => word(connection, 'finding', { n: one.n, place: one.place, what: isProblem(one) ? `${one.title}  ${one.caseId}` : '✓' })),
  ]);
}

async function plan(path: string, connection: Connection): Promise<void> {
  const [commandId, data] = [randomUUID(), sound(await readRoundPlan(path), connection)];
  const { repeated: _, ...answer } = await executeRound(connection.deps, { id: roundIdOf(commandId), command: { type: 'plan-round', data }, actor: operator(), commandId });
  connection.show(answer, [word(connection, 'planned', { name: data.name, id: answer.id, version: answer.version })]);
}

/** Gives a command to a round that is planned. */
async function give(id: string, command: RoundCommand, connection: Connection): Promise<void> {
  await roundOf(id, connection);
  const { repeated: _, ...answer } = await executeRound(connection.deps, { id, command, actor: operator(), commandId: randomUUID() });
  const { locale } = connection;
  connection.show(answer, [word(connection, 'did', { command: roundCommandWords[locale][command.type], status: roundStatusWords[locale][answer.status], version: answer.version })]);
}

export function addRounds(program: Command): void {
  const rounds = program.command('rounds').description('inspection rounds: their plans, which stay secret until they are published, draws and findings');
  rounds
    .command('list')
    .description('the rounds, the one that began last first')
    .addOption(new Option('--status <status>', 'only those in a state').choices(roundStatuses))
    .action(({ status }: Readonly<{ status?: RoundStatus }>, command: Command) => connectedTo(command, (connection) => list(status, connection)));
  rounds
    .command('show <id>')
    .description('a round: its places (* is to be checked), how its plan was revised, what was found')
    .action((id: string, _: unknown, command: Command) => connectedTo(command, (connection) => show(id, connection)));
  rounds
    .command('check <file>')
    .description('say what is wrong in the file of a plan, with line and column')
    .action(async (path: string, _: unknown, command: Command) => {
      const terminal = terminalOf(command);
      const { places, inspectors } = sound(await readRoundPlan(path), terminal);
      const counts = { places: places.length, inspectors: inspectors.length };
      terminal.show({ ok: true, ...counts }, [word(terminal, 'ok', counts)]);
    });
  rounds
    .command('plan <file>')
    .description('plan the round that a file describes')
    .action((path: string, _: unknown, command: Command) => connectedTo(command, (connection) => plan(path, connection)));
  rounds
    .command('revise <id> <file>')
    .description('change the plan of a round that is not published: a file with what is to be otherwise, and the reason')
    .action((id: string, path: string, _: unknown, command: Command) =>
      connectedTo(command, async (connection) => give(id, { type: 'revise-round', data: sound(await readRoundRevision(path), connection) }, connection)));
  addSteps(rounds);
}

function addSteps(rounds: Command): void {
  rounds
    .command('draw <id>')
    .description('draw the places of a spot check by a seed that is recorded')
    .action((id: string, _: unknown, command: Command) => connectedTo(command, (connection) => give(id, { type: 'draw-places', data: {} }, connection)));
  rounds
    .command('publish <id>')
    .description('publish what was found; from then on everybody concerned knows of the round')
    .requiredOption('--text <text>', 'the bulletin')
    .option('--doc-no <number>', 'its document number')
    .action((id: string, { text, docNo }: Readonly<{ text: string; docNo?: string }>, command: Command) =>
      connectedTo(command, (connection) => give(id, { type: 'publish-round', data: { text, ...(docNo === undefined ? {} : { docNo }) } }, connection)));
  rounds
    .command('close <id>')
    .description('end a round that is published, or give one up in which nothing was found')
    .requiredOption('--reason <text>', 'why')
    .action((id: string, { reason }: Readonly<{ reason: string }>, command: Command) => connectedTo(command, (connection) => give(id, { type: 'close-round', data: { reason } }, connection)));
}
