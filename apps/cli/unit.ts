import { type Command, InvalidArgumentError } from 'commander';
import { fillIn } from '#catalogue/fill-in';
import { type Names, namesOf } from '#catalogue/names';
import { ruleName } from '#catalogue/rules';
import { paperWords } from '#catalogue/steps';
import { boardWords, cardStatusWords, colourWords, figureWords, measureStatusWords, unitHeadings, unitStepWords } from '#catalogue/unit';
import { readUnit, type UnitRecord } from '#commands/unit-records';
import { tell } from '#domain/case/telling';
import { instant } from '#domain/text';
import type { Instant } from '#domain/time';
import { unitHolder } from '#domain/unit/holders';
import { promised } from '#domain/unit/state';
import { unitDuties } from '#domain/unit/unit';
import { figuresOf, heldBy, type Figure, type HeldTime } from '#read-models/unit-record';
import { failWith } from './failure.ts';
import { connectedTo, type Connection } from './terminal.ts';

type Options = Readonly<{ from?: Instant; to?: Instant; asOf?: Instant }>;
type Found = Readonly<{ record: UnitRecord; figures: readonly Figure[]; held: HeldTime | undefined }>;

function instantFrom(text: string): Instant {
  const parsed = instant.safeParse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00+08:00` : text);
  if (!parsed.success) throw new InvalidArgumentError('write a day such as 2026-09-30, or an instant such as 2026-09-30T09:00:00+08:00');
  return parsed.data;
}

async function found(id: string, { from, to, asOf }: Options, { deps, locale }: Connection): Promise<Found> {
  const city = await deps.directory.current(deps.pool);
  if (!Object.hasOwn(city.units, id)) failWith([fillIn(locale, unitHeadings[locale].unknown, { id })]);
  const then = asOf === undefined ? {} : { asOf };
  const record = await readUnit(deps, id, then);
  const span = { now: asOf ?? (await deps.clock.now(deps.pool)), calendar: record.rules.calendar, ...then, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return { record, figures: await figuresOf(deps.pool, unitHolder(id), span), held: await heldBy(deps.pool, span, unitHolder(id)) };
}

function linesOf({ record, figures, held }: Found, { locale }: Connection, names: Names): readonly string[] {
  const { unit, state, rules, city } = record;
  const heading = unitHeadings[locale];
  const part = (title: string, lines: readonly string[]): readonly string[] => [`  ${title}:${lines.length === 0 ? ` ${heading.none}` : ''}`, ...lines.map((line) => `    ${line}`)];
  return [
    `${names.unit(unit)}  ${fillIn(locale, heading.version, { version: state.version })}`,
    ...part(heading.cards, state.cards.map((card) => `${colourWords[locale][card.colour]}  ${card.docNo}  ${card.caseNo ?? card.caseId}  ${cardStatusWords[locale][card.status]}  ${fillIn(locale, heading.until, { at: card.expiresAt })}`)),
    ...part(heading.measures, state.measures.map((one) => `${one.id}  ${paperWords[locale][one.paper]}  ${measureStatusWords[locale][one.status]}${one.docNo === undefined ? '' : `  ${one.docNo}`}`)),
    ...part(heading.promised, promised(state).map(({ id, docNo, decidedAt }) => `${id}  ${docNo ?? ''}  ${decidedAt ?? ''}`)),
    ...part(heading.places, state.places.map(({ board, period, rank, ranked }) => `${boardWords[locale][board]}  ${period}  ${rank}/${ranked}`)),
    ...part(heading.figures, [
      ...figures.map(({ measure, value, cases }) => `${figureWords[locale][measure].name}: ${value} (${cases})  ${figureWords[locale][measure].sentence}`),
      ...(held === undefined ? [] : [fillIn(locale, heading.held, { minutes: held.minutes, share: held.share, cases: held.cases, holding: held.holding })]),
    ]),
    ...part(heading.agenda, unitDuties(record, rules, city).map(({ at, kind, rule, tells }) => `${at}  ${unitStepWords[locale][kind]} (${ruleName(locale, rule)}, ${rules.policy.version})  ${tell(city, tells).map(({ name }) => name).join('、')}`)),
  ];
}

async function show(id: string, options: Options, connection: Connection): Promise<void> {
  const all = await found(id, options, connection);
  const { record: { unit, state, city, rules, events }, figures, held } = all;
  connection.show(
    { unit, ...state, policy: rules.policy.version, promised: promised(state), figures, held: held ?? null, agenda: unitDuties(all.record, rules, city), events },
    linesOf(all, connection, namesOf(city)),
  );
}

export function addUnit(program: Command): void {
  program
    .command('unit <id>')
    .description('the record of a unit across its cases: cards, measures, places, figures')
    .option('--from <time>', 'count from a day or an instant', instantFrom)
    .option('--to <time>', 'count up to a day or an instant, not included', instantFrom)
    .option('--as-of <instant>', 'as it was known then', instantFrom)
    .action((id: string, options: Options, command: Command) => connectedTo(command, (connection) => show(id, options, connection)));
}
