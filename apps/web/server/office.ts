import type { CountsController } from '../../api/cases/counts.controller.ts';
import type { LimitController } from '../../api/cases/limit.controller.ts';
import type { NearbyController } from '../../api/cases/nearby.controller.ts';
import type { BatchesController } from '../../api/batches/batches.controller.ts';
import type { IntakeController } from '../../api/intake/intake.controller.ts';
import type { StatsController } from '../../api/units/stats.controller.ts';

/** What the desk of the office asks for, as the server answers it. */
export type { BatchAnswer, BatchItem } from '../../api/batches/answered.ts';
export type PossibleCommands = Awaited<ReturnType<BatchesController['possible']>>;
export type Counts = Awaited<ReturnType<CountsController['counts']>>;
export type Nearby = Awaited<ReturnType<NearbyController['nearby']>>;
export type ProposedLimit = Awaited<ReturnType<LimitController['limit']>>;
export type Taken = Awaited<ReturnType<IntakeController['take']>>;
export type UnitLoad = Awaited<ReturnType<StatsController['unitBoards']>>['items'][number];
