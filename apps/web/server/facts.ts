import type { z } from 'zod';
import type { agendaPage } from '../../api/cases/agenda.ts';
import type { caseItem } from '../../api/cases/case-items.ts';
import type { deadlinePage } from '../../api/cases/deadlines.ts';
import type { HoldersController } from '../../api/cases/holders.controller.ts';
import type { trailPage } from '../../api/cases/trail.ts';
import type { VerificationController } from '../../api/cases/verification.controller.ts';
import type { DemoController } from '../../api/demo/demo.controller.ts';
import type { campaignListed } from '../../api/campaigns/campaign-page.ts';
import type { EscalationsController } from '../../api/escalations/escalations.controller.ts';
import type { PoliciesController } from '../../api/policies/policies.controller.ts';
import type { RoundsController } from '../../api/rounds/rounds.controller.ts';
import type { SessionController } from '../../api/session/session.controller.ts';
import type { Field } from '#catalogue/forms';

/** What the server answers, by the schemas that it answers with. */
export type { CasePage } from '../../api/cases/case-page.ts';
export type { CampaignPage } from '../../api/campaigns/campaign-page.ts';
export type { TrailEntry } from '../../api/cases/trail.ts';
export type CampaignItem = z.output<typeof campaignListed>;
export type CaseItem = z.output<typeof caseItem>;
export type Agenda = z.output<typeof agendaPage>;
export type Deadline = z.output<typeof deadlinePage>;
export type Trail = z.output<typeof trailPage>;
/** What a method of a controller answers. */
type Answered<Method extends (...given: never[]) => unknown> = Awaited<ReturnType<Method>>;

export type Escalation = Answered<EscalationsController['list']>['items'][number];
export type Rounds = Answered<RoundsController['list']>;
export type RoundPage = Answered<RoundsController['page']>;
export type RoundDraw = Answered<RoundsController['draw']>;
export type PolicyPage = Answered<PoliciesController['policy']>;
export type Form = Readonly<{ command: string; name: string; fields: readonly Field[] }>;
export type Listed<Item> = Readonly<{ items: readonly Item[]; next: string | null }>;
export type Answer = Readonly<{ caseId: string; id?: string; version: number; status: string }>;
export type Whoami = ReturnType<SessionController['whoami']>;
export type SignInWays = ReturnType<SessionController['ways']>;
export type DemoPerson = Answered<DemoController['people']>[number];
export type Held = Answered<HoldersController['holders']>;
export type Verification = Answered<VerificationController['verify']>;
export type Notice = Readonly<{ id: string; caseId: string | null; subject: Readonly<{ kind: 'case' | 'unit' | 'campaign' | 'round'; id: string; kindName: string; title: string }>; detail: string | null; ruleName: string; kindName: string; todo: string; createdAt: string; readAt: string | null; onBehalfOf: Readonly<{ person: string; name: string }> | null }>;
export type Named = Readonly<{ id: string; name: string }>;
