import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AmendmentsController } from './amendments/amendments.controller.ts';
import { BatchesController } from './batches/batches.controller.ts';
import { Batches } from './batches/batches.ts';
import { CalendarController } from './calendar/calendar.controller.ts';
import { CalendarPublishingController } from './calendar/publishing.controller.ts';
import { CampaignReading } from './campaigns/campaign-reading.ts';
import { CampaignsController } from './campaigns/campaigns.controller.ts';
import { CaseAccess } from './cases/case-access.ts';
import { CaseController } from './cases/case.controller.ts';
import { commandRoutes } from './cases/command-routes.ts';
import { CountsController } from './cases/counts.controller.ts';
import { LimitController } from './cases/limit.controller.ts';
import { NearbyController } from './cases/nearby.controller.ts';
import { CommandService } from './cases/command.service.ts';
import { HoldersController } from './cases/holders.controller.ts';
import { TrailService } from './cases/trail.service.ts';
import { VerificationController } from './cases/verification.controller.ts';
import { DelegationsController } from './delegations/delegations.controller.ts';
import { DemoController } from './demo/demo.controller.ts';
import { DraftsController } from './drafts/drafts.controller.ts';
import { EscalationsController } from './escalations/escalations.controller.ts';
import { CaseEvidenceController } from './evidence/case-evidence.controller.ts';
import { EvidenceController } from './evidence/evidence.controller.ts';
import { EvidenceSweeper } from './evidence/sweeper.ts';
import { UploadsController } from './evidence/uploads.controller.ts';
import { Feed } from './feed/feed.ts';
import { FeedController } from './feed/feed.controller.ts';
import { FormsController } from './forms/forms.controller.ts';
import { HealthController } from './health/health.controller.ts';
import { Metrics } from './health/metrics.ts';
import { Intake } from './intake/intake.ts';
import { IntakeController } from './intake/intake.controller.ts';
import { InspectionsController } from './inspections/inspections.controller.ts';
import { NoticesController } from './notices/notices.controller.ts';
import { PoliciesController } from './policies/policies.controller.ts';
import { PolicyPublishingController } from './policies/publishing.controller.ts';
import { Product } from './product.ts';
import { ReceiptsController } from './receipts/receipts.controller.ts';
import { SamplesController } from './samples/samples.controller.ts';
import { Simulations } from './simulations/simulations.ts';
import { SimulationsController } from './simulations/simulations.controller.ts';
import { SignedInGuard } from './requests/signed-in.guard.ts';
import { RoundService } from './rounds/round.service.ts';
import { roundCommandRoutes } from './rounds/round-commands.ts';
import { RoundsController } from './rounds/rounds.controller.ts';
import { SessionController } from './session/session.controller.ts';
import { ComparisonController } from './units/comparison.controller.ts';
import { RankingsController } from './units/rankings.controller.ts';
import { RecordController } from './units/record.controller.ts';
import { StatsController } from './units/stats.controller.ts';
import { unitCommandRoutes } from './units/unit-commands.ts';
import { UnitsController } from './units/units.controller.ts';
import { ViewsController } from './views/views.controller.ts';

@Module({})
class AppModule {}

/** The API's controllers; those of the demonstration exist only in one. */
export const appModule = (product: Product, metrics: Metrics): DynamicModule => ({
  module: AppModule,
  controllers: [
    ...commandRoutes, BatchesController, IntakeController, CountsController, NearbyController, LimitController, CaseController, HoldersController, VerificationController, CalendarController, CalendarPublishingController, AmendmentsController, PoliciesController, PolicyPublishingController, CampaignsController, RoundsController, ...roundCommandRoutes, SamplesController, SimulationsController, UnitsController, RecordController, RankingsController, ComparisonController, ...unitCommandRoutes, StatsController, EscalationsController, DelegationsController, ViewsController, DraftsController, ReceiptsController, InspectionsController, NoticesController, UploadsController, EvidenceController, CaseEvidenceController, FeedController, FormsController, SessionController, HealthController,
    ...(product.demonstration ? [DemoController] : []),
  ],
  providers: [{ provide: Product, useValue: product }, { provide: Metrics, useValue: metrics }, { provide: APP_GUARD, useClass: SignedInGuard }, CaseAccess, CommandService, Batches, Intake, CampaignReading, RoundService, TrailService, Feed, Simulations, EvidenceSweeper],
});
