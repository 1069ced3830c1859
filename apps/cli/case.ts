import type { Command } from 'commander';
import { eventSentence, eventWords } from '#catalogue/event-sentence';
import { namesOf, withRungs } from '#catalogue/names';
import { ruleName, wordOf } from '#catalogue/rules';
import { assignmentStatusWords, statusWords } from '#catalogue/statuses';
import { dutyWords, levelWords } from '#catalogue/steps';
import { agendaOf } from '#commands/agenda';
import { loadCase, type CaseFile, type CaseRecord } from '#commands/case-file';
import { commandWords } from '#catalogue/commands';
import { signedName } from '#domain/delegation/signature';
import { duties } from '#domain/case/case';
import { standing } from '#domain/case/state';
import { tell } from '#domain/case/telling';
import { holdersOf } from '#domain/case/waits';
import { verifyStream } from '#event-store/verify';
import { findCase } from '#read-models/find-case';
import { fileLines, filesOf } from './evidence.ts';
import { failWith } from './failure.ts';
import { connectedTo, type Connection } from './terminal.ts';

/** A case by its id or its number. */
async function fileOf({ deps, word }: Connection, idOrNumber: string): Promise<CaseFile> {
  const caseId = await findCase(deps.pool, idOrNumber);
  const file = caseId === undefined ? undefined : await loadCase(deps, caseId);
  return file ?? failWith([word('not-found', { id: idOrNumber })]);
}

function summary({ caseId, state, rules, city, version }: CaseFile, { locale, word }: Connection) {
  const names = namesOf(city);
  const holders = tell(city, holdersOf(state)).map(({ name }) => name);
  const [next] = duties(state, rules);
  const assignments = standing(state).map(({ id, unit, role, status, deadline }) => ({ id, unit, role, status, ...(deadline === undefined ? {} : { dueAt: deadline.dueAt, provisional: deadline.provisional }) }));
  const lines = [
    `${state.caseNo ?? caseId}  ${state.title}`,
    `  ${word('status')}: ${statusWords[locale][state.status]}    ${word('level')}: ${wordOf(levelWords[locale], String(state.level))}`,
    `  ${word('office')}: ${names.office(state.office)}    ${word('holder')}: ${holders.join('、') || '-'}`,
    ...assignments.map((one) => `  ${names.unit(one.unit)}: ${assignmentStatusWords[locale][one.status]}    ${word('due')}: ${one.dueAt ?? '-'}${one.provisional === true ? ` (${word('provisional')})` : ''}`),
    ...(next === undefined ? [] : [`  ${word('agenda')}: ${next.at} ${ruleName(locale, next.rule, rules.policy)}`]),
  ];
  return { value: { caseId, version, state: { ...state, chased: undefined, fired: undefined }, holders, assignments, next: next ?? null }, lines };
}

const line = (event: CaseRecord, { locale, word }: Connection, names: ReturnType<typeof namesOf>): string => {
  const late = event.recordedAt === event.occurredAt ? '' : ` (${word('recorded', { at: event.recordedAt })})`;
  const who = `${signedName(event.actor)}(${event.actor.post})`;
  const words = eventWords(locale, event, names).map(({ label, text }) => `\n      ${label}: ${text}`);
  return `${String(event.version).padStart(3)}  ${event.occurredAt}${late}  ${who}  ${eventSentence(locale, event, names)}${words.join('')}`;
};

async function trail(id: string, verify: boolean, connection: Connection): Promise<void> {
  const file = await fileOf(connection, id);
  const names = withRungs(namesOf(file.city), file.rules.policy);
  const verdict = verify ? await verifyStream(connection.deps.pool, `case/${file.caseId}`) : undefined;
  const verdictLine = verdict === undefined ? [] : [verdict.ok ? connection.word('chain-intact', { events: verdict.version }) : connection.word('chain-broken', { version: verdict.version, what: verdict.what })];
  const files = verify ? await filesOf(connection, file) : [];
  const events = file.events.map((event) => ({ ...event, sentence: eventSentence(connection.locale, event, names) }));
  connection.show({ caseId: file.caseId, events, ...(verdict === undefined ? {} : { verdict, files }) }, [...file.events.map((event) => line(event, connection, names)), ...verdictLine, ...fileLines(files, connection)]);
  if ((verdict !== undefined && !verdict.ok) || files.some(({ state }) => state !== 'sound')) process.exitCode = 1;
}

async function agenda(id: string, connection: Connection): Promise<void> {
  const { locale, word, deps, show } = connection;
  const { caseId, city, rules } = await fileOf(connection, id);
  const { duties: due, now, version } = await agendaOf(deps, caseId);
  const items = due.map((duty) => ({ at: duty.at, kind: duty.kind, rule: duty.rule, policy: rules.policy.version, tells: tell(city, [...duty.tells, ...duty.copies]), stoppedBy: duty.stoppedBy }));
  const lines = items.map(
    ({ at, kind, rule, policy, tells, stoppedBy }) =>
      `${at}  ${dutyWords[locale][kind]}  ${ruleName(locale, rule, rules.policy)} (${word('rule')} ${rule}, ${policy})\n      ${word('tells')}: ${tells.map(({ name }) => name).join('、') || '-'}    ${word('stops')}: ${stoppedBy.map((one) => wordOf(commandWords[locale], one)).join('、')}`,
  );
  show({ caseId, version, now, duties: items }, lines.length > 0 ? lines : [word('nothing-next')]);
}

export function addCase(program: Command): void {
  program
    .command('case <id>')
    .description('a case as it stands, by id or number')
    .action((id: string, _: unknown, command: Command) =>
      connectedTo(command, async (connection) => {
        const { value, lines } = summary(await fileOf(connection, id), connection);
        connection.show(value, lines);
      }),
    );
  program
    .command('trail <id>')
    .description('everything that happened to a case: who, when, what, why')
    .option('--verify', 'check the hash chain and the attached files; exit status 1 when something is wrong')
    .action((id: string, { verify }: Readonly<{ verify?: boolean }>, command: Command) => connectedTo(command, (connection) => trail(id, verify === true, connection)));
  program
    .command('agenda <id>')
    .description('what happens next, and when, if nobody acts')
    .action((id: string, _: unknown, command: Command) => connectedTo(command, (connection) => agenda(id, connection)));
}
