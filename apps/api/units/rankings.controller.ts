import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { boardWords, rankedByWords } from '#catalogue/unit';
import { liveRanking, publishedRankings, type RankingRecorded } from '#commands/rankings';
import { readUnits, rulesOfUnits } from '#commands/unit-records';
import type { Rules } from '#domain/case/chapter';
import { id } from '#domain/text';
import { unitOf } from '#domain/unit/holders';
import { boards, periodAt, periodNamed, publicationOf, type Board, type BoardPeriod } from '#domain/unit/periods';
import { bottom, listLength, top, type RankRow } from '#domain/unit/ranking';
import { rankedCases } from '#read-models/rankings';
import { heldTimes, promisesInCases } from '#read-models/unit-record';
import { Documented } from '../openapi/documented.ts';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { listed } from '../requests/listed.ts';
import { asOf, fromParameter, query, untilParameter } from '../requests/query.ts';
import { holderName } from './holder-name.ts';
import { holderExample, rankedCaseExample, rankingExample, recordExample } from './record-examples.ts';
import { promise, promiseInCase, promisesOfUnit } from './record-page.ts';
import { seesRecord, unitFor } from './unit-access.ts';

const row = z.strictObject({ unit: z.string(), unitName: z.string(), rank: z.int(), fromBottom: z.int(), done: z.int(), of: z.int(), rate: z.number() });
/** A board as it was published, or as it stands in the running period. `red` and `black`: the units at the top and at the bottom. */
const rankingPage = z.strictObject({
  board: z.enum(boards), boardName: z.string(), period: z.string(), from: z.string(), to: z.string(), published: z.boolean(), publishedAt: z.string().nullable(), dueAt: z.string(), rankedBy: z.enum(['rectified', 'on-time']), sentence: z.string(), policy: z.string(),
  rows: z.array(row), red: z.array(z.string()), black: z.array(z.string()), periods: z.array(z.string()),
});
type RankingPage = z.output<typeof rankingPage>;
const rankingQuery = query({ board: z.enum(boards), period: z.string().max(10).exactOptional(), ...asOf });

const rankedQuery = query({ board: z.enum(boards), period: z.string().max(10).exactOptional(), unit: id, ...asOf });
const rankedCasesPage = listed(z.strictObject({ caseId: z.string(), caseNo: z.string().nullable(), title: z.string().nullable(), done: z.int(), of: z.int(), seen: z.boolean() }));

const holder = z.strictObject({ holder: z.string(), name: z.string(), minutes: z.int(), elapsed: z.int(), share: z.int(), cases: z.int(), holding: z.int() });
const [holders, promises] = [listed(holder), listed(promise)];
const holdersQuery = query({ from: fromParameter.exactOptional(), to: untilParameter.exactOptional(), ...asOf });
const promisesQuery = query({});

/** Boards of units, where cases are stuck, and what was promised and not carried out. */
@ApiTags('boards')
@Controller('api')
export class RankingsController {
  constructor(private readonly product: Product) {}

  @Get('rankings')
  @Documented({ id: 'ranking', summary: '单位排名', description: 'A board as it was published for a period; without `period` the running one as it stands. Only units with cases are ranked, equal rates share a rank and are all listed.', answer: rankingPage, example: rankingExample })
  async ranking(@Query({ schema: rankingQuery }) { board, period, asOf: then }: z.output<typeof rankingQuery>, @AskedBy() caller: Caller): Promise<RankingPage> {
    const { period: wanted, found, past, rules } = await this.#board(board, period, then, caller);
    const periods = past.map((event) => event.data.period);
    if (found !== undefined) return publishedShown(found, rules, periods, caller);
    const rows = await liveRanking(this.product.deps, wanted, rules, then);
    return liveShown(wanted, rows, rules, periods, caller);
  }

  @Get('rankings/cases')
  @Documented({ id: 'rankingCases', summary: '单位排名：数字背后的案件', description: 'The cases behind the numbers of one unit on a board, as they were known when it was published; `done` and `of` add up to the numbers of the unit. A case that the caller may not see is listed by its id only.', answer: rankedCasesPage, example: { items: [rankedCaseExample], next: null } })
  async cases(@Query({ schema: rankedQuery }) { board, period, unit, asOf: then }: z.output<typeof rankedQuery>, @AskedBy() caller: Caller): Promise<z.output<typeof rankedCasesPage>> {
    const { id } = unitFor(caller, unit);
    const { period: wanted, found, rules } = await this.#board(board, period, then, caller);
    const known = found?.recordedAt ?? then;
    return { items: [...(await rankedCases(this.product.deps.pool, caller.viewer, id, wanted, found?.data.rankedBy ?? rules.policy.unit.rankedBy, known))], next: null };
  }

  /** The period that was asked for, or the running one; as it was published, if it was. Throws Problem `unknown-board`, `not-published`. */
  async #board(board: Board, period: string | undefined, then: string | undefined, { city }: Caller) {
    const { deps } = this.product;
    const past = await publishedRankings(deps.pool, board, then);
    const now = then ?? (await deps.clock.now(deps.pool));
    const running = periodAt(board, now);
    const wanted = period === undefined ? running : periodOf(board, period);
    const found = past.find((event) => event.data.period === wanted.id);
    if (found === undefined && wanted.id !== running.id) throw new Problem(404, 'not-published', { period: wanted.id });
    return { past, period: wanted, found, rules: await rulesOfUnits(deps, deps.pool, city, now) };
  }

  @Get('stats/holders')
  @Documented({ id: 'holders', summary: '问题卡在哪里', description: 'Over the cases that the caller may see: how long each unit, office step and leader held them, in minutes of business hours in full, of calendar time, and of business hours divided among all who held a case at once (`share`, the longest first).', answer: holders, example: { items: [holderExample], next: null } })
  async holders(@Query({ schema: holdersQuery }) { from, to, asOf: then }: z.output<typeof holdersQuery>, @AskedBy() caller: Caller): Promise<z.output<typeof holders>> {
    const { deps } = this.product;
    const now = then ?? (await deps.clock.now(deps.pool));
    const { calendar } = await rulesOfUnits(deps, deps.pool, caller.city, now);
    const rows = await heldTimes(deps.pool, caller.viewer, { now, calendar, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...(then === undefined ? {} : { asOf: then }) });
    return { items: rows.map((one) => ({ ...one, name: holderName(one.holder, caller) })), next: null };
  }

  @Get('stats/promised')
  @Documented({ id: 'promised', summary: '已下达未落实的措施', description: 'Measures against units that were issued with a document number and that nobody has carried out, the oldest first, with their age in working days (失之于软、失之于宽).', answer: promises, example: { items: recordExample.promised, next: null } })
  async promised(@Query({ schema: promisesQuery }) _: z.output<typeof promisesQuery>, @AskedBy() caller: Caller): Promise<z.output<typeof promises>> {
    const { deps } = this.product;
    const now = await deps.clock.now(deps.pool);
    const rules = await rulesOfUnits(deps, deps.pool, caller.city, now);
    const units = Object.values(caller.city.units).filter((unit) => seesRecord(caller, unit)).map(({ id }) => id);
    const ofUnits = (await readUnits(deps, units)).flatMap((record) => promisesOfUnit({ record: { ...record, rules }, now }, caller));
    const inCases = (await promisesInCases(deps.pool, caller.viewer, {})).filter((one) => units.includes(unitOf(one.holder) ?? '')).map((one) => promiseInCase(one, now, rules, caller));
    return { items: [...ofUnits, ...inCases].toSorted((one, other) => (one.since < other.since ? -1 : 1)), next: null };
  }
}

function periodOf(board: Board, id: string): BoardPeriod {
  const period = periodNamed(board, id);
  if (period === undefined) throw new Problem(404, 'unknown-board');
  return period;
}

const rowShown = ({ names }: Caller) => ({ unit, rank, fromBottom, done, of }: RankRow): z.output<typeof row> => ({ unit, unitName: names.unit(unit), rank, fromBottom, done, of, rate: done / of });

function lists(rows: readonly RankRow[], board: Board, { policy }: Rules): Pick<RankingPage, 'red' | 'black'> {
  const length = listLength(policy.unit.ladder, board);
  return { red: top(rows, length).map(({ unit }) => unit), black: bottom(rows, length).map(({ unit }) => unit) };
}

function publishedShown({ data: { board, period, from, to, rankedBy, policy, rows, dueAt }, recordedAt }: RankingRecorded, rules: Rules, periods: readonly string[], caller: Caller): RankingPage {
  const { locale } = caller;
  return {
    board, boardName: boardWords[locale][board], period, from, to, published: true, publishedAt: recordedAt, dueAt, rankedBy, sentence: rankedByWords[locale][rankedBy], policy, rows: rows.map(rowShown(caller)), ...lists(rows, board, rules), periods: [...periods],
  };
}

function liveShown({ board, id, from, to }: BoardPeriod, rows: readonly RankRow[], rules: Rules, periods: readonly string[], caller: Caller): RankingPage {
  const { locale } = caller;
  const { rankedBy } = rules.policy.unit;
  return {
    board, boardName: boardWords[locale][board], period: id, from, to, published: false, publishedAt: null, dueAt: publicationOf({ board, id, from, to }, rules.calendar), rankedBy, sentence: rankedByWords[locale][rankedBy], policy: rules.policy.version,
    rows: rows.map(rowShown(caller)), ...lists(rows, board, rules), periods: [...periods],
  };
}
