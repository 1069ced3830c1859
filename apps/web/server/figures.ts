import type { RankingsController } from '../../api/units/rankings.controller.ts';
import type { ComparisonController } from '../../api/units/comparison.controller.ts';
import type { RecordController } from '../../api/units/record.controller.ts';
import type { StatsController } from '../../api/units/stats.controller.ts';
import type { UnitsController } from '../../api/units/units.controller.ts';

/** One item of the list that a method of a controller answers. */
type ItemOf<Method extends (...given: never[]) => Promise<Readonly<{ items: readonly unknown[] }>>> = Awaited<ReturnType<Method>>['items'][number];

/** Figures of units and areas, as the server answers them. */
export type UnitBoard = ItemOf<StatsController['unitBoards']>;
export type Numbers = Awaited<ReturnType<StatsController['numbers']>>;
export type AreaBoard = ItemOf<StatsController['areaBoards']>;
export type RedItem = ItemOf<StatsController['redList']>;
export type Ranking = Awaited<ReturnType<RankingsController['ranking']>>;
export type Comparison = Awaited<ReturnType<ComparisonController['compare']>>;
export type RankedCase = ItemOf<RankingsController['cases']>;
export type UnitRecord = Awaited<ReturnType<RecordController['record']>>;
export type CaseBehind = ItemOf<RecordController['cases']>;
export type Area = ItemOf<UnitsController['areas']>;
